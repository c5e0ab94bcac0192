import { correlateMessage } from '../../commands/correlate-message.ts';
import { evaluateStartConditions } from '../../commands/evaluate-start-conditions.ts';
import { throwSignal } from '../../commands/throw-signal.ts';
import { type EngineError, invalidRequest, notSupported } from '../../state/engine-error.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { type Body, bodyOf, flagOf, textOf } from '../request-body.ts';
import { reworded } from '../rest-error.ts';
import { type Handler, NO_CONTENT, ok, type RestAnswer, type Route } from '../route.ts';
import { startedInstance, variablesOfInstance } from '../shapes/started-instance.ts';
import { variablesOf, withWords } from '../variables.ts';

/** Messages, signals and start conditions. */
export const messageRoutes: readonly Route[] = [
  { method: 'POST', path: '/message', handler: deliver },
  { method: 'POST', path: '/signal', handler: signal },
  { method: 'POST', path: '/condition', handler: evaluateConditions },
];

type Correlation = Parameters<typeof correlateMessage>[1];
type Correlated = ReturnType<typeof correlateMessage>[number];

async function deliver(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  const messageName = textOf(body, 'messageName');
  if (messageName === undefined) throw invalidRequest('No message name supplied');
  refuseTenants(body);
  const resultEnabled = flagOf(body, 'resultEnabled');
  const withVariables = flagOf(body, 'variablesInResultEnabled');
  if (withVariables && !resultEnabled) {
    throw invalidRequest("Parameter 'variablesInResultEnabled' cannot be used without 'resultEnabled' set to true.");
  }
  const correlation = withWords('Cannot deliver message', () => correlationOf(body, messageName));
  const correlated = engine.execute((state) => {
    const results = correlateMessage(state, correlation);
    return resultEnabled ? results.map((result) => shownResult(state, result, withVariables)) : [];
  });
  const results = await reworded(correlated, reword);
  return resultEnabled ? ok(results) : NO_CONTENT;
}

const MISMATCHING = 'MismatchingMessageCorrelationException';

/** The engine puts the exception's name with its package before the message. */
function reword({ type, message }: EngineError): { status: number; message: string } | undefined {
  if (type !== MISMATCHING) return undefined;
  const prefix = `org.camunda.bpm.engine.${MISMATCHING}: `;
  return { status: 400, message: message.startsWith(prefix) ? message : prefix + message };
}

function correlationOf(body: Body, messageName: string): Correlation {
  return {
    messageName,
    correlationKeys: variablesOf(body, 'correlationKeys'),
    localCorrelationKeys: variablesOf(body, 'localCorrelationKeys'),
    processVariables: variablesOf(body, 'processVariables'),
    processVariablesLocal: variablesOf(body, 'processVariablesLocal'),
    processVariablesToTriggeredScope: variablesOf(body, 'processVariablesToTriggeredScope'),
    businessKey: textOf(body, 'businessKey'),
    processInstanceId: textOf(body, 'processInstanceId'),
    all: flagOf(body, 'all'),
  };
}

/** Must be called in the transaction that correlated. */
function shownResult(state: EngineState, result: Correlated, withVariables: boolean): Record<string, unknown> {
  const { processInstanceId } = result;
  const variables = withVariables ? { variables: variablesOfInstance(state, processInstanceId) } : {};
  if (result.kind === 'execution') {
    const ended = state.tables.executions.get(result.executionId) === undefined;
    const execution = { id: result.executionId, processInstanceId, ended, tenantId: null };
    return { resultType: 'Execution', execution, processInstance: null, ...variables };
  }
  const historic = state.tables.historicInstances.get(processInstanceId);
  const instance = {
    id: processInstanceId,
    definitionId: historic?.definitionId ?? '',
    businessKey: historic?.businessKey,
    suspended: false,
  };
  const processInstance = { links: [], ...startedInstance(state, instance) };
  return { resultType: 'ProcessDefinition', execution: null, processInstance, ...variables };
}

async function signal(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  const name = textOf(body, 'name');
  if (name === undefined) throw invalidRequest('No signal name given');
  refuseTenants(body);
  const input = { name, executionId: textOf(body, 'executionId'), variables: variablesOf(body) };
  const thrown = engine.execute((state) => throwSignal(state, input));
  await reworded(thrown, ({ type }) => (type === 'NotFoundException' ? { status: 500 } : undefined));
  return NO_CONTENT;
}

/** Nothing has a tenant here, so `withoutTenantId` asks for everything. */
function refuseTenants(body: Body): void {
  if (textOf(body, 'tenantId') === undefined) return;
  if (flagOf(body, 'withoutTenantId')) {
    throw invalidRequest("Parameter 'tenantId' cannot be used together with parameter 'withoutTenantId'.");
  }
  throw notSupported('tenants: the property tenantId');
}

async function evaluateConditions(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  refuseTenants(body);
  const input = {
    variables: variablesOf(body),
    businessKey: textOf(body, 'businessKey'),
    processDefinitionId: textOf(body, 'processDefinitionId'),
  };
  const started = await engine.execute((state) =>
    evaluateStartConditions(state, input).map((root) => ({ links: [], ...startedInstance(state, root) })),
  );
  return ok(started);
}
