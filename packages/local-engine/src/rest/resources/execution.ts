import { createIncident } from '../../commands/create-incident.ts';
import { nullValue } from '../../commands/refusals.ts';
import { removeVariables, setVariables } from '../../commands/set-variables.ts';
import { triggerExecution, triggerMessageSubscription } from '../../commands/trigger-execution.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { bodyOf, textOf } from '../request-body.ts';
import { isBadRequest, reworded } from '../rest-error.ts';
import { type Handler, NO_CONTENT, ok, type RestAnswer, type Route } from '../route.ts';
import { incidentShape } from '../shapes/incident.ts';
import { variablesOf, withWords } from '../variables.ts';
import { type VariableTarget, variableWriteRoutes } from './variable-writes.ts';

/** Writes variables of an execution: its own, or where they are visible. */
export function executionVariables(path: string, name: string, local: boolean): VariableTarget {
  return {
    path,
    name,
    set: (state, id, variables) => {
      requireExecution(state, id);
      setVariables(state, id, variables, { local });
    },
    remove: (state, id, names) => {
      requireExecution(state, id);
      removeVariables(state, id, names, { local });
    },
  };
}

/** Executions. */
export const executionRoutes: readonly Route[] = [
  { method: 'POST', path: '/execution/:id/signal', handler: signal },
  { method: 'POST', path: '/execution/:id/messageSubscriptions/:name/trigger', handler: triggerMessage },
  { method: 'POST', path: '/execution/:id/create-incident', handler: openIncident },
  ...variableWriteRoutes(executionVariables('/execution/:id/localVariables', 'execution', true)),
];

function requireExecution(state: EngineState, id: string): void {
  if (state.tables.executions.get(id) === undefined)
    throw nullValue(`execution ${id} doesn't exist: execution is null`);
}

async function signal(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const id = request.params.id as string;
  const words = `Cannot signal execution ${id}`;
  const body = bodyOf(request);
  const variables = withWords(words, () => variablesOf(body));
  const signalled = engine.execute((state) => {
    requireExecution(state, id);
    triggerExecution(state, id, { variables });
  });
  await reworded(signalled, ({ message }) => ({ status: 500, message: `${words}: ${message}` }));
  return NO_CONTENT;
}

async function triggerMessage(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const { id = '', name = '' } = request.params;
  const words = `Cannot trigger message ${name} for execution ${id}`;
  const body = bodyOf(request);
  const variables = withWords(words, () => variablesOf(body));
  await reworded(
    engine.execute((state) => triggerMessageSubscription(state, id, name, { variables })),
    ({ message }) => ({ status: 500, message: `${words}: ${message}` }),
  );
  return NO_CONTENT;
}

async function openIncident(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  const incident = {
    incidentType: textOf(body, 'incidentType'),
    configuration: textOf(body, 'configuration'),
    message: textOf(body, 'message'),
  };
  const opened = engine.execute((state) => incidentShape(createIncident(state, request.params.id as string, incident)));
  return ok(
    await reworded(opened, (error) =>
      isBadRequest(error) ? { type: 'InvalidRequestException', code: null } : undefined,
    ),
  );
}
