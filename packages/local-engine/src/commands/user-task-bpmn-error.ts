import { propagateEscalation, reportError } from '../kernel/errors.ts';
import type { Execution } from '../kernel/execution.ts';
import { suspended } from '../kernel/suspension.ts';
import { setVariables, type Variables } from '../kernel/variables.ts';
import type { UserTaskRecord } from '../records/runtime-records.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { badUserRequest, notFound } from './refusals.ts';
import { startRun } from './start-run.ts';

export interface UserTaskError {
  readonly errorCode: string | undefined;
  readonly errorMessage?: string | undefined;
  readonly variables?: Variables | undefined;
}

/** Reports a business error at a user task: the next handler in the model takes it. */
export function userTaskBpmnError(state: EngineState, id: string, input: UserTaskError): void {
  if (!input.errorCode) throw badUserRequest(`errorCode is ${input.errorCode === undefined ? 'null' : 'empty'}`);
  const execution = prepare(state, id, input.variables);
  reportError(execution, input.errorCode, input.errorMessage);
}

export interface UserTaskEscalation {
  readonly escalationCode: string | undefined;
  readonly variables?: Variables | undefined;
}

/** Reports an escalation at a user task. Unlike one thrown in the model it has to be caught. */
export function userTaskEscalation(state: EngineState, id: string, input: UserTaskEscalation): void {
  const { escalationCode } = input;
  if (!escalationCode) throw badUserRequest(`escalationCode is ${escalationCode === undefined ? 'null' : 'empty'}`);
  const execution = prepare(state, id, input.variables);
  if (propagateEscalation(execution, escalationCode)) return;
  throw processEngineException(
    `ENGINE-02043 Execution with id '${execution.record.activityId}' throws an escalation event with escalationCode '${escalationCode}', but no escalation handler was defined. `,
  );
}

function prepare(state: EngineState, id: string, variables: Variables | undefined): Execution {
  const task: UserTaskRecord | undefined = state.tables.userTasks.get(id);
  if (!task) throw notFound(`Cannot find task with id ${id}: task is null`);
  const execution = startRun(state).execution(task.executionId) as Execution;
  if (task.suspended) throw suspended('task', id);
  setVariables(execution, variables);
  return execution;
}
