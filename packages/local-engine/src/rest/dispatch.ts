import type { EngineApi } from '../engine-api.ts';
import { EngineError, invalidRequest, notSupported } from '../state/engine-error.ts';
import { errorAnswer } from './error-answer.ts';
import type { RestAnswer, RestRequest, Route } from './route.ts';
import { RouteTable } from './route-table.ts';

/** A call before its route is known. */
export type RestCall = Omit<RestRequest, 'params'>;

type Answering = RestAnswer | Promise<RestAnswer>;

/** Answers calls; never throws, never rejects: an error is an answer too. */
export interface Dispatcher {
  dispatch(call: RestCall): Answering;
  /** The methods that a path has, for OPTIONS. */
  methodsOf(path: string): readonly string[];
}

/** Stands around every handler, for example to make faults; may hand it another engine. */
export type Around = (call: RestCall, engine: EngineApi, run: (engine: EngineApi) => Answering) => Answering;

/** Makes a dispatcher over a table of routes. What no route has is answered with 501 and its name. */
export function createDispatcher(engine: EngineApi, routes: readonly Route[], around?: Around): Dispatcher {
  const table = new RouteTable(routes);
  const run = (call: RestCall): Answering => {
    const match = table.match(call.method, call.path);
    if (match === undefined) throw notSupported(missing(table, call));
    const { route, params } = match;
    checkCall(route, call);
    const request = { ...call, params };
    if (around === undefined) return route.handler(engine, request);
    return around(call, engine, (chosen) => route.handler(chosen, request));
  };
  return {
    dispatch: (call) => {
      try {
        const answer = run(call);
        return answer instanceof Promise ? answer.catch(errorAnswer) : onceSettled(engine, answer);
      } catch (error) {
        return onceSettled(engine, errorAnswer(error));
      }
    },
    methodsOf: (path) => table.methodsOf(path),
  };
}

/** An answer, also that nothing is there, must not show what a crash could take back. Commands see to it themselves. */
function onceSettled(engine: EngineApi, answer: RestAnswer): Answering {
  const settled = engine.settled?.();
  return settled === undefined ? answer : settled.then(() => answer, errorAnswer);
}

function missing(table: RouteTable, { method, path }: RestCall): string {
  const methods = table.methodsOf(path);
  return methods.length > 0 ? `${method} ${path}, which has ${methods.join(', ')}` : `${method} ${path}`;
}

function checkCall(route: Route, call: RestCall): void {
  if (route.form === true ? call.form === undefined : call.form !== undefined) throw unsupportedMediaType();
  if (call.accept !== undefined && call.method !== 'GET') checkAccept(call.accept);
  if (call.query.size > 0) checkQuery(route, call);
}

/** A parameter that nobody reads is refused: a filter that is ignored is a lie. */
function checkQuery(route: Route, call: RestCall): void {
  for (const name of call.query.keys()) {
    if (route.query?.includes(name)) continue;
    const target = `${route.method} ${route.path}`;
    if (route.unsupportedQuery?.includes(name)) throw notSupported(`the query parameter ${name} of ${target}`);
    throw invalidRequest(`${target} has no query parameter ${JSON.stringify(name)}`);
  }
}

/** Only for what changes something: a question that nobody can read does no harm. */
function checkAccept(accept: string): void {
  if (accept === '' || /json|\*\/\*|application\/\*/.test(accept)) return;
  throw new EngineError(406, 'NotAcceptableException', 'HTTP 406 Not Acceptable', { code: null });
}

/** 415 in the words of the engine. */
export function unsupportedMediaType(): EngineError {
  return new EngineError(415, 'NotSupportedException', 'HTTP 415 Unsupported Media Type', { code: null });
}
