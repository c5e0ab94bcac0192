import { startProcessInstance } from '../../commands/start-process-instance.ts';
import type { EngineApi } from '../../engine-api.ts';
import { type EngineError, notSupported, persistenceFailure } from '../../state/engine-error.ts';
import { ofLatest } from '../latest-definition.ts';
import { selfLink } from '../links.ts';
import { instructionsOf } from '../modification-instructions.ts';
import { type Body, bodyOf, flagOf, textOf } from '../request-body.ts';
import { type Rewording, reworded } from '../rest-error.ts';
import { type Handler, ok, type RestAnswer, type RestRequest, type Route } from '../route.ts';
import { startedInstance, variablesOfInstance } from '../shapes/started-instance.ts';
import { variablesOf, withWords } from '../variables.ts';

/** Starts of instances. */
export const processDefinitionStartRoutes: readonly Route[] = [
  { method: 'POST', path: '/process-definition/:id/start', handler: start },
  { method: 'POST', path: '/process-definition/key/:key/start', handler: ofLatest('process', start) },
  { method: 'POST', path: '/process-definition/:id/submit-form', handler: submitForm },
  { method: 'POST', path: '/process-definition/key/:key/submit-form', handler: ofLatest('process', submitForm) },
];

interface StartInput {
  readonly businessKey: string | undefined;
  readonly variables: ReturnType<typeof variablesOf>;
  readonly startInstructions: ReturnType<typeof instructionsOf>;
  readonly skipIoMappings: boolean;
}

async function start(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  const definitionId = request.params.id as string;
  const words = `Cannot instantiate process definition ${definitionId}`;
  const input = startInputOf(body, definitionId);
  return startInstance(engine, request, {
    ...input,
    definitionId,
    words,
    withVariables: flagOf(body, 'withVariablesInReturn'),
  });
}

/** A form of its own has no start instruction; else it is a start. */
async function submitForm(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  const definitionId = request.params.id as string;
  const words = `Cannot instantiate process definition ${definitionId}`;
  const { businessKey, variables } = startInputOf({ ...body, startInstructions: null }, definitionId);
  const input = { businessKey, variables, startInstructions: [], skipIoMappings: false };
  return startInstance(engine, request, { ...input, definitionId, words, withVariables: false });
}

function startInputOf(body: Body, definitionId: string): StartInput {
  if (textOf(body, 'caseInstanceId') !== undefined)
    throw notSupported('caseInstanceId at the start of a process instance');
  const words = `Cannot instantiate process definition ${definitionId}`;
  const read = (): StartInput => ({
    variables: variablesOf(body),
    businessKey: textOf(body, 'businessKey'),
    startInstructions: instructionsOf(body, 'startInstructions').filter(({ type }) => type !== 'cancel'),
    skipIoMappings: flagOf(body, 'skipIoMappings'),
  });
  return withWords(words, read, words);
}

async function startInstance(
  engine: EngineApi,
  request: RestRequest,
  { words, withVariables, ...input }: StartInput & { definitionId: string; words: string; withVariables: boolean },
): Promise<RestAnswer> {
  const started = engine.execute((state) => {
    const instance = startProcessInstance(state, input);
    requireStorableKey(input.businessKey);
    const shown = startedInstance(state, instance);
    return withVariables ? { ...shown, variables: variablesOfInstance(state, instance.id) } : shown;
  });
  const reword = ({ message }: EngineError): Rewording => ({ status: 500, message: `${words}: ${message}` });
  const shown = await reworded(started, reword);
  return ok({ links: selfLink(request, 'process-instance', String(shown.id)), ...shown });
}

const BUSINESS_KEY_LENGTH_MAX = 255;

/** The database of the engine refuses it when everything else is done. */
function requireStorableKey(businessKey: string | undefined): void {
  if (businessKey !== undefined && businessKey.length > BUSINESS_KEY_LENGTH_MAX) throw persistenceFailure(10_002);
}
