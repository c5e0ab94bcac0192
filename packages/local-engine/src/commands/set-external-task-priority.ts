import type { EngineState } from '../state/engine-state.ts';
import { findExternalTask } from './external-task-of-worker.ts';

/** Changes the priority of one task. */
export function setExternalTaskPriority(state: EngineState, id: string, priority: number): void {
  state.tables.externalTasks.update(findExternalTask(state, id), { priority });
}
