import { EngineError } from '../state/engine-error.ts';

/** 400: an instruction that does not fit the instance or its model. */
export function notValid(message: string): EngineError {
  return new EngineError(400, 'NotValidException', message);
}
