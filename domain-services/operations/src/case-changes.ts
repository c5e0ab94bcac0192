import { randomUUID } from 'node:crypto';
import type { Journal, Transaction } from '@stepwright/service-kit';
import { type CaseClass, suggestedActions } from './case-class.ts';
import { type CaseCommand, caseMoves, type FalloutCase } from './fallout-case.ts';
import { insertCase, updateCase } from './fallout-case-store.ts';

/** The attempt at another system that a case is about. */
export interface AttemptLink {
  readonly operationId: string;
  readonly idempotencyKey: string;
  readonly attemptNo: number;
}

/** What a new case is about. */
export interface NewCase {
  readonly businessKey: string;
  readonly subjectType: 'order' | 'quote';
  readonly subjectId: string;
  readonly step: string;
  readonly class: CaseClass;
  readonly code: string;
  readonly message: string;
  readonly falloutId?: string;
  readonly incidentId?: string;
  readonly externalTaskId?: string;
  readonly processInstanceId?: string;
  readonly attempt?: AttemptLink | undefined;
}

/** Who looks after the cases of a subject. */
const owners = { order: 'fulfillment-operations', quote: 'sales-operations' } as const;

const untouched = {
  status: 'OPEN',
  version: 1,
  resolutionAction: null,
  resolutionReason: null,
  resolutionBy: null,
  resolutionAt: null,
  commandId: null,
  deliveredAt: null,
  refusal: null,
  endedAt: null,
  ending: null,
} as const;

/** Opens a case unless there is one for the same trouble. @returns whether it was opened */
export async function openCase(transaction: Transaction, journal: Journal, made: NewCase): Promise<boolean> {
  const { attempt, ...rest } = made;
  const { tenantId, now } = journal.context;
  const opened: FalloutCase = {
    ...untouched,
    caseId: randomUUID(),
    ...rest,
    owner: owners[made.subjectType],
    suggestedAction: suggestedActions[made.class],
    falloutId: made.falloutId ?? null,
    incidentId: made.incidentId ?? null,
    externalTaskId: made.externalTaskId ?? null,
    processInstanceId: made.processInstanceId ?? null,
    operationId: attempt?.operationId ?? null,
    idempotencyKey: attempt?.idempotencyKey ?? null,
    attemptNo: attempt?.attemptNo ?? null,
    openedAt: now,
  };
  if (!(await insertCase(transaction, tenantId, opened))) return false;
  journal.transition({
    resource: { type: 'fallout-case', id: opened.caseId, version: opened.version },
    command: 'FALLOUT_CASE_OPEN',
    from: null,
    to: 'OPEN',
    reason: `${made.code}: ${made.message}`.slice(0, 1_000),
  });
  return true;
}

/** What may change together with the status. */
export type CaseChanges = Partial<
  Pick<
    FalloutCase,
    | 'resolutionAction'
    | 'resolutionReason'
    | 'resolutionBy'
    | 'resolutionAt'
    | 'commandId'
    | 'deliveredAt'
    | 'refusal'
    | 'ending'
  >
>;

/**
 * Moves a locked case and writes down why.
 *
 * @returns the case after the move; undefined when the move is not legal any more, which is harmless for what the service
 * does by itself: somebody else was first.
 */
export async function moveCase(
  transaction: Transaction,
  journal: Journal,
  before: FalloutCase,
  move: { readonly command: CaseCommand; readonly reason: string; readonly changes?: CaseChanges },
): Promise<FalloutCase | undefined> {
  const { tenantId, now } = journal.context;
  const status = caseMoves[before.status][move.command];
  if (status === null) return undefined;
  const ended = status === 'RESOLVED' || status === 'CLOSED';
  const after: FalloutCase = {
    ...before,
    ...(ended ? { endedAt: now, ending: move.reason } : {}),
    ...move.changes,
    status,
    version: before.version + 1,
  };
  await updateCase(transaction, tenantId, after);
  journal.transition({
    resource: { type: 'fallout-case', id: after.caseId, version: after.version },
    command: `FALLOUT_CASE_${move.command}`,
    from: before.status,
    to: status,
    reason: move.reason,
  });
  return after;
}
