import type { EngineClient } from '@stepwright/engine-client';

/** The part of the engine's API that a worker uses. An `EngineClient` fits. */
export interface WorkerEngine {
  readonly externalTasks: Pick<
    EngineClient['externalTasks'],
    'fetchAndLock' | 'complete' | 'bpmnError' | 'failure' | 'extendLock' | 'list'
  >;
  readonly history: Pick<EngineClient['history'], 'externalTaskLog'>;
}
