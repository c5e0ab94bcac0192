import { randomUUID } from 'node:crypto';
import { quoteEvents, quoteKey } from '@platform/contracts';
import { sql } from 'slonik';
import * as z from 'zod';
import { lockApproval } from '../approval-store.ts';
import { defineCommand, quoteDenial } from '../define-command.ts';
import { changeQuote, quoteResource } from '../quote-store.ts';
import { foreignId, label, quoteParams } from '../request-shapes.ts';

const openFalloutRow = z.object({ falloutId: z.string() });

/** Publishes that an approval waits for an operator. An instance waits once at a time: a repeat gives the open fallout. */
export const openFallout = defineCommand({
  method: 'post',
  path: '/quotes/{quoteId}/fallouts',
  operation: 'QUOTE_FALLOUT_OPEN',
  summary: 'Publishes that the approval of a quote waits for an operator',
  roles: ['worker'],
  params: quoteParams,
  body: z.strictObject({
    approvalRequestId: z.uuid(),
    code: label,
    processInstanceId: foreignId,
  }),
  status: 200,
  response: z.object({ falloutId: z.string() }),
  resource: quoteDenial,
  load: (scope) => lockApproval(scope, scope.body.approvalRequestId),
  handle: async (scope, { quote, request }) => {
    const { transaction, context, journal, body } = scope;
    const open = await transaction.maybeOne(sql.type(openFalloutRow)`
      select fallout_id as "falloutId" from quote_fallout
      where tenant_id = ${context.tenantId} and process_instance_id = ${body.processInstanceId} and status = 'OPEN'
    `);
    if (open !== null) return { body: open, version: quote.version };
    const falloutId = randomUUID();
    await transaction.query(sql.unsafe`
      insert into quote_fallout (tenant_id, fallout_id, quote_id, approval_request_id, process_instance_id, code, status,
        opened_at)
      values (${context.tenantId}, ${falloutId}, ${quote.quoteId}, ${request.approvalRequestId}, ${body.processInstanceId},
        ${body.code}, 'OPEN', ${context.now.toISOString()})
    `);
    const changed = await changeQuote(scope, quote, {
      command: 'QUOTE_FALLOUT_OPEN',
      to: quote.status,
      reason: body.code,
      evidence: { falloutId, approvalRequestId: request.approvalRequestId },
    });
    const { tenantId } = context;
    journal.event(quoteEvents.quoteEnteredFallout, quoteResource(changed), {
      quoteId: quote.quoteId,
      quoteRevision: request.quoteRevision,
      falloutId,
      code: body.code,
      businessKey: quoteKey.format({ tenantId, id: quote.quoteId, revision: request.quoteRevision }),
    });
    return { body: { falloutId }, version: changed.version };
  },
});
