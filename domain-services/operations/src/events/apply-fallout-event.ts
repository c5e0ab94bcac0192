import { approvalEvents, orderEvents, orderKey, quoteEvents, quoteKey } from '@platform/contracts';
import type { EventEnvelope } from '@stepwright/outbox';
import { createJournal, type Journal, type Transaction, writeJournal } from '@stepwright/service-kit';
import { moveCase, type NewCase, openCase } from '../case-changes.ts';
import type { CaseCommand } from '../fallout-case.ts';
import { lockActiveFallouts } from '../fallout-case-store.ts';
import { systemContext } from '../system-context.ts';
import { takeRevision } from './take-revision.ts';

type Apply = (transaction: Transaction, journal: Journal, event: EventEnvelope) => Promise<void>;

const { orderEnteredFallout, orderFalloutResolved, orderCompleted, orderCancelled } = orderEvents;
const { quoteEnteredFallout, quoteFalloutResolved } = quoteEvents;
const { approvalWithdrawn } = approvalEvents;

const byType: Readonly<Record<string, Apply>> = {
  [orderEnteredFallout.type]: (transaction, journal, event) => {
    const { orderId, falloutId, code, businessKey, stepId, attempt } = orderEnteredFallout.payload.parse(event.payload);
    const step = stepId ?? 'order-fulfillment';
    return enterFallout(transaction, journal, event, {
      businessKey,
      subjectType: 'order',
      subjectId: orderId,
      step,
      code,
      falloutId,
      attempt,
    });
  },
  [quoteEnteredFallout.type]: (transaction, journal, event) => {
    const { quoteId, falloutId, code, businessKey } = quoteEnteredFallout.payload.parse(event.payload);
    const step = 'quote-approval';
    return enterFallout(transaction, journal, event, {
      businessKey,
      subjectType: 'quote',
      subjectId: quoteId,
      step,
      code,
      falloutId,
    });
  },
  [orderFalloutResolved.type]: (transaction, journal, event) =>
    endFallout(transaction, journal, 'order', orderFalloutResolved.payload.parse(event.payload)),
  [quoteFalloutResolved.type]: (transaction, journal, event) =>
    endFallout(transaction, journal, 'quote', quoteFalloutResolved.payload.parse(event.payload)),
  [orderCompleted.type]: (transaction, journal, event) => endOfOrder(transaction, journal, event, 'completed'),
  [orderCancelled.type]: (transaction, journal, event) => endOfOrder(transaction, journal, event, 'cancelled'),
  [approvalWithdrawn.type]: async (transaction, journal, event) => {
    const { quoteId, quoteRevision } = approvalWithdrawn.payload.parse(event.payload);
    const businessKey = quoteKey.format({ tenantId: event.tenantId, id: quoteId, revision: quoteRevision });
    await endCases(transaction, journal, { businessKey }, 'CLOSE', 'the approval was withdrawn');
  },
};

/** Brings the fallout cases up to an event about a quote or an order. */
export async function applyFalloutEvent(transaction: Transaction, event: EventEnvelope): Promise<void> {
  const apply = byType[event.eventType];
  if (apply === undefined) return;
  const { tenantId, correlationId, eventId } = event;
  const journal = createJournal(
    'operations',
    systemContext({ tenantId, correlationId, causationId: eventId, now: new Date() }),
  );
  await apply(transaction, journal, event);
  await writeJournal(transaction, journal);
}

/** A later fallout of the same process proves that the earlier one is over, even if its end was not heard of yet. */
async function enterFallout(
  transaction: Transaction,
  journal: Journal,
  event: EventEnvelope,
  made: Omit<NewCase, 'class' | 'message'> & { readonly falloutId: string },
): Promise<void> {
  if (!(await takeRevision(transaction, event))) return;
  const { businessKey, subjectType, subjectId, code } = made;
  await endCases(transaction, journal, { businessKey }, 'SETTLE', `the fallout ${made.falloutId} came after it`);
  const message = `The ${subjectType} ${subjectId} cannot go on by itself: ${code}.`;
  await openCase(transaction, journal, { ...made, class: 'BUSINESS_FALLOUT', message });
}

async function endFallout(
  transaction: Transaction,
  journal: Journal,
  owner: 'order' | 'quote',
  { falloutId, action }: { readonly falloutId: string; readonly action: string },
): Promise<void> {
  const reason = `the ${owner} service has resolved the fallout: ${action}`;
  await endCases(transaction, journal, { falloutId }, 'SETTLE', reason);
}

async function endOfOrder(
  transaction: Transaction,
  journal: Journal,
  event: EventEnvelope,
  end: string,
): Promise<void> {
  const { orderId } = orderCompleted.payload.parse(event.payload);
  await takeRevision(transaction, event);
  const businessKey = orderKey.format({ tenantId: event.tenantId, id: orderId });
  await endCases(transaction, journal, { businessKey }, 'CLOSE', `the order is ${end}`);
}

async function endCases(
  transaction: Transaction,
  journal: Journal,
  wish: { readonly businessKey: string } | { readonly falloutId: string },
  command: CaseCommand,
  reason: string,
): Promise<void> {
  for (const active of await lockActiveFallouts(transaction, journal.context.tenantId, wish)) {
    await moveCase(transaction, journal, active, { command, reason });
  }
}
