import * as z from 'zod';
import { caseClasses } from './case-class.ts';
import { caseStatuses, type FalloutCase } from './fallout-case.ts';

/** A case as it is shown. */
export const caseAnswer = z
  .object({
    caseId: z.string(),
    version: z.int(),
    businessKey: z.string(),
    subject: z.object({ type: z.enum(['order', 'quote']), id: z.string() }),
    step: z.string(),
    class: z.enum(caseClasses),
    status: z.enum(caseStatuses),
    owner: z.string(),
    suggestedAction: z.string(),
    code: z.string(),
    message: z.string(),
    falloutId: z.string().optional(),
    incidentId: z.string().optional(),
    externalTaskId: z.string().optional(),
    processInstanceId: z.string().optional(),
    /** The attempt at another system in which it got stuck. */
    attempt: z.object({ operationId: z.string(), idempotencyKey: z.string(), attemptNo: z.int() }).optional(),
    openedAt: z.string(),
    resolution: z
      .object({
        action: z.enum(['RETRY', 'CANCEL']),
        reason: z.string(),
        requestedBy: z.string(),
        requestedAt: z.string(),
        deliveredAt: z.string().optional(),
        refusal: z.string().optional(),
      })
      .optional(),
    endedAt: z.string().optional(),
    ending: z.string().optional(),
  })
  .meta({ id: 'FalloutCase' });

export type CaseAnswer = z.infer<typeof caseAnswer>;

/** Shows a stored case: what is not there is left out. */
export function answerOf(stored: FalloutCase): CaseAnswer {
  const resolution = resolutionOf(stored);
  const attempt = attemptOf(stored);
  return {
    caseId: stored.caseId,
    version: stored.version,
    businessKey: stored.businessKey,
    subject: { type: stored.subjectType, id: stored.subjectId },
    step: stored.step,
    class: stored.class,
    status: stored.status,
    owner: stored.owner,
    suggestedAction: stored.suggestedAction,
    code: stored.code,
    message: stored.message,
    openedAt: stored.openedAt.toISOString(),
    ...(stored.falloutId === null ? {} : { falloutId: stored.falloutId }),
    ...(stored.incidentId === null ? {} : { incidentId: stored.incidentId }),
    ...(stored.externalTaskId === null ? {} : { externalTaskId: stored.externalTaskId }),
    ...(stored.processInstanceId === null ? {} : { processInstanceId: stored.processInstanceId }),
    ...(attempt === undefined ? {} : { attempt }),
    ...(resolution === undefined ? {} : { resolution }),
    ...(stored.endedAt === null ? {} : { endedAt: stored.endedAt.toISOString() }),
    ...(stored.ending === null ? {} : { ending: stored.ending }),
  };
}

function attemptOf({ operationId, idempotencyKey, attemptNo }: FalloutCase): CaseAnswer['attempt'] {
  if (operationId === null || idempotencyKey === null || attemptNo === null) return undefined;
  return { operationId, idempotencyKey, attemptNo };
}

function resolutionOf(stored: FalloutCase): CaseAnswer['resolution'] {
  const { resolutionAction, resolutionReason, resolutionBy, resolutionAt, deliveredAt, refusal } = stored;
  if (resolutionAction === null || resolutionReason === null || resolutionBy === null || resolutionAt === null) {
    return undefined;
  }
  return {
    action: resolutionAction,
    reason: resolutionReason,
    requestedBy: resolutionBy,
    requestedAt: resolutionAt.toISOString(),
    ...(deliveredAt === null ? {} : { deliveredAt: deliveredAt.toISOString() }),
    ...(refusal === null ? {} : { refusal }),
  };
}
