import { quoteApprovalTasks, quoteEvents, quoteKey } from '@platform/contracts';
import { type CommandAnswer, type CommandScope, openNextGeneration } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import { findNewestRequest, findRequestOfRevision } from '../approval-store.ts';
import { defineCommand, quoteDenial } from '../define-command.ts';
import { refusal } from '../errors.ts';
import { sendProcessMessage } from '../process-message.ts';
import { changeQuote, lockQuote, type Quote, quoteResource } from '../quote-store.ts';
import { foreignId, quoteParams, revisionNumber } from '../request-shapes.ts';

/** How often the engine tries a task again that an operator lets go on, as a task contract's default. */
const retries = 3;

const falloutRow = z.object({
  processInstanceId: z.string(),
  quoteRevision: z.number(),
  status: z.enum(['OPEN', 'RESOLVED']),
});

const decision = { action: z.enum(['RETRY', 'CANCEL']), reason: z.string().trim().min(1).max(2_000) };
const ofFallout = z.strictObject({ falloutId: z.uuid(), ...decision });
const ofIncident = z.strictObject({
  externalTaskId: foreignId,
  /** The revision whose process has the task; without it, that of the newest approval request. */
  quoteRevision: revisionNumber.optional(),
  ...decision,
});
const body = z.union([ofFallout, ofIncident], 'needs either falloutId or externalTaskId, with action and reason');

const answer = z.union([
  z.object({ falloutId: z.string(), status: z.literal('RESOLVED') }),
  z.object({ externalTaskId: z.string(), status: z.literal('RETRY_REQUESTED') }),
]);

type Scope<B> = CommandScope<z.infer<typeof quoteParams>, B>;

/**
 * Lets the process of an approval go on after an operator has looked at it: one that waits in fallout, or one with an engine
 * incident. The content and the state of the quote do not change.
 */
export const resolveFallout = defineCommand({
  method: 'post',
  path: '/quotes/{quoteId}/fallout-resolutions',
  operation: 'QUOTE_FALLOUT_RESOLVE',
  summary: 'Lets an approval in fallout or with an engine incident go on',
  roles: ['service'],
  params: quoteParams,
  body,
  status: 200,
  response: answer,
  resource: quoteDenial,
  load: lockQuote,
  handle: async (scope, quote): Promise<CommandAnswer<z.infer<typeof answer>>> => {
    if (scope.body.action === 'CANCEL') {
      throw refusal(
        409,
        'FALLOUT_ACTION_NOT_SUPPORTED',
        `An approval is not cancelled by its fallout; configure or price the quote ${quote.quoteId} again, which withdraws it.`,
      );
    }
    return 'falloutId' in scope.body
      ? endFallout({ ...scope, body: scope.body }, quote)
      : retryTask({ ...scope, body: scope.body }, quote);
  },
});

async function endFallout(
  scope: Scope<z.infer<typeof ofFallout>>,
  quote: Quote,
): Promise<CommandAnswer<z.infer<typeof answer>>> {
  const { transaction, context, journal } = scope;
  const { falloutId, action, reason } = scope.body;
  const { quoteId } = quote;
  const fallout = await findFallout(scope, quote);
  if (fallout?.status !== 'OPEN') {
    throw refusal(
      409,
      'FALLOUT_OBSOLETE',
      `The fallout ${falloutId} of ${quoteId} is ${fallout?.status ?? 'unknown'}; close the case.`,
    );
  }
  await transaction.query(sql.unsafe`
    update quote_fallout set status = 'RESOLVED', resolved_at = ${context.now.toISOString()},
      resolved_by = ${context.actor.id}, resolution_reason = ${reason}
    where tenant_id = ${context.tenantId} and fallout_id = ${falloutId}
  `);
  const changed = await changeQuote(scope, quote, {
    command: 'QUOTE_FALLOUT_RESOLVE',
    to: quote.status,
    reason,
    evidence: { falloutId, action },
  });
  const { quoteRevision, processInstanceId } = fallout;
  const told = { quoteId, quoteRevision, falloutId, action };
  journal.event(quoteEvents.quoteFalloutResolved, quoteResource(changed), told);
  sendProcessMessage(scope, changed, {
    name: 'approval-fallout-resolved',
    revision: quoteRevision,
    processInstanceId,
    correlationValue: falloutId,
  });
  return { body: { falloutId, status: 'RESOLVED' }, version: changed.version };
}

/** Lets the engine try a task again whose retries have run out. The process goes on by itself when the task succeeds. */
async function retryTask(
  scope: Scope<z.infer<typeof ofIncident>>,
  quote: Quote,
): Promise<CommandAnswer<z.infer<typeof answer>>> {
  const { transaction, context, journal } = scope;
  const { externalTaskId, quoteRevision, reason } = scope.body;
  const { quoteId, version } = quote;
  const request =
    quoteRevision === undefined
      ? await findNewestRequest(scope, quote)
      : await findRequestOfRevision(scope, { quoteId, revision: quoteRevision });
  if (request === undefined) {
    const which = quoteRevision === undefined ? 'no revision' : `not the revision ${quoteRevision}`;
    throw refusal(
      404,
      'APPROVAL_REQUEST_NOT_FOUND',
      `${which} of ${quoteId} was submitted for approval, so no process of it has the task ${externalTaskId}; close the case.`,
    );
  }
  const resource = quoteResource(quote);
  await openNextGeneration(
    transaction,
    context.tenantId,
    renderingOf(context.tenantId, quoteId, request.quoteRevision),
    context.now,
  );
  journal.audit({
    eventType: 'QUOTE_INCIDENT_RETRY',
    outcome: 'ALLOWED',
    resource,
    reason,
    after: { externalTaskId, approvalRequestId: request.approvalRequestId },
  });
  journal.command({
    resource,
    kind: 'retry-external-task',
    target: 'workflow',
    path: '/workflow-commands',
    body: {
      kind: 'retry-external-task',
      businessKey: quoteKey.format({ tenantId: context.tenantId, id: quoteId, revision: request.quoteRevision }),
      externalTaskId,
      retries,
    },
  });
  return { body: { externalTaskId, status: 'RETRY_REQUESTED' }, version };
}

/** A rendering that was only refused is asked for under a new key: a system that remembers keys repeats its refusals. */
function renderingOf(
  tenantId: string,
  quoteId: string,
  quoteRevision: number,
): { readonly system: string; readonly operation: string; readonly baseKey: string } {
  const { external, idempotencyKey } = quoteApprovalTasks.generateArtifact;
  const { system, operation } = external;
  return { system, operation, baseKey: idempotencyKey({ tenantId, quoteId, quoteRevision }) };
}

async function findFallout(
  { transaction, context, body: { falloutId } }: Scope<z.infer<typeof ofFallout>>,
  { quoteId }: Quote,
): Promise<z.infer<typeof falloutRow> | undefined> {
  const row = await transaction.maybeOne(sql.type(falloutRow)`
    select f.process_instance_id as "processInstanceId", f.status, r.quote_revision as "quoteRevision"
    from quote_fallout f
    join approval_request r on r.tenant_id = f.tenant_id and r.approval_request_id = f.approval_request_id
    where f.tenant_id = ${context.tenantId} and f.fallout_id = ${falloutId} and f.quote_id = ${quoteId}
  `);
  return row ?? undefined;
}
