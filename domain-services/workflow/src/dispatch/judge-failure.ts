import {
  EngineBadRequestError,
  EngineError,
  EngineHttpError,
  EngineValueTooLongError,
} from '@stepwright/engine-client';
import { type AttemptResult, failed } from './attempt.ts';

/** Refusals of the access, not of the call: a new token, right or route heals them. */
const healing = new Set([401, 403, 404, 408, 429]);

/**
 * Says what an error of an attempt means. Only a refusal that the engine would repeat for ever is FAILED; everything else is
 * tried again, and looked up first unless the call surely had no effect.
 */
export function judgeFailure(error: unknown): AttemptResult {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof EngineValueTooLongError || error instanceof EngineBadRequestError) return failed(reason);
  if (error instanceof EngineHttpError && error.status < 500 && !healing.has(error.status)) return failed(reason);
  return { status: 'PENDING', reason, maybeSent: !(error instanceof EngineError && error.outcome === 'not-done') };
}
