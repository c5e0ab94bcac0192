import type {
  AnyTaskContract,
  BusinessKeyParts,
  EngineVariable,
  TaskErrorCode,
  TaskOutput,
  TenantId,
} from '@stepwright/contract';
import type { ExternalTaskId, ProcessInstanceId } from '@stepwright/engine-client';
import type { OperationId } from '../attempts/attempt-store.ts';
import type { PgClient } from '../attempts/postgres/pg-shapes.ts';
import type { Logger } from '../worker/logger.ts';
import type { BpmnErrorData, EffectProof, Outcome, Reconciliation } from './outcome.ts';

/** What is known of the task that runs. Engine ids are evidence, never keys. */
export interface TaskFacts {
  readonly topic: string;
  /** The tenant of the business key; the variable `tenantId` is the same, or the task does not run. */
  readonly tenantId: TenantId;
  readonly businessKey: string;
  readonly businessKeyParts: BusinessKeyParts;
  readonly processInstanceId: ProcessInstanceId;
  readonly activityId: string;
  readonly externalTaskId: ExternalTaskId;
  /** Which run of the retry policy this is, from 1. Runs that only reconcile do not count. */
  readonly runNo: number;
  /** How many more runs the policy allows after this one. */
  readonly attemptsLeft: number;
  /** Aborted when the lock is lost, the run is too old or the worker's drain deadline has passed. */
  readonly signal: AbortSignal;
  /** Adds the task's identity to every line. Log no payloads. */
  readonly logger: Logger;
}

type NoData = Record<never, never>;
/** Output that may be left out when the contract asks for none. */
export type OutputArguments<T, More extends readonly unknown[] = []> =
  NoData extends TaskOutput<T> ? [output?: TaskOutput<T>, ...more: More] : [output: TaskOutput<T>, ...more: More];
/** Error data that may be left out when the contract asks for none. */
export type ErrorArguments<T extends AnyTaskContract, C> =
  NoData extends BpmnErrorData<T, C> ? [data?: BpmnErrorData<T, C>] : [data: BpmnErrorData<T, C>];

/** How long to wait before the next run. */
export interface RetryOptions {
  /** Wait in ms. @default the retry policy of the model or the contract */
  readonly afterMs?: number;
  /**
   * Nobody need be alarmed, for example because what is waited for is simply not there yet: the failure's code is BENIGN and the log line no
   * warning. It counts as an attempt all the same. @default false
   */
  readonly isBenign?: boolean;
}

/** Outcomes that every handler may choose. */
export interface CommonOutcomes<T extends AnyTaskContract> {
  /** Raises a BPMN error that the contract declares: a business outcome, the model goes on by its code. */
  bpmnError<C extends TaskErrorCode<T>>(code: C, ...data: ErrorArguments<T, C>): Outcome<T>;
  /** Runs again later and counts one attempt; after the last one it is an incident. */
  retry(reason: string, options?: RetryOptions): Outcome<T>;
  /** Gives up: an incident for a person. @param code names the runbook, in capitals with underscores. */
  fail(code: string, reason: string): Outcome<T>;
}

/** Ends the run now, and lets somebody else answer the task later. */
export interface LaterOutcome<T extends AnyTaskContract> {
  /**
   * What whoever answers shows to `createLateAnswers`: send it with the request, or store it. Opaque text of a few hundred characters; whoever
   * has it may answer. Then end the run soon: an answer that comes before counts, but a `retry` that comes before waits until the lock ends.
   *
   * @throws {Error} of a task with an external effect, before `begin`.
   */
  readonly ticket: string;
  /**
   * Ends the run and frees its place; the task stays locked until the wait is over. Then it runs again, and an external effect is reconciled. Not
   * answered by then, it counts as no attempt.
   *
   * @throws {RangeError} unless `withinMs` is a whole number from 1_000 to 604_800_000 (7 days).
   * @throws {Error} when `ticket` was not read: nobody could answer.
   *
   * @example
   * await startRendering({ jobId: input.jobId, answerTo: context.ticket });
   * return context.later({ withinMs: 3_600_000 });
   */
  later(wait: { readonly withinMs: number }): Outcome<T>;
}

/** What the contexts of a contract have that declares `progress`. */
export interface ProgressNotes<P> {
  /** How far an earlier run of this very task had come; undefined in the first run, and when none was noted. */
  readonly progress: P | undefined;
  /**
   * Notes how far this run has come, and resolves without waiting for the engine. The newest is written at most every `heartbeatEveryMs` of the
   * worker, and before the task goes back. The lock is extended with or without it.
   *
   * @throws {ProgressError} when it breaks the contract or is too long. Leave it uncaught: it is an incident CONTRACT_OUTPUT.
   * @throws the signal's reason when the run was aborted or has lost its lock: end here.
   *
   * @example
   * for (let page = context.progress?.nextPage ?? 1; page <= pageCount; page += 1) {
   *   await copyPage(page); // safe to repeat: what was not yet written is done again after a crash
   *   await context.heartbeat({ nextPage: page + 1 });
   * }
   */
  heartbeat(progress: P): Promise<void>;
}

/** {@link ProgressNotes} for a contract that declares `progress`, nothing for any other. */
export type WithProgress<T extends AnyTaskContract> = T extends { readonly progress: EngineVariable<infer P> }
  ? ProgressNotes<P>
  : unknown;

/** What `execute` gets when the contract has no external effect. */
export type TaskContext<T extends AnyTaskContract> = PlainContext<T> & WithProgress<T>;

/** What `execute` gets when the contract has an external effect. */
export type EffectContext<T extends AnyTaskContract> = BeginningContext<T> & WithProgress<T>;

/** A {@link TaskContext} but for its progress. */
export interface PlainContext<T extends AnyTaskContract> extends TaskFacts, CommonOutcomes<T>, LaterOutcome<T> {
  /** Ends the task with its output; output that breaks the contract is an incident CONTRACT_OUTPUT. */
  complete(...output: OutputArguments<T>): Outcome<T>;
}

/** An {@link EffectContext} but for its progress. */
export interface BeginningContext<T extends AnyTaskContract> extends TaskFacts, CommonOutcomes<T>, LaterOutcome<T> {
  /**
   * Records the attempt before anything is sent. Called once per run.
   *
   * @param request small JSON that is kept as evidence; its hash tells whether a later attempt asks for the same.
   * @throws {OperationRefusedError} when the service does not permit an attempt. Leave it uncaught: a code that the contract declares becomes
   * that BPMN error.
   */
  begin(request: unknown): Promise<Attempt>;
  /**
   * Runs an effect that is in the attempt store's own database, and its attempt, in one transaction: both are committed, or none. Instead of
   * `begin`, not besides it; return what it answers.
   *
   * `work` answers with the task's output, or with what `complete` made when there is proof to keep; the output is checked before the commit.
   * Any other outcome of this context rolls back and is what the run ends with, recorded nowhere: a BPMN error is found anew by a repeated
   * delivery. So does an error, which the engine sees as one without an attempt. `work` must neither end the transaction nor hide an error
   * of SQL, and it should do nothing outside: it may run more than once, though it is committed once.
   *
   * Nothing is committed after the send deadline, nor once `signal` is aborted. When the commit gets no answer, the next run asks the store
   * what became of it; `reconcile` is never asked.
   *
   * @param request as for `begin`.
   * @throws {OperationRefusedError} as `begin`; `work` did not run.
   * @throws {WorkerOptionsError} when the store cannot: only that of `createPostgresAttemptStore` can. Uncaught, it is an incident.
   * @example
   * return context.transact({ lineId }, async (client) => {
   *   await client.query('insert into reservation (line_id) values ($1)', [lineId]);
   *   return { reservationId: lineId };
   * });
   */
  transact(request: unknown, work: (client: PgClient) => Promise<TaskOutput<T> | Outcome<T>>): Promise<Outcome<T>>;
  /** Ends the task with its output. Only after `begin`, or in `transact`: without an attempt the result cannot be recorded. */
  complete(...output: OutputArguments<T, [proof?: EffectProof]>): Outcome<T>;
  /** Says that the effect may or may not have happened: the next run reconciles. */
  unknown(reason: string): Outcome<T>;
  /** Says that nothing can have happened, for example when the system turned the request away unread: the next run executes again. */
  notSent(reason: string, options?: RetryOptions): Outcome<T>;
}

/** What `attempt.fetch` takes beside the standard options. */
export interface AttemptRequestInit extends RequestInit {
  /** Limit from the start to the end of the answer's body, in ms. @default 2_000 */
  readonly timeoutMs?: number;
}

/** One recorded attempt at an external operation. */
export interface Attempt {
  readonly operationId: OperationId;
  /** From 1, within the operation. */
  readonly attemptNo: number;
  /** The same for every attempt of one operation: send it with the request. */
  readonly idempotencyKey: string;
  /** After this nothing may be sent any more. */
  readonly sendDeadline: Date;
  /**
   * Sends a request with the header `Idempotency-Key`, aborted with the task's signal.
   *
   * @throws {NotSentError} when nothing was sent: deadline passed, run aborted, connection refused, name not found.
   * @throws {UnknownOutcomeError} when it may have been sent and no answer came.
   */
  fetch(url: string | URL, init?: AttemptRequestInit): Promise<Response>;
}

/** What `reconcile` gets: an attempt whose outcome is not known. It asks the other system and changes nothing. */
export interface ReconcileContext<T extends AnyTaskContract> extends TaskFacts {
  readonly operation: {
    readonly operationId: OperationId;
    readonly idempotencyKey: string;
    readonly generation: number;
    /** Reconciliations so far that could not tell. */
    readonly reconcileCount: number;
  };
  readonly attempt: {
    readonly attemptNo: number;
    readonly sendDeadline: Date;
    /** Whether `sendDeadline` plus the contract's `settleMs` has passed: before that, `didNotHappen` is asked again later. */
    readonly settled: boolean;
  };
  /** Asks the other system; aborted with the task's signal. Errors are those of the standard fetch. */
  fetch(url: string | URL, init?: AttemptRequestInit): Promise<Response>;
  /** The effect is there: the task completes with this output. */
  happened(...output: OutputArguments<T, [proof?: EffectProof]>): Reconciliation<T>;
  /** The other system has refused for a business reason: the task raises this BPMN error. */
  rejected(code: TaskErrorCode<T>): Reconciliation<T>;
  /** The effect is not there. Final only when the attempt is settled; then `execute` runs again, except for class `blind`. */
  didNotHappen(reason: string): Reconciliation<T>;
  /** It cannot be told now. Bounded by `reconcileMax`; a thrown error counts the same. */
  stillUnknown(reason: string): Reconciliation<T>;
}
