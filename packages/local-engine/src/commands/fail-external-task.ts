import { cutMessage } from '../kernel/error-text.ts';
import { setRetries } from '../kernel/external-tasks.ts';
import { recordExternalTask } from '../kernel/history.ts';
import { setVariables, setVariablesLocal } from '../kernel/variables.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { executionOf, type TaskVariables, throwsError } from './complete-external-task.ts';
import { externalTaskOfWorker, requireWorker } from './external-task-of-worker.ts';

export interface TaskFailure extends TaskVariables {
  readonly workerId: string | undefined;
  readonly errorMessage?: string | undefined;
  readonly errorDetails?: string | undefined;
  readonly retries: number;
  readonly retryTimeoutMs: number;
}

/** A worker reports a failure and says how often and when the task is tried again. */
export function failExternalTask(state: EngineState, id: string, input: TaskFailure): void {
  requireWorker(input.workerId);
  requireNotNegative('retries', input.retries);
  requireNotNegative('retryDuration', input.retryTimeoutMs);
  const refused = `Failure of External Task ${id} cannot be reported by worker '`;
  const task = externalTaskOfWorker(state, id, input.workerId, refused);
  const execution = executionOf(state, task);
  setVariables(execution, input.variables);
  setVariablesLocal(execution, input.localVariables);
  state.tables.externalTasks.update(task, {
    errorMessage: cutMessage(input.errorMessage),
    ...(input.errorDetails === undefined ? {} : { errorDetails: input.errorDetails }),
  });
  if (throwsError(execution, task, 'failure')) return;
  const lockExpiresAtMs = state.clock.now() + input.retryTimeoutMs;
  state.tables.externalTasks.update(task, { lockExpiresAtMs });
  const log = recordExternalTask(state, task, 'failure');
  state.tables.externalTasks.update(task, { lastFailureLogId: log.id });
  setRetries(state, task, input.retries);
}

function requireNotNegative(name: string, value: number): void {
  if (value < 0) throw processEngineException(`${name} is not greater than or equal to 0`);
}
