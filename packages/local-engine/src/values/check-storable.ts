import type { TypedValue } from './typed-value.ts';
import { ValueError } from './value-error.ts';

const TEXT_LENGTH_MAX = 4000;

/**
 * Checks that the engine's tables hold a variable that is about to be written; call it for every one that is not transient.
 * @throws ValueError with code 10002 when a String has more than 4000 UTF-16 units
 */
export function checkStorable(value: TypedValue): void {
  if (value.type !== 'String' || value.value.length <= TEXT_LENGTH_MAX) return;
  const message =
    'An exception occurred in the persistence layer. Please check the server logs for a detailed message and the entire exception stack trace.';
  throw new ValueError(500, 'ProcessEngineException', message, 10002);
}
