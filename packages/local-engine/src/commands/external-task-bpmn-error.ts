import { reportError } from '../kernel/errors.ts';
import { setVariables, type Variables } from '../kernel/variables.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { executionOf } from './complete-external-task.ts';
import { externalTaskOfWorker, requireWorker } from './external-task-of-worker.ts';
import { nullValue } from './refusals.ts';

export interface TaskBpmnError {
  readonly workerId: string | undefined;
  readonly errorCode: string | undefined;
  readonly errorMessage?: string | undefined;
  readonly variables?: Variables | undefined;
}

/** A worker reports a business error: the next handler in the model takes it. */
export function externalTaskBpmnError(state: EngineState, id: string, input: TaskBpmnError): void {
  requireWorker(input.workerId);
  const { errorCode } = input;
  if (errorCode === undefined) throw nullValue('errorCode is null');
  const refused = `Bpmn error of External Task ${id} cannot be reported by worker '`;
  const execution = executionOf(state, externalTaskOfWorker(state, id, input.workerId, refused));
  if (errorCode === '') throw processEngineException('Error Code is empty');
  setVariables(execution, input.variables);
  reportError(execution, errorCode, input.errorMessage);
}
