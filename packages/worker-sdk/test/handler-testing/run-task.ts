import type { ProcessContract, WireValue } from '@stepwright/contract';
import { type AttemptStore, type BoundHandler, createWorker, type WorkerEngine } from '@stepwright/worker-sdk';

/** What the engine was told about the task. */
export type Told =
  | { readonly kind: 'complete'; readonly variables: Record<string, unknown> }
  | { readonly kind: 'bpmnError'; readonly code: string }
  | { readonly kind: 'failure'; readonly message: string; readonly retries: number };

/** One task of the process and what runs it. */
export interface TaskToRun {
  readonly process: ProcessContract;
  readonly handler: BoundHandler;
  readonly businessKey: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly attemptStore: AttemptStore;
  readonly clock?: () => Date;
}

const silent = { info() {}, warn() {}, error() {} };

/** Runs one task in a real worker, over an engine that has this task alone, and answers what the engine was told. */
export async function runTask({ handler, input, businessKey, ...options }: TaskToRun): Promise<Told> {
  const { contract } = handler;
  const told = Promise.withResolvers<Told>();
  const variables = Object.fromEntries(
    Object.entries(contract.input as TaskToRun['process']['start'])
      .filter(([name]) => input[name] !== undefined)
      .map(([name, variable]) => [name, variable.encode(input[name])]),
  );
  const task = taskOf(contract.topic, businessKey, variables);
  let isHandedOut = false;
  const engine: WorkerEngine = {
    externalTasks: {
      async fetchAndLock(_fetch, call) {
        if (isHandedOut) await untilAborted(call?.signal);
        const locked = isHandedOut ? [] : [task];
        isHandedOut = true;
        return locked;
      },
      complete: async (_id, answer) => told.resolve({ kind: 'complete', variables: plain(answer.variables ?? {}) }),
      bpmnError: async (_id, { errorCode }) => told.resolve({ kind: 'bpmnError', code: errorCode }),
      failure: async (_id, { errorMessage, retries }) =>
        told.resolve({ kind: 'failure', message: errorMessage, retries }),
      extendLock: async () => undefined,
      list: async () => [],
    },
    executions: { setLocalVariable: async () => undefined },
    history: { externalTaskLog: async () => [] },
  };
  const worker = createWorker({ ...options, engine, handlers: [handler], logger: silent, drainMs: 20 });
  worker.start();
  try {
    return await told.promise;
  } finally {
    await worker.stop();
  }
}

function taskOf(topic: string, businessKey: string, variables: Record<string, WireValue>) {
  return {
    id: 'task-1',
    topicName: topic,
    workerId: null,
    lockExpirationTime: null,
    retries: null,
    errorMessage: null,
    errorDetails: null,
    priority: 0,
    suspended: false,
    activityId: topic,
    activityInstanceId: 'activity-1',
    executionId: 'execution-1',
    processInstanceId: 'instance-1',
    processDefinitionId: 'process:1',
    processDefinitionKey: 'process',
    processDefinitionVersionTag: null,
    businessKey,
    tenantId: null,
    variables,
  };
}

function plain(variables: Record<string, WireValue>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(variables).map(([name, { value }]) => [name, value]));
}

function untilAborted(signal: AbortSignal | undefined): Promise<void> {
  const ended = Promise.withResolvers<void>();
  if (!signal || signal.aborted) ended.resolve();
  else signal.addEventListener('abort', () => ended.resolve(), { once: true });
  return ended.promise;
}
