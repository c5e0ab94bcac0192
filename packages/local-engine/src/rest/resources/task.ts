import { assignUserTask } from '../../commands/assign-user-task.ts';
import { claimUserTask } from '../../commands/claim-user-task.ts';
import { delegateUserTask } from '../../commands/delegate-user-task.ts';
import { addIdentityLink, type IdentityLink, removeIdentityLink } from '../../commands/identity-links.ts';
import { resolveUserTask } from '../../commands/resolve-user-task.ts';
import { changeTaskVariables, removeTaskVariables } from '../../commands/set-task-variables.ts';
import { updateUserTask } from '../../commands/update-user-task.ts';
import { invalidRequest, notSupported, processEngineException } from '../../state/engine-error.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { bodyOf, dateOf, integerOf, textOf } from '../request-body.ts';
import { type Handler, NO_CONTENT, type RestRequest, type Route } from '../route.ts';
import { variablesOf, withWords } from '../variables.ts';
import { variableWriteRoutes } from './variable-writes.ts';

/** Who does a user task, and what it says. */
export const taskRoutes: readonly Route[] = [
  { method: 'POST', path: '/task/:id/claim', handler: withUser(claimUserTask) },
  {
    method: 'POST',
    path: '/task/:id/unclaim',
    handler: onTask(() => (state, id) => assignUserTask(state, id, undefined)),
  },
  { method: 'POST', path: '/task/:id/assignee', handler: withUser(assignUserTask) },
  { method: 'POST', path: '/task/:id/delegate', handler: withUser(delegateUserTask) },
  { method: 'POST', path: '/task/:id/resolve', handler: onTask(resolve) },
  { method: 'POST', path: '/task/:id/identity-links', handler: withLink(addIdentityLink) },
  { method: 'POST', path: '/task/:id/identity-links/delete', handler: withLink(removeIdentityLink) },
  { method: 'PUT', path: '/task/:id', handler: onTask(update) },
  { method: 'DELETE', path: '/task/:id', handler: onTask(() => refuseDeletion) },
  ...[true, false].flatMap((local) =>
    variableWriteRoutes({
      path: local ? '/task/:id/localVariables' : '/task/:id/variables',
      name: 'task',
      set: (state, id, variables) => changeTaskVariables(state, id, variables, { local }),
      remove: (state, id, names) => removeTaskVariables(state, id, names, { local }),
    }),
  ),
];

type TaskCommand = (state: EngineState, id: string) => void;

/** The request is read first, so that what is wrong in it is told before the task is looked for. */
function onTask(read: (request: RestRequest) => TaskCommand): Handler {
  return async (engine, request) => {
    const command = read(request);
    await engine.execute((state) => command(state, request.params.id as string));
    return NO_CONTENT;
  };
}

function withUser(command: (state: EngineState, id: string, userId: string | undefined) => void): Handler {
  return onTask((request) => {
    const userId = textOf(bodyOf(request), 'userId');
    return (state, id) => command(state, id, userId);
  });
}

function withLink(command: (state: EngineState, id: string, link: IdentityLink) => void): Handler {
  return onTask((request) => {
    const body = bodyOf(request);
    const link = { userId: textOf(body, 'userId'), groupId: textOf(body, 'groupId'), type: textOf(body, 'type') };
    if (link.userId === undefined && link.groupId === undefined) {
      throw invalidRequest('Identity Link requires userId or groupId.');
    }
    if (link.userId !== undefined && link.groupId !== undefined) {
      throw invalidRequest('Identity Link requires userId or groupId, but not both.');
    }
    return (state, id) => command(state, id, link);
  });
}

function resolve(request: RestRequest): TaskCommand {
  const body = bodyOf(request);
  const variables = withWords(`Cannot resolve task ${request.params.id}`, () => variablesOf(body));
  return (state, id) => resolveUserTask(state, id, variables);
}

/** Only tasks of running instances exist here, and those the engine does not delete. An unknown one is no error. */
function refuseDeletion(state: EngineState, id: string): void {
  if (state.tables.userTasks.get(id) === undefined) return;
  throw processEngineException('The task cannot be deleted because is part of a running process');
}

function update(request: RestRequest): TaskCommand {
  const body = bodyOf(request);
  for (const name of ['parentTaskId', 'caseInstanceId', 'tenantId']) {
    if (textOf(body, name) !== undefined) throw notSupported(`${name} in PUT /task/{id}`);
  }
  const change = {
    name: textOf(body, 'name'),
    description: textOf(body, 'description'),
    assignee: textOf(body, 'assignee'),
    owner: textOf(body, 'owner'),
    priority: integerOf(body, 'priority') ?? 0,
    dueAtMs: dateOf(body, 'due'),
    followUpAtMs: dateOf(body, 'followUp'),
  };
  const delegation = textOf(body, 'delegationState');
  return (state, id) =>
    updateUserTask(state, id, () => ({ ...change, delegationState: delegationStateOf(delegation) }));
}

function delegationStateOf(text: string | undefined): 'PENDING' | 'RESOLVED' | undefined {
  const upper = text?.toUpperCase();
  if (upper === undefined || upper === 'PENDING' || upper === 'RESOLVED') return upper;
  throw invalidRequest(`Valid values for property 'delegationState' are 'PENDING' or 'RESOLVED', but was '${text}'`);
}
