import {
  EngineAbortedError,
  EngineHttpError,
  EngineLockExpiredError,
  EngineLockedByAnotherError,
  EngineNoAnswerError,
  EngineNotFoundError,
  type ExternalTask,
  type ExternalTaskFailure,
  type ExternalTaskQuery,
  type FetchAndLock,
  formatEngineDate,
  type ProcessInstance,
  type WireVariables,
} from '@stepwright/engine-client';
import type { WorkerEngine } from '../../src/engine/worker-engine.ts';

type Method = 'fetchAndLock' | 'complete' | 'bpmnError' | 'failure' | 'extendLock' | 'setLocalVariable';
type State = 'OPEN' | 'COMPLETED' | 'BPMN_ERROR' | 'INCIDENT' | 'CANCELLED';

/** What the fake knows of a task. */
export interface FakeTask {
  readonly id: string;
  state: State;
  workerId: string | null;
  lockedUntilMs: number;
  retries: number | null;
  variables: WireVariables;
  /** Of the task's own scope. */
  readonly localVariables: WireVariables;
  businessKey: string | null;
  topicName: string;
  extensionProperties: Record<string, string>;
  /** Every failure that was reported, in order. */
  readonly failures: ExternalTaskFailure[];
  errorCode?: string;
  result?: WireVariables;
  /** How often it was handed out. */
  fetches: number;
}

/** A call that the fake was asked for. */
export interface FakeCall {
  readonly method: Method;
  readonly id: string;
  readonly workerId: string;
}

/** Stands for a Camunda 7 engine, as its facts page records it: locks checked by worker id only, no counting down, 404 for what is gone. */
export interface FakeEngine extends WorkerEngine {
  readonly calls: FakeCall[];
  readonly fetches: FetchAndLock[];
  add(task: {
    topic: string;
    businessKey?: string | null;
    variables?: Record<string, unknown>;
    retries?: number;
    extensionProperties?: Record<string, string>;
  }): FakeTask;
  /** The next call of the method throws; `after` it has had its effect, or `before`. */
  breakNext(method: Method, error: Error | 'LOST_ANSWER', when?: 'before' | 'after'): void;
  /** Takes the lock away, as if it had expired and another worker had fetched. @param forMs @default 60_000 */
  steal(task: FakeTask, byWorkerId: string, forMs?: number): void;
  /** Lets the lock expire. */
  expire(task: FakeTask): void;
  /** From now on a fetch that waits does not see the end of a lock, as in real engines. */
  overlookExpiry(): void;
}

const call = { method: 'POST', path: '/external-task' };
export function refusal(status: number, engineCode: number, engineMessage: string) {
  return { status, type: 'RestException', engineCode, engineMessage };
}
export function noAnswer(): EngineNoAnswerError {
  return new EngineNoAnswerError('no whole answer', call, 'connection');
}

/** What the fake remembers. */
interface Memory {
  readonly tasks: FakeTask[];
  readonly calls: FakeCall[];
  readonly fetches: FetchAndLock[];
  readonly breaks: { method: Method; error: Error; when: 'before' | 'after' }[];
  /** Resolves when a task is added. */
  added: PromiseWithResolvers<void>;
  isOverlooking: boolean;
}

export function createFakeEngine(): FakeEngine {
  const added = Promise.withResolvers<void>();
  const memory: Memory = { tasks: [], calls: [], fetches: [], breaks: [], added, isOverlooking: false };
  const { tasks, calls, fetches, breaks } = memory;
  return {
    calls,
    fetches,
    add(made) {
      const task = newTask(`task-${tasks.length + 1}`, made);
      tasks.push(task);
      memory.added.resolve();
      memory.added = Promise.withResolvers();
      return task;
    },
    breakNext(method, error, when = 'before') {
      breaks.push({ method, ...(error === 'LOST_ANSWER' ? { error: noAnswer(), when: 'after' } : { error, when }) });
    },
    steal(task, byWorkerId, forMs = 60_000) {
      task.workerId = byWorkerId;
      task.lockedUntilMs = Date.now() + forMs;
    },
    expire(task) {
      task.lockedUntilMs = 0;
    },
    overlookExpiry() {
      memory.isOverlooking = true;
    },
    externalTasks: externalTasksOf(memory),
    executions: {
      setLocalVariable: (executionId, name, value) =>
        perform(memory, { method: 'setLocalVariable', id: executionId, workerId: '' }, () => {
          const task = tasks.find(({ id }) => executionId === `execution-of-${id}`);
          if (task?.state !== 'OPEN') throw new EngineHttpError(call, refusal(500, 0, 'execution is null'));
          task.localVariables[name] = value;
        }),
    },
    processInstances: { list: async ({ businessKey } = {}) => instancesOf(memory, businessKey) },
    history: {
      async externalTaskLog(query = {}) {
        const task = tasks.find((other) => other.id === query.externalTaskId);
        const row = { successLog: task?.state === 'COMPLETED', deletionLog: task?.state === 'CANCELLED' };
        return [row as unknown as Awaited<ReturnType<WorkerEngine['history']['externalTaskLog']>>[number]];
      },
    },
  };
}

function externalTasksOf(memory: Memory): WorkerEngine['externalTasks'] {
  return {
    fetchAndLock: (fetch, options) => fetchAndLock(memory, fetch, options?.signal),
    complete: (id, { workerId, variables }) =>
      perform(memory, { method: 'complete', id, workerId }, () => {
        const task = held(memory, id, workerId);
        task.state = 'COMPLETED';
        task.result = variables ?? {};
      }),
    bpmnError: (id, { workerId, errorCode, variables }) =>
      perform(memory, { method: 'bpmnError', id, workerId }, () => {
        const task = held(memory, id, workerId);
        Object.assign(task, { state: 'BPMN_ERROR', errorCode, result: variables ?? {} });
      }),
    failure: (id, failure) =>
      perform(memory, { method: 'failure', id, workerId: failure.workerId }, () => {
        const task = held(memory, id, failure.workerId);
        task.failures.push(failure);
        Object.assign(task.localVariables, failure.localVariables);
        task.retries = failure.retries;
        task.lockedUntilMs = Date.now() + failure.retryTimeoutMs;
        if (failure.retries <= 0) task.state = 'INCIDENT';
      }),
    extendLock: (id, { workerId, newDurationMs }) =>
      perform(memory, { method: 'extendLock', id, workerId }, () => {
        const task = held(memory, id, workerId);
        if (task.lockedUntilMs < Date.now()) {
          throw new EngineLockExpiredError(call, refusal(400, 0, 'Cannot extend a lock that expired'));
        }
        task.lockedUntilMs = Date.now() + newDurationMs;
      }),
    async list(query = {}) {
      return memory.tasks
        .filter((task) => isThere(task) && isWanted(task, query))
        .map((task) => asExternalTask(task, []));
    },
  };
}

/** Each task has an instance of its own, which lives as long as the task. */
function instancesOf({ tasks }: Memory, businessKey: string | undefined): ProcessInstance[] {
  const alive = tasks.filter(
    (task) => isThere(task) && (businessKey === undefined || task.businessKey === businessKey),
  );
  return alive.map((task) => ({
    id: `instance-of-${task.id}`,
    definitionId: 'fulfillment:1',
    businessKey: task.businessKey,
    caseInstanceId: null,
    ended: false,
    suspended: false,
    tenantId: null,
  }));
}

function isThere({ state }: FakeTask): boolean {
  return state === 'OPEN' || state === 'INCIDENT';
}

function isWanted(task: FakeTask, { workerId, topicName, locked, processInstanceIdIn }: ExternalTaskQuery): boolean {
  return (
    (processInstanceIdIn === undefined || processInstanceIdIn.includes(`instance-of-${task.id}`)) &&
    (workerId === undefined || task.workerId === workerId) &&
    (topicName === undefined || task.topicName === topicName) &&
    (locked !== true || task.lockedUntilMs > Date.now())
  );
}

/** Does what a call asks for, unless it was told to break. */
async function perform({ calls, breaks }: Memory, made: FakeCall, effect: () => void): Promise<void> {
  if (made.method !== 'fetchAndLock') calls.push(made);
  const index = breaks.findIndex((entry) => entry.method === made.method);
  const broken = index < 0 ? undefined : breaks.splice(index, 1)[0];
  if (broken?.when === 'before') throw broken.error;
  effect();
  if (broken) throw broken.error;
}

function held({ tasks }: Memory, id: string, workerId: string): FakeTask {
  const task = tasks.find((other) => other.id === id);
  if (task?.state !== 'OPEN') throw new EngineNotFoundError(call, refusal(404, 0, `no task ${id}`));
  if (task.workerId !== workerId) {
    throw new EngineLockedByAnotherError(call, refusal(400, 0, `It is locked by worker '${task.workerId}'`));
  }
  return task;
}

async function fetchAndLock(
  memory: Memory,
  fetch: FetchAndLock,
  signal: AbortSignal | undefined,
): Promise<ExternalTask[]> {
  memory.fetches.push(fetch);
  const endsAt = Date.now() + (fetch.asyncResponseTimeoutMs ?? 0);
  let locked: ExternalTask[] = [];
  let knownTasks = -1;
  for (;;) {
    if (!memory.isOverlooking || memory.tasks.length > knownTasks) {
      knownTasks = memory.tasks.length;
      await perform(memory, { method: 'fetchAndLock', id: '', workerId: fetch.workerId }, () => {
        locked = lockSome(memory, fetch);
      });
    }
    if (locked.length > 0 || Date.now() >= endsAt) return locked;
    await untilWoken(memory.added.promise, signal);
  }
}

function lockSome({ tasks }: Memory, { workerId, maxTasks, topics }: FetchAndLock): ExternalTask[] {
  const now = Date.now();
  const open = tasks.filter((task) => task.state === 'OPEN' && task.lockedUntilMs <= now);
  const wanted = open.filter((task) => topics.some((topic) => topic.topicName === task.topicName)).slice(0, maxTasks);
  return wanted.map((task) => {
    const topic = topics.find((other) => other.topicName === task.topicName);
    task.workerId = workerId;
    task.lockedUntilMs = now + (topic?.lockDurationMs ?? 0);
    task.fetches += 1;
    return asExternalTask(task, topic?.variables ?? []);
  });
}

function newTask(
  id: string,
  {
    topic,
    businessKey = 'acme:order:O-1',
    variables = {},
    retries,
    extensionProperties = {},
  }: Parameters<FakeEngine['add']>[0],
): FakeTask {
  return {
    id,
    state: 'OPEN',
    workerId: null,
    lockedUntilMs: 0,
    retries: retries ?? null,
    variables: asWire({ tenantId: 'acme', lineId: 'L-1', ...variables }),
    businessKey,
    topicName: topic,
    localVariables: {},
    extensionProperties,
    failures: [],
    fetches: 0,
  };
}

/** Comes back when a task was added, and often enough to see a lock expire. */
async function untilWoken(woken: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  const ended = Promise.withResolvers<void>();
  const timer = setTimeout(ended.resolve, 5);
  await Promise.race([woken, ended.promise]);
  clearTimeout(timer);
  if (signal?.aborted) throw new EngineAbortedError('aborted', call, 'unknown', signal.reason);
}

function asWire(variables: Record<string, unknown>): WireVariables {
  const present = Object.entries(variables).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, { type: 'String', value }]));
}

function asExternalTask(task: FakeTask, names: readonly string[]): ExternalTask {
  const variables = Object.fromEntries(
    Object.entries({ ...task.variables, ...task.localVariables }).filter(([name]) => names.includes(name)),
  );
  return {
    extensionProperties: task.extensionProperties,
    id: task.id,
    topicName: task.topicName,
    workerId: task.workerId,
    lockExpirationTime: task.lockedUntilMs === 0 ? null : formatEngineDate(new Date(task.lockedUntilMs)),
    retries: task.retries,
    errorMessage: null,
    errorDetails: null,
    priority: 0,
    suspended: false,
    activityId: task.topicName,
    activityInstanceId: `activity-of-${task.id}`,
    executionId: `execution-of-${task.id}`,
    processInstanceId: `instance-of-${task.id}`,
    processDefinitionId: 'fulfillment:1',
    processDefinitionKey: 'fulfillment',
    processDefinitionVersionTag: null,
    businessKey: task.businessKey,
    tenantId: null,
    variables,
  };
}
