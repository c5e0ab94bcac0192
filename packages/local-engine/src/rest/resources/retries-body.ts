import { badUserRequest } from '../../commands/refusals.ts';
import { type EngineError, invalidRequest } from '../../state/engine-error.ts';
import { type Body, integerOf } from '../request-body.ts';

/** The property `retries` of a body that must have it. */
export function requireRetries(body: Body): number {
  const retries = integerOf(body, 'retries');
  if (retries === undefined) throw invalidRequest('The number of retries cannot be null.');
  return retries;
}

/** 400: less than none cannot be left. */
export function negativeRetries(): EngineError {
  return badUserRequest('The number of retries cannot be negative: retries is not greater than or equal to 0');
}
