import { completeUserTask } from '../../commands/complete-user-task.ts';
import { resolveUserTask } from '../../commands/resolve-user-task.ts';
import { setTaskVariables } from '../../commands/set-task-variables.ts';
import { userTaskBpmnError, userTaskEscalation } from '../../commands/user-task-bpmn-error.ts';
import type { Variables } from '../../kernel/variables.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { bodyOf, flagOf, textOf } from '../request-body.ts';
import { isBadRequest, isNotFound, reworded } from '../rest-error.ts';
import { type Handler, NO_CONTENT, ok, type RestRequest, type Route } from '../route.ts';
import { variablesOfInstance } from '../shapes/started-instance.ts';
import { variablesOf, withWords } from '../variables.ts';

/** How user tasks end. */
export const taskOutcomeRoutes: readonly Route[] = [
  { method: 'POST', path: '/task/:id/complete', handler: completing('Cannot complete task', complete) },
  { method: 'POST', path: '/task/:id/submit-form', handler: completing('Cannot submit task form', submitForm) },
  { method: 'POST', path: '/task/:id/bpmnError', handler: raising(bpmnError) },
  { method: 'POST', path: '/task/:id/bpmnEscalation', handler: raising(escalation) },
];

type TaskCommand = (state: EngineState, id: string) => void;

function completing(
  what: string,
  command: (state: EngineState, id: string, variables: Variables | undefined) => void,
): Handler {
  return async (engine, request) => {
    const id = request.params.id as string;
    const words = `${what} ${id}`;
    const body = bodyOf(request);
    const variables = withWords(words, () => variablesOf(body), words);
    const withVariables = flagOf(body, 'withVariablesInReturn');
    const completed = engine.execute((state) => {
      const instanceId = state.tables.userTasks.get(id)?.processInstanceId ?? '';
      command(state, id, variables);
      return withVariables ? variablesOfInstance(state, instanceId) : undefined;
    });
    const shown = await reworded(completed, ({ message }) => ({ status: 500, message: `${words}: ${message}` }));
    return shown === undefined ? NO_CONTENT : ok(shown);
  };
}

function complete(state: EngineState, id: string, variables: Variables | undefined): void {
  completeUserTask(state, id, { variables });
}

/** A form of a delegated task gives the task back to its owner instead of completing it. */
function submitForm(state: EngineState, id: string, variables: Variables | undefined): void {
  const isDelegated = state.tables.userTasks.get(id)?.delegationState === 'PENDING';
  if (isDelegated) {
    resolveUserTask(state, id, variables);
    return;
  }
  // Unlike a completion, a form writes variables that the task has of its own.
  if (variables && state.tables.userTasks.get(id)) setTaskVariables(state, id, variables, { local: false });
  completeUserTask(state, id, {});
}

function raising(read: (request: RestRequest) => TaskCommand): Handler {
  return async (engine, request) => {
    const command = read(request);
    const raised = engine.execute((state) => command(state, request.params.id as string));
    await reworded(raised, (error) => {
      if (isNotFound(error)) return { status: 404 };
      return isBadRequest(error) ? {} : undefined;
    });
    return NO_CONTENT;
  };
}

function bpmnError(request: RestRequest): TaskCommand {
  const body = bodyOf(request);
  const input = {
    errorCode: textOf(body, 'errorCode'),
    errorMessage: textOf(body, 'errorMessage'),
    variables: variablesOf(body),
  };
  return (state, id) => userTaskBpmnError(state, id, input);
}

function escalation(request: RestRequest): TaskCommand {
  const body = bodyOf(request);
  const input = { escalationCode: textOf(body, 'escalationCode'), variables: variablesOf(body) };
  return (state, id) => userTaskEscalation(state, id, input);
}
