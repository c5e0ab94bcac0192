import { badUserRequest } from '../../commands/refusals.ts';
import { setExternalTaskRetries } from '../../commands/set-external-task-retries.ts';
import { externalTasks } from '../../queries/external-tasks.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { type Body, bodyOf, listOf, objectOf, textsOf } from '../request-body.ts';
import { isBadRequest, isNotFound, reworded } from '../rest-error.ts';
import { type Handler, NO_CONTENT, type RestAnswer, type Route } from '../route.ts';
import { historicInstanceIds, instanceIds, selectByBody } from './instance-selection.ts';
import { negativeRetries, requireRetries } from './retries-body.ts';

/** Retries of many external tasks at once. */
export const externalTaskRetriesRoutes: readonly Route[] = [
  { method: 'PUT', path: '/external-task/retries', handler: setRetries },
];

async function setRetries(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  const retries = requireRetries(body);
  const set = engine.execute((state) => {
    const ids = taskIds(state, body);
    if (ids.size === 0) throw badUserRequest('externalTaskIds is empty');
    if (retries < 0) throw negativeRetries();
    for (const id of ids) setExternalTaskRetries(state, id, retries);
  });
  await reworded(set, (error) => {
    if (isNotFound(error)) return { status: 404, type: 'InvalidRequestException', code: null };
    return isBadRequest(error) ? { type: 'InvalidRequestException', code: null } : undefined;
  });
  return NO_CONTENT;
}

function taskIds(state: EngineState, body: Body): ReadonlySet<string> {
  if (listOf(body, 'externalTaskIds')?.includes(null)) {
    throw badUserRequest('External task id cannot be null: externalTaskIds contains null value');
  }
  const query = objectOf(body, 'externalTaskQuery');
  return new Set([
    ...(textsOf(body, 'externalTaskIds') ?? []),
    ...(query === undefined ? [] : selectByBody(state, externalTasks, query).map(({ id }) => id)),
    ...instances(state, body)
      .flatMap((id) => state.tables.externalTasksByInstance.get(id))
      .map(({ id }) => id),
  ]);
}

function instances(state: EngineState, body: Body): string[] {
  const query = objectOf(body, 'processInstanceQuery');
  const historicQuery = objectOf(body, 'historicProcessInstanceQuery');
  return [
    ...(textsOf(body, 'processInstanceIds') ?? []),
    ...(query === undefined ? [] : instanceIds(state, query)),
    ...(historicQuery === undefined ? [] : historicInstanceIds(state, historicQuery)),
  ];
}
