import { EngineError } from '../../state/engine-error.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { type Handler, ok, type RestRequest } from '../route.ts';

/** A handler that answers with what a question finds, or refuses when it finds nothing. */
export function found(
  find: (state: EngineState, id: string, request: RestRequest) => unknown,
  missing: (id: string) => Error,
): Handler {
  return (engine, request) => {
    const id = request.params.id as string;
    const answer = engine.query((state) => find(state, id, request));
    if (answer === undefined) throw missing(id);
    return ok(answer);
  };
}

/** 404 as the REST layer says it. */
export function notFound(message: string, type = 'InvalidRequestException', code: number | null = null): EngineError {
  return new EngineError(404, type, message, { code });
}

/** 500 because the engine was asked about something that is not there. */
export function nullValue(message: string): EngineError {
  return new EngineError(500, 'NullValueException', message);
}

/** Whether a flag of the query string is `true`, as JAX-RS reads it. */
export function isSet({ query }: RestRequest, name: string, byDefault = false): boolean {
  const text = query.get(name);
  return text === undefined ? byDefault : text.toLowerCase() === 'true';
}
