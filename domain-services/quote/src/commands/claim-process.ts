import { approvalEvents } from '@platform/contracts';
import { sql } from 'slonik';
import * as z from 'zod';
import { type ApprovalRequest, isObsolete, isRunning, lockApproval, type QuoteApproval } from '../approval-store.ts';
import { defineCommand, quoteDenial } from '../define-command.ts';
import { refusal } from '../errors.ts';
import { requireMove } from '../quote.ts';
import { changeQuote, quoteResource } from '../quote-store.ts';
import { foreignId, quoteParams } from '../request-shapes.ts';

/** Binds the start command to one process instance. A repeat of the same instance changes nothing; another one is refused. */
export const claimProcess = defineCommand({
  method: 'post',
  path: '/quotes/{quoteId}/process-claims',
  operation: 'APPROVAL_CLAIM',
  summary: 'Binds the start command of an approval to its process instance',
  roles: ['worker'],
  params: quoteParams,
  body: z.strictObject({ approvalRequestId: z.uuid(), startCommandId: z.uuid(), processInstanceId: foreignId }),
  status: 200,
  response: z.object({}),
  resource: quoteDenial,
  load: (scope) => lockApproval(scope, scope.body.approvalRequestId),
  handle: async (scope, approval) => {
    const { body, context, transaction, journal } = scope;
    const { quote, request, version } = approval;
    if (request.processInstanceId === body.processInstanceId) return { body: {}, version };
    requireUnclaimed(approval, body.startCommandId);
    requireMove('claim', quote, context.now);
    await transaction.query(sql.unsafe`
      update approval_request set process_instance_id = ${body.processInstanceId}
      where tenant_id = ${context.tenantId} and approval_request_id = ${request.approvalRequestId}
    `);
    const changed = await changeQuote(scope, quote, {
      command: 'APPROVAL_CLAIM',
      move: 'claim',
      to: 'PENDING_APPROVAL',
      evidence: { ...body },
    });
    journal.event(approvalEvents.approvalStarted, quoteResource(changed), {
      quoteId: quote.quoteId,
      quoteRevision: request.quoteRevision,
      approvalRequestId: request.approvalRequestId,
      processInstanceId: body.processInstanceId,
    });
    return { body: {}, version: changed.version };
  },
});

function requireUnclaimed({ quote, request }: QuoteApproval, startCommandId: string): void {
  if (request.processInstanceId !== null) {
    throw refusal(
      409,
      'DUPLICATE_START',
      `The start command ${request.startCommandId} belongs to the process instance ${request.processInstanceId}; end this one.`,
    );
  }
  if (isRunning(request) && !isObsolete(request, quote) && request.startCommandId === startCommandId) return;
  throw refusal(
    409,
    'START_OBSOLETE',
    `The approval request ${request.approvalRequestId} is ${describe(request, startCommandId)}; end the process.`,
  );
}

function describe(request: ApprovalRequest, startCommandId: string): string {
  return request.startCommandId === startCommandId
    ? `${request.status} and no longer waits for its process`
    : `started by the command ${request.startCommandId}, not by ${startCommandId}`;
}
