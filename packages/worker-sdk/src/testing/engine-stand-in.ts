import {
  EngineLockExpiredError,
  EngineLockedByAnotherError,
  EngineNotFoundError,
  type ExternalTask,
  type FetchAndLock,
  type WireVariables,
} from '@stepwright/engine-client';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import { asFetched, type NewTask } from './engine-task.ts';

/** What the engine was told about its task. */
export type EngineAnswer =
  | { readonly kind: 'complete'; readonly variables: WireVariables }
  | { readonly kind: 'bpmnError'; readonly code: string; readonly variables: WireVariables }
  | {
      readonly kind: 'failure';
      readonly message: string;
      readonly retries: number;
      readonly retryTimeoutMs: number;
    };

/** An engine that has one task. */
export interface EngineStandIn extends WorkerEngine {
  /** Every answer that was taken, in order. */
  readonly answers: readonly EngineAnswer[];
  /** When the lock or the wait ends, in ms since 1970. */
  readonly lockedUntilMs: number;
  /** False once the task has completed, raised a BPMN error or has no retries left. */
  readonly hasMore: boolean;
}

const call = { method: 'POST', path: '/external-task' };
const id = 'task-1';

/**
 * Stands for a Camunda 7 engine with one task in it, by its REST API's rules.
 *
 * 1. An answer is taken from the worker id that holds the lock, even when the lock has expired meanwhile; from any other it is refused.
 * 2. The engine never counts retries down: what a failure says is what it knows, and 0 is an incident.
 * 3. A task that has ended is not there any more: 404.
 */
export function createEngineStandIn(task: NewTask, clock: () => Date): EngineStandIn {
  return new OneTaskEngine(task, clock);
}

class OneTaskEngine implements EngineStandIn {
  readonly answers: EngineAnswer[] = [];
  lockedUntilMs = 0;
  readonly #task: NewTask;
  readonly #clock: () => Date;
  #workerId: string | null = null;
  #retries: number | null = null;
  #errorMessage: string | null = null;
  /** Of the task's own scope. */
  readonly #localVariables: WireVariables = {};

  readonly externalTasks: WorkerEngine['externalTasks'] = {
    fetchAndLock: async (fetch) => this.#fetch(fetch),
    complete: async (_id, { workerId, variables = {} }) => {
      this.#check(workerId);
      this.answers.push({ kind: 'complete', variables });
    },
    bpmnError: async (_id, { workerId, errorCode, variables = {} }) => {
      this.#check(workerId);
      this.answers.push({ kind: 'bpmnError', code: errorCode, variables });
    },
    failure: async (_id, { workerId, errorMessage, retries, retryTimeoutMs, localVariables = {} }) => {
      this.#check(workerId);
      Object.assign(this.#localVariables, localVariables);
      this.answers.push({ kind: 'failure', message: errorMessage, retries, retryTimeoutMs });
      this.#retries = retries;
      this.#errorMessage = errorMessage;
      this.lockedUntilMs = this.#nowMs() + retryTimeoutMs;
    },
    extendLock: async (_id, { workerId, newDurationMs }) => {
      this.#check(workerId);
      if (this.lockedUntilMs < this.#nowMs()) {
        throw new EngineLockExpiredError(call, refusal(400, 'Cannot extend a lock that expired'));
      }
      this.lockedUntilMs = this.#nowMs() + newDurationMs;
    },
    list: async ({ workerId } = {}) => (this.#workerId === workerId && !this.#hasEnded() ? [this.#external([])] : []),
  };

  readonly executions: WorkerEngine['executions'] = {
    setLocalVariable: async (_id, name, value) => {
      this.#localVariables[name] = value;
    },
  };

  // No row at all, as with history switched off: the one task is known better by the answers above.
  readonly history: WorkerEngine['history'] = { externalTaskLog: async () => [] };

  constructor(task: NewTask, clock: () => Date) {
    this.#task = task;
    this.#clock = clock;
  }

  get hasMore(): boolean {
    return !this.#hasEnded() && this.#retries !== 0;
  }

  #nowMs(): number {
    return this.#clock().getTime();
  }

  #hasEnded(): boolean {
    const last = this.answers.at(-1);
    return last !== undefined && last.kind !== 'failure';
  }

  #check(workerId: string): void {
    if (this.#hasEnded()) throw new EngineNotFoundError(call, refusal(404, `There is no external task ${id}`));
    if (this.#workerId === workerId) return;
    throw new EngineLockedByAnotherError(call, refusal(400, `It is locked by worker '${this.#workerId}'`));
  }

  #fetch({ workerId, topics }: FetchAndLock): ExternalTask[] {
    const topic = topics.find(({ topicName }) => topicName === this.#task.topic);
    if (!topic || !this.hasMore || this.lockedUntilMs > this.#nowMs()) return [];
    this.#workerId = workerId;
    this.lockedUntilMs = this.#nowMs() + topic.lockDurationMs;
    return [this.#external(topic.variables ?? Object.keys(this.#task.variables))];
  }

  #external(names: readonly string[]): ExternalTask {
    const [workerId, retries, errorMessage] = [this.#workerId, this.#retries, this.#errorMessage];
    const variables = { ...this.#task.variables, ...this.#localVariables };
    return asFetched({ id, workerId, retries, errorMessage }, { ...this.#task, variables }, names);
  }
}

function refusal(status: number, engineMessage: string) {
  return { status, type: 'RestException', engineCode: 0, engineMessage };
}
