import type { EngineClient, EngineConnection } from '@stepwright/engine-client';

/** The part of the engine's API that a worker uses. An `EngineClient` fits. */
export interface WorkerEngine {
  readonly externalTasks: Pick<
    EngineClient['externalTasks'],
    'fetchAndLock' | 'complete' | 'bpmnError' | 'failure' | 'extendLock' | 'list'
  >;
  /** Progress is written by it; asked only for contracts that declare some. */
  readonly executions: Pick<EngineClient['executions'], 'setLocalVariable'>;
  /** With it locks are extended by a thread of their own, even while a handler blocks the main one. */
  readonly connection?: EngineConnection | undefined;
  /** With it the start tells attempts of killed processes that no task is left for. */
  readonly processInstances?: Pick<EngineClient['processInstances'], 'list'>;
  readonly history: Pick<EngineClient['history'], 'externalTaskLog'>;
}
