import type { WireValue } from '@stepwright/contract';
import type { ExternalTaskId, ProcessInstanceId, WireVariables } from '@stepwright/engine-client';
import type { RunReport } from '../run/task-run.ts';

/**
 * Watches a worker, for telemetry. Every method is optional and is called at once, in the midst of the work: it should only note what it is
 * told. What it throws is logged and changes nothing.
 */
export interface WorkerObserver {
  /** Names of variables that are fetched besides those of the contracts, for example `traceparent`. Handlers do not see them. */
  readonly variables?: readonly string[];
  polled?(poll: PollReport): void;
  /** Answers what watches this run; undefined when nothing does. */
  begun?(run: BegunRun): RunObserver | undefined;
}

/** One fetch, answered or failed. */
export interface PollReport {
  readonly topics: readonly string[];
  /** How many tasks were asked for. */
  readonly places: number;
  readonly fetched: number;
  readonly tookMs: number;
  /** What failed; undefined when the engine answered. */
  readonly error: unknown;
}

/** A task that begins to run. Ids are the engine's. */
export interface BegunRun {
  readonly topic: string;
  readonly businessKey: string | null;
  readonly processInstanceId: ProcessInstanceId;
  readonly processDefinitionKey: string;
  readonly activityId: string;
  readonly externalTaskId: ExternalTaskId;
  readonly workerId: string;
  /** From the task's making to now, by two clocks; undefined when the engine does not tell when it was made, and of a task that was tried before. */
  readonly queueWaitMs: number | undefined;
  /** The variables that the observers asked for, as far as the process has them. */
  readonly variables: WireVariables;
}

/** Watches one run. */
export interface RunObserver {
  /** Runs the handler, so that it has the observer's context around it. Must call `work` once and answer what it answers. */
  around?<R>(work: () => Promise<R>): Promise<R>;
  /** Headers of every request that the run's attempt sends. */
  headers?(): Readonly<Record<string, string>>;
  /** Variables that go to the process with a completion or a BPMN error, besides the contract's. */
  variables?(): Readonly<Record<string, WireValue>>;
  /** The lock was extended. @param headroomMs what was left of it */
  extended?(headroomMs: number): void;
  ended?(end: RunEnd): void;
}

/** How a run ended. */
export interface RunEnd extends RunReport {
  /** The stable code of a failure, or of a BPMN error. */
  readonly code: string | undefined;
  readonly tookMs: number;
  /** What was left of the lock when the engine was told. */
  readonly lockHeadroomMs: number;
}
