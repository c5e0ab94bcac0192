import { EngineError } from '../state/engine-error.ts';

/** 500: something that the engine needs is not there. */
export function nullValue(message: string): EngineError {
  return new EngineError(500, 'NullValueException', message);
}

/** 400: the user asked for what cannot be. */
export function badUserRequest(message: string): EngineError {
  return new EngineError(400, 'BadUserRequestException', message);
}

/** 400 by itself; most of the REST API turns it into 404. */
export function notFound(message: string): EngineError {
  return new EngineError(400, 'NotFoundException', message);
}
