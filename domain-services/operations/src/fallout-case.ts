import * as z from 'zod';
import { caseClasses } from './case-class.ts';

/** The life of a case. RESOLVED: what it was about goes on. CLOSED: what it was about is over. */
export const caseStatuses = ['OPEN', 'RESOLVING', 'RESOLVED', 'CLOSED'] as const;

export type CaseStatus = (typeof caseStatuses)[number];

/** RESOLVE is an operator's; SETTLE, REFUSE and CLOSE follow from what other services and the engine say. */
export type CaseCommand = 'RESOLVE' | 'SETTLE' | 'REFUSE' | 'CLOSE';

/** All legal moves; null is a refusal. A case ends once: what comes back is a new case. */
export const caseMoves: Readonly<Record<CaseStatus, Readonly<Record<CaseCommand, CaseStatus | null>>>> = {
  OPEN: { RESOLVE: 'RESOLVING', SETTLE: 'RESOLVED', REFUSE: null, CLOSE: 'CLOSED' },
  RESOLVING: { RESOLVE: null, SETTLE: 'RESOLVED', REFUSE: 'OPEN', CLOSE: 'CLOSED' },
  RESOLVED: { RESOLVE: null, SETTLE: null, REFUSE: null, CLOSE: null },
  CLOSED: { RESOLVE: null, SETTLE: null, REFUSE: null, CLOSE: null },
};

/** A fallout case as it is stored: either a fallout that a service told of, or an incident of the engine. */
export const falloutCase = z.object({
  caseId: z.string(),
  version: z.number(),
  businessKey: z.string(),
  subjectType: z.enum(['order', 'quote']),
  subjectId: z.string(),
  /** The activity of the model, or the fulfillment step, that cannot go on. */
  step: z.string(),
  class: z.enum(caseClasses),
  status: z.enum(caseStatuses),
  owner: z.string(),
  suggestedAction: z.string(),
  code: z.string(),
  message: z.string(),
  falloutId: z.string().nullable(),
  incidentId: z.string().nullable(),
  externalTaskId: z.string().nullable(),
  processInstanceId: z.string().nullable(),
  /** The external operation that got stuck, and which attempt of it. */
  operationId: z.string().nullable(),
  idempotencyKey: z.string().nullable(),
  attemptNo: z.number().nullable(),
  openedAt: z.date(),
  resolutionAction: z.enum(['RETRY', 'CANCEL']).nullable(),
  resolutionReason: z.string().nullable(),
  resolutionBy: z.string().nullable(),
  resolutionAt: z.date().nullable(),
  /** The outbox row that carries the resolution. */
  commandId: z.string().nullable(),
  deliveredAt: z.date().nullable(),
  /** Why the last resolution did not work. */
  refusal: z.string().nullable(),
  endedAt: z.date().nullable(),
  ending: z.string().nullable(),
});

export type FalloutCase = z.infer<typeof falloutCase>;
