import { quoteEvents } from '@platform/contracts';
import type { ClaimedCommand } from '@stepwright/outbox';
import { type CommandContext, createJournal, type Transaction, writeJournal } from '@stepwright/service-kit';
import * as z from 'zod';
import { changeQuote, lockQuote, quoteResource } from './quote-store.ts';

const orderAnswer = z.object({ orderId: z.string().min(1).max(100) });

/**
 * Records the order that an acceptance has led to, in the transaction that marks the delivery: the quote is ACCEPTED. Running
 * again changes nothing.
 *
 * @throws when the order service's answer names no order: the delivery is then repeated under the same key.
 */
export async function recordOrder(
  transaction: Transaction,
  command: ClaimedCommand,
  response: unknown,
  now: Date,
): Promise<void> {
  if (command.kind !== 'create-order') return;
  const { orderId } = orderAnswer.parse(response);
  const context = systemContext(command, now);
  const journal = createJournal('quote', context);
  const scope = { transaction, journal, context };
  const quote = await lockQuote({ ...scope, params: { quoteId: command.aggregate_id } });
  if (quote?.status !== 'ACCEPTED_PENDING_ORDER_CREATION') return;
  const changed = await changeQuote(scope, quote, {
    command: 'QUOTE_CONVERT',
    move: 'recordOrder',
    to: 'ACCEPTED',
    orderId,
    evidence: { orderId, commandId: command.id },
  });
  journal.event(quoteEvents.quoteConverted, quoteResource(changed), {
    quoteId: quote.quoteId,
    quoteRevision: quote.revision,
    orderId,
  });
  await writeJournal(transaction, journal);
}

function systemContext(command: ClaimedCommand, now: Date): CommandContext {
  const { tenant_id: tenantId, correlation_id: correlationId, id } = command;
  const actor = { id: 'service:quote', type: 'SERVICE', tenantId, roles: [], groups: [], accounts: '*' as const };
  return { tenantId, actor, correlationId, causationId: id, now };
}
