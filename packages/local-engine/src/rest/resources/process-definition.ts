import { deleteDefinition } from '../../commands/delete-definition.ts';
import { setDefinitionSuspension } from '../../commands/set-definition-suspension.ts';
import type { EngineApi } from '../../engine-api.ts';
import { EngineError, invalidRequest } from '../../state/engine-error.ts';
import { ofLatest } from '../latest-definition.ts';
import { bodyOf, integerOf, textOf } from '../request-body.ts';
import { isNotFound, reworded } from '../rest-error.ts';
import { type Handler, NO_CONTENT, type RestAnswer, type RestRequest, type Route } from '../route.ts';
import { suspensionOf } from './suspension-body.ts';

const DELETE_QUERY = ['cascade', 'skipCustomListeners', 'skipIoMappings'];

/** What can be done to process definitions, except starting them. */
export const processDefinitionRoutes: readonly Route[] = [
  { method: 'PUT', path: '/process-definition/suspended', handler: suspendByKey },
  { method: 'PUT', path: '/process-definition/:id/suspended', handler: suspendById },
  { method: 'PUT', path: '/process-definition/key/:key/suspended', handler: ofLatest('process', suspendById) },
  { method: 'PUT', path: '/process-definition/:id/history-time-to-live', handler: setTimeToLive },
  {
    method: 'PUT',
    path: '/process-definition/key/:key/history-time-to-live',
    handler: ofLatest('process', setTimeToLive),
  },
  { method: 'DELETE', path: '/process-definition/:id', handler: removeById, query: DELETE_QUERY },
  {
    method: 'DELETE',
    path: '/process-definition/key/:key',
    handler: ofLatest('process', removeById),
    query: DELETE_QUERY,
  },
  { method: 'DELETE', path: '/process-definition/key/:key/delete', handler: removeByKey, query: DELETE_QUERY },
];

/** An unknown definition is no error, as in the engine. */
async function suspendById(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const { suspended, included } = suspensionOf(bodyOf(request), 'includeProcessInstances');
  const id = request.params.id as string;
  await engine.execute((state) => {
    if (state.tables.definitions.get(id) === undefined) return;
    const selection = { processDefinitionId: id };
    setDefinitionSuspension(state, selection, { suspended, includeProcessInstances: included });
  });
  return NO_CONTENT;
}

/** All versions of a key. */
async function suspendByKey(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  if (textOf(body, 'processDefinitionId') !== undefined) {
    throw invalidRequest('Only processDefinitionKey can be set to update the suspension state.');
  }
  const key = textOf(body, 'processDefinitionKey');
  if (key === undefined) {
    throw invalidRequest(
      'Either processDefinitionId or processDefinitionKey should be set to update the suspension state.',
    );
  }
  const { suspended, included } = suspensionOf(body, 'includeProcessInstances');
  const change = { suspended, includeProcessInstances: included };
  await engine.execute((state) => setDefinitionSuspension(state, { processDefinitionKey: key }, change));
  return NO_CONTENT;
}

async function setTimeToLive(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const days = integerOf(bodyOf(request), 'historyTimeToLive');
  if (days === undefined) {
    throw new EngineError(400, 'NotAllowedException', 'Null historyTimeToLive values are not allowed');
  }
  if (days < 0) {
    throw new EngineError(400, 'BadUserRequestException', 'historyTimeToLive is not greater than or equal to 0');
  }
  const id = request.params.id as string;
  await engine.execute(({ tables }) => {
    const definition = tables.definitions.get(id);
    if (definition === undefined) {
      throw new EngineError(500, 'NullPointerException', `No process definition has the id ${id}.`, { code: null });
    }
    tables.definitions.update(definition, { historyTimeToLiveDays: days });
  });
  return NO_CONTENT;
}

async function removeById(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  await removeDefinitions(engine, request, [request.params.id as string]);
  // The engine answers 200 here, and 204 elsewhere.
  return { status: 200 };
}

/** All versions of a key. */
async function removeByKey(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const key = request.params.key as string;
  const ids = engine.query(({ tables }) => tables.definitionsByKey.get(key).map(({ id }) => id));
  if (ids.length === 0) {
    const message = `No process definition found with key '${key}': processDefinitions is empty`;
    throw new EngineError(404, 'InvalidRequestException', message, { code: null });
  }
  await removeDefinitions(engine, request, ids);
  return NO_CONTENT;
}

async function removeDefinitions(engine: EngineApi, { query }: RestRequest, ids: readonly string[]): Promise<void> {
  const options = { cascade: query.get('cascade') === 'true', skipIoMappings: query.get('skipIoMappings') === 'true' };
  const removed = engine.execute((state) => {
    for (const id of ids) deleteDefinition(state, id, options);
  });
  await reworded(removed, (error) =>
    isNotFound(error) ? { status: 404, type: 'InvalidRequestException' } : undefined,
  );
}
