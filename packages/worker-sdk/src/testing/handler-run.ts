import type { AnyTaskContract } from '@stepwright/contract';
import type { OperationState } from '../attempts/attempt-store.ts';
import type { LateAnswers } from '../later/late-answers.ts';
import type { FailpointName } from '../run/failpoint.ts';
import type { RecordedAttempt } from './attempt-notes.ts';
import type { RunOutcome } from './run-outcome.ts';

/** How a run is to go. */
export interface RunOptions {
  /**
   * Where the worker process dies. A run that never comes there is an error of the test. @default nowhere
   *
   * What is left outside is what `kill -9` leaves: nothing more is recorded, sent by `attempt.fetch` or told to the engine, and the lock has to end.
   *
   * What it cannot show: the test's process lives on. Memory outside the handler is still there; what a handler has started beside the call that
   * is killed goes on, sees its signal aborted and is refused by its context only; the `finally` of a handler killed before its call never runs,
   * but `finally` blocks behind a kill after it have run. To kill a real process set `STEPWRIGHT_FAILPOINT`.
   */
  readonly killAt?: FailpointName;
}

/** How long to go on. */
export interface UntilSettledOptions<T extends AnyTaskContract> extends RunOptions {
  /** Where the first run's process dies; the later ones live. @default nowhere */
  readonly killAt?: FailpointName;
  /** The most runs. @default 50 */
  readonly max?: number;
  /**
   * Called when a run has ended with `later`, before the clock is put forward: answers with the ticket that the handler gave away. Without it,
   * and when it answers nothing, the wait passes and the task runs again.
   */
  readonly onLater?: (answers: LateAnswers<T>) => Promise<unknown>;
}

/** A run that has ended. */
export interface HandlerRun<T extends AnyTaskContract> {
  /** What the engine has seen. */
  readonly outcome: RunOutcome<T>;
  /** Undefined when the process lived on. After `after-complete-sent` the outcome is what the engine has taken. */
  readonly killedAt: FailpointName | undefined;
  /** How often the engine has handed the task out, this run included. */
  readonly runNo: number;
  /** By the virtual clock. */
  readonly startedAt: Date;
  /** What the attempt store keeps of the task's external operation after this run; undefined for a task without effect. */
  readonly operation: OperationState | undefined;
  /** The operation's attempts up to now, as far as this bench has made them. */
  readonly attempts: readonly RecordedAttempt[];
  /** Whether the engine has nothing more to hand out: completed, BPMN error or incident. */
  readonly isSettled: boolean;
  /**
   * Lets the engine hand the task out once more, after the wait or the lock; the clock is put forward to that moment.
   *
   * @throws {Error} when the task is settled, or the run did not come to `killAt`.
   */
  again(options?: RunOptions): Promise<HandlerRun<T>>;
  /**
   * Goes on until the task is settled, and answers the runs that it made.
   *
   * @throws {Error} when the task is settled already, or not yet after `max` runs.
   */
  untilSettled(options?: UntilSettledOptions<T>): Promise<SettledRuns<T>>;
  /** Answers this task late, as another process would. */
  readonly lateAnswers: LateAnswers<T>;
}

/** All runs of a task up to its end. */
export interface SettledRuns<T extends AnyTaskContract> {
  /** Of the last run, or of the late answer that came after it. */
  readonly outcome: RunOutcome<T>;
  /** In order. */
  readonly runs: readonly HandlerRun<T>[];
}
