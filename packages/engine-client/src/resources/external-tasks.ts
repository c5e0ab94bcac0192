import type { CallOptions } from '../engine-client-options.ts';
import type { ExternalTaskId } from '../ids.ts';
import { path } from '../path.ts';
import { postQuery } from '../query-string.ts';
import type { Transport } from '../transport.ts';
import type {
  ExternalTask,
  ExternalTaskBpmnError,
  ExternalTaskFailure,
  ExternalTaskQuery,
  ExternalTaskResult,
  ExternalTaskSummary,
  FetchAndLock,
} from './external-task.ts';

/**
 * Calls on one task throw `EngineNotFoundError` when it is completed or cancelled, and `EngineLockedByAnotherError` when another worker, or
 * none, holds its lock.
 */
export interface ExternalTasks {
  /**
   * Locks tasks and answers them. After an unknown outcome tasks may be locked for nobody until their locks expire.
   * The call's limit is `asyncResponseTimeoutMs` plus the client's `timeoutMs`, unless given.
   * @throws EngineTooManyRequestsError when the engine's queue of long polls is full
   */
  fetchAndLock(fetch: FetchAndLock, call?: CallOptions): Promise<ExternalTask[]>;
  /** Completes a task. May be sent again until it is answered: a second time throws `EngineNotFoundError`. */
  complete(id: ExternalTaskId, result: ExternalTaskResult, call?: CallOptions): Promise<void>;
  /** Raises a BPMN error. Uncaught it silently ends the path, unless the engine is told to throw. */
  bpmnError(id: ExternalTaskId, error: ExternalTaskBpmnError, call?: CallOptions): Promise<void>;
  /** Reports a failure. The lock then ends with `retryTimeoutMs`; until then the task stays the worker's. */
  failure(id: ExternalTaskId, failure: ExternalTaskFailure, call?: CallOptions): Promise<void>;
  /** Sets the lock's end to now plus the duration. @throws EngineLockExpiredError when it had ended */
  extendLock(
    id: ExternalTaskId,
    extension: { workerId: string; newDurationMs: number },
    call?: CallOptions,
  ): Promise<void>;
  /** Takes the lock from whoever holds it: no worker is checked. A worker gives back its own lock by extending it by 1 ms. */
  unlock(id: ExternalTaskId, call?: CallOptions): Promise<void>;
  /** Undefined when it is completed, cancelled or never was. */
  get(id: ExternalTaskId, call?: CallOptions): Promise<ExternalTaskSummary | undefined>;
  /** Lists open external tasks, locked or not. */
  list(query?: ExternalTaskQuery, call?: CallOptions): Promise<ExternalTaskSummary[]>;
  /** Sets what is left of the retries; above 0 ends the incident, 0 makes one. May run twice. */
  setRetries(id: ExternalTaskId, retries: number, call?: CallOptions): Promise<void>;
  /** Answers the details of the last failure; undefined when there are none. */
  errorDetails(id: ExternalTaskId, call?: CallOptions): Promise<string | undefined>;
}

/** Makes these calls over a transport. */
export function createExternalTasks(transport: Transport): ExternalTasks {
  const post = (target: string, body: object | undefined, call?: CallOptions): Promise<void> =>
    transport.send({ method: 'POST', path: target, body }, call);
  return {
    fetchAndLock: (fetch, call) =>
      transport.list(
        { method: 'POST', path: '/external-task/fetchAndLock', body: fetchBody(fetch) },
        { ...call, timeoutMs: call?.timeoutMs ?? (fetch.asyncResponseTimeoutMs ?? 0) + transport.timeoutMs },
      ),
    complete: (id, result, call) => post(path`/external-task/${id}/complete`, result, call),
    bpmnError: (id, error, call) => post(path`/external-task/${id}/bpmnError`, error, call),
    failure: (id, { retryTimeoutMs, ...failure }, call) =>
      post(path`/external-task/${id}/failure`, { ...failure, retryTimeout: retryTimeoutMs }, call),
    extendLock: (id, { workerId, newDurationMs }, call) =>
      post(path`/external-task/${id}/extendLock`, { workerId, newDuration: newDurationMs }, call),
    unlock: (id, call) => post(path`/external-task/${id}/unlock`, undefined, call),
    get: (id, call) => transport.find({ method: 'GET', path: path`/external-task/${id}` }, call),
    list: (query = {}, call) =>
      transport.list({ method: 'POST', path: '/external-task', ...postQuery(query), asksOnly: true }, call),
    setRetries: (id, retries, call) =>
      transport.send({ method: 'PUT', path: path`/external-task/${id}/retries`, body: { retries } }, call),
    errorDetails: (id, call) => transport.text({ method: 'GET', path: path`/external-task/${id}/errorDetails` }, call),
  };
}

function fetchBody({ asyncResponseTimeoutMs, topics, ...fetch }: FetchAndLock): object {
  return {
    ...fetch,
    asyncResponseTimeout: asyncResponseTimeoutMs,
    topics: topics.map(({ lockDurationMs, ...topic }) => ({ ...topic, lockDuration: lockDurationMs })),
  };
}
