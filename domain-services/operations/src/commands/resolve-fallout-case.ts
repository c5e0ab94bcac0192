import { quoteKey } from '@platform/contracts';
import { type CommandDefinition, Problem } from '@stepwright/service-kit';
import * as z from 'zod';
import { answerOf, type CaseAnswer, caseAnswer } from '../case-answer.ts';
import { moveCase } from '../case-changes.ts';
import type { OperationsErrorCode } from '../errors.ts';
import type { FalloutCase } from '../fallout-case.ts';
import { lockCase } from '../fallout-case-store.ts';

const params = z.object({ caseId: z.uuid() });
const body = z.strictObject({ action: z.enum(['RETRY', 'CANCEL']), reason: z.string().trim().min(20).max(1_000) });

/** Asks the service that owns the quote or order to go on or to give up. The case is RESOLVING until the result is known. */
export const resolveFalloutCase: CommandDefinition<
  z.infer<typeof params>,
  z.infer<typeof body>,
  FalloutCase,
  undefined,
  CaseAnswer
> = {
  method: 'post',
  path: '/fallout-cases/{caseId}/resolution',
  operation: 'FALLOUT_CASE_RESOLVE',
  summary: 'Retries or cancels what the case is about',
  roles: ['operator'],
  params,
  body,
  status: 202,
  response: caseAnswer,
  ifMatch: true,
  resource: { type: 'fallout-case', id: ({ caseId }) => caseId },
  load: ({ transaction, context, params: { caseId } }) => lockCase(transaction, context.tenantId, caseId),
  handle: async ({ transaction, context, journal, body: { action, reason } }, before) => {
    const { caseId, subjectType, subjectId } = before;
    const commandId = journal.command({
      resource: { type: 'fallout-case', id: caseId, version: before.version + 1 },
      kind: 'resolve-fallout',
      target: subjectType,
      path: `/${subjectType}s/${subjectId}/fallout-resolutions`,
      body: { ...troubleOf(before), action, reason },
    });
    const changes = {
      resolutionAction: action,
      resolutionReason: reason,
      resolutionBy: context.actor.id,
      resolutionAt: context.now,
      commandId,
      deliveredAt: null,
      refusal: null,
    };
    const after = await moveCase(transaction, journal, before, { command: 'RESOLVE', reason, changes });
    if (after === undefined) throw notOpen(before);
    return { body: answerOf(after), version: after.version };
  },
};

/** Names to the owner what is to be resolved. The processes of a quote are told apart by their revision. */
function troubleOf({ subjectType, businessKey, falloutId, externalTaskId }: FalloutCase): Record<string, unknown> {
  if (falloutId !== null) return { falloutId };
  return subjectType === 'quote'
    ? { externalTaskId, quoteRevision: quoteKey.parse(businessKey).revision }
    : { externalTaskId };
}

function notOpen({ caseId, status, resolutionAction, ending }: FalloutCase): Problem {
  const code: OperationsErrorCode = status === 'RESOLVING' ? 'CASE_RESOLVING' : 'CASE_FINISHED';
  const detail =
    status === 'RESOLVING'
      ? `The case ${caseId} is being resolved by ${resolutionAction}; wait for the result.`
      : `The case ${caseId} is ${status}: ${ending}; what fails again gets a new case.`;
  return new Problem(409, code, detail);
}
