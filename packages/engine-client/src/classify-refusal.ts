import type { EngineCall } from './errors.ts';
import {
  EngineBadRequestError,
  EngineDeadlockError,
  EngineHttpError,
  EngineLockExpiredError,
  EngineLockedByAnotherError,
  EngineMismatchingMessageCorrelationError,
  EngineNotFoundError,
  EngineOptimisticLockingError,
  type EngineRefusal,
  EngineTooManyRequestsError,
  EngineUnauthorizedError,
  EngineValueTooLongError,
} from './http-errors.ts';

type HttpErrorClass = new (call: EngineCall, refusal: EngineRefusal) => EngineHttpError;

/** Engine codes that say "the transaction was rolled back" (engine enum BuiltinExceptionCode). */
const BY_ENGINE_CODE = new Map<number, HttpErrorClass>([
  [1, EngineOptimisticLockingError],
  [10_000, EngineDeadlockError],
  [10_002, EngineValueTooLongError],
]);

const BY_STATUS = new Map<number, HttpErrorClass>([
  [400, EngineBadRequestError],
  [401, EngineUnauthorizedError],
  [403, EngineUnauthorizedError],
  [404, EngineNotFoundError],
  [429, EngineTooManyRequestsError],
]);

/** Refusals that the engine tells apart only by its words; the integration test pins each wording to the real engine. */
const BY_WORDS: readonly (readonly [number, RegExp, HttpErrorClass])[] = [
  [400, /MismatchingMessageCorrelationException/, EngineMismatchingMessageCorrelationError],
  [400, /locked by worker/i, EngineLockedByAnotherError],
  [400, /lock that expired/i, EngineLockExpiredError],
  [500, /too many requests/i, EngineTooManyRequestsError],
];

/** Chooses the most telling error for a refusal of the engine. */
export function classifyRefusal(call: EngineCall, refusal: EngineRefusal): EngineHttpError {
  const errorClass = byEngineCode(refusal) ?? byType(refusal) ?? byWords(refusal) ?? BY_STATUS.get(refusal.status);
  if (errorClass) return new errorClass(call, refusal);
  // 501 says that there is no such function, so it cannot have done anything.
  const mayBeDone = refusal.status >= 500 && refusal.status !== 501;
  return new EngineHttpError(call, refusal, mayBeDone ? 'unknown' : 'not-done');
}

function byEngineCode({ engineCode }: EngineRefusal): HttpErrorClass | undefined {
  return engineCode === undefined ? undefined : BY_ENGINE_CODE.get(engineCode);
}

function byType({ type }: EngineRefusal): HttpErrorClass | undefined {
  return type === 'MismatchingMessageCorrelationException' ? EngineMismatchingMessageCorrelationError : undefined;
}

function byWords({ status, engineMessage }: EngineRefusal): HttpErrorClass | undefined {
  return BY_WORDS.find(([at, words]) => at === status && words.test(engineMessage))?.[2];
}
