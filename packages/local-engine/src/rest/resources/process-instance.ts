import { deleteProcessInstance } from '../../commands/delete-process-instance.ts';
import { modifyProcessInstance } from '../../commands/modify-process-instance.ts';
import { badUserRequest } from '../../commands/refusals.ts';
import { type InstanceSelection, setInstanceSuspension } from '../../commands/set-instance-suspension.ts';
import { invalidRequest } from '../../state/engine-error.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { instructionsOf } from '../modification-instructions.ts';
import { type Body, bodyOf, flagOf, objectOf, textOf, textsOf } from '../request-body.ts';
import { isNotFound, reworded } from '../rest-error.ts';
import { type Handler, NO_CONTENT, type RestAnswer, type Route } from '../route.ts';
import { executionVariables } from './execution.ts';
import { historicInstanceIds, instanceIds } from './instance-selection.ts';
import { variableWriteRoutes } from './variable-writes.ts';

/** Running instances. */
export const processInstanceRoutes: readonly Route[] = [
  {
    method: 'DELETE',
    path: '/process-instance/:id',
    handler: remove,
    query: ['skipCustomListeners', 'skipIoMappings', 'skipSubprocesses', 'failIfNotExists'],
  },
  { method: 'PUT', path: '/process-instance/:id/suspended', handler: suspendOne },
  { method: 'PUT', path: '/process-instance/suspended', handler: suspendMany },
  { method: 'POST', path: '/process-instance/:id/modification', handler: modify },
  ...variableWriteRoutes(executionVariables('/process-instance/:id/variables', 'process instance', false)),
];

async function remove(...[engine, { params, query }]: Parameters<Handler>): Promise<RestAnswer> {
  const id = params.id as string;
  const isTrue = (name: string): boolean => query.get(name) === 'true';
  const options = { skipIoMappings: isTrue('skipIoMappings'), skipSubprocesses: isTrue('skipSubprocesses') };
  const removed = engine.execute((state) => {
    if (query.get('failIfNotExists') === 'false' && state.tables.executions.get(id) === undefined) return;
    deleteProcessInstance(state, id, options);
  });
  await reworded(removed, (error) =>
    isNotFound(error) ? { status: 404, type: 'InvalidRequestException' } : undefined,
  );
  return NO_CONTENT;
}

/** An unknown instance is no error, as in the engine. */
async function suspendOne(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const suspended = flagOf(bodyOf(request), 'suspended');
  const selection = { processInstanceId: request.params.id as string };
  await engine.execute((state) => setInstanceSuspension(state, selection, suspended));
  return NO_CONTENT;
}

async function suspendMany(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  const suspended = flagOf(body, 'suspended');
  const select = selectionOf(body);
  await engine.execute((state) => {
    for (const selection of select(state)) setInstanceSuspension(state, selection, suspended);
  });
  return NO_CONTENT;
}

const BY_DEFINITION = ['processDefinitionId', 'processDefinitionKey'] as const;
const BY_INSTANCE = ['processInstanceIds', 'processInstanceQuery', 'historicProcessInstanceQuery'] as const;

/** Either one definition, or instances by their ids and queries. */
function selectionOf(body: Body): (state: EngineState) => readonly InstanceSelection[] {
  const isGiven = (name: string): boolean => body[name] !== undefined && body[name] !== null;
  const byDefinition = BY_DEFINITION.filter(isGiven);
  const byInstance = BY_INSTANCE.filter(isGiven);
  if (byDefinition.length > 0 && byInstance.length > 0) {
    throw invalidRequest(
      'Choose either a single processInstance with processDefinitionId or processDefinitionKey or a group of processInstances with processInstanceIds, procesInstanceQuery or historicProcessInstanceQuery.',
    );
  }
  const words = 'processDefinitionId or processDefinitionKey should be set to update the suspension state.';
  if (byDefinition.length > 1) throw invalidRequest(`Only one of ${words}`);
  if (byDefinition.length === 0 && byInstance.length === 0) throw invalidRequest(`Either ${words}`);
  if (byDefinition.length === 0) return (state) => instancesOf(state, body);
  const processDefinitionId = textOf(body, 'processDefinitionId');
  const processDefinitionKey = textOf(body, 'processDefinitionKey');
  return () => [{ processDefinitionId, processDefinitionKey }];
}

function instancesOf(state: EngineState, body: Body): readonly InstanceSelection[] {
  const query = objectOf(body, 'processInstanceQuery');
  const historicQuery = objectOf(body, 'historicProcessInstanceQuery');
  const ids = new Set([
    ...(textsOf(body, 'processInstanceIds') ?? []),
    ...(query === undefined ? [] : instanceIds(state, query)),
    ...(historicQuery === undefined ? [] : historicInstanceIds(state, historicQuery)),
  ]);
  if (ids.size === 0) throw badUserRequest('No process instance ids given: Process Instance ids is empty');
  return [...ids].map((processInstanceId) => ({ processInstanceId }));
}

/** Without instructions it does nothing, not even look for the instance. */
async function modify(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  const instructions = instructionsOf(body, 'instructions');
  if (instructions.length === 0) return NO_CONTENT;
  const input = {
    instructions,
    skipIoMappings: flagOf(body, 'skipIoMappings'),
    annotation: textOf(body, 'annotation'),
  };
  await engine.execute((state) => modifyProcessInstance(state, request.params.id as string, input));
  return NO_CONTENT;
}
