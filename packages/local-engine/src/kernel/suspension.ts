import { EngineError } from '../state/engine-error.ts';
import type { Execution } from './execution.ts';

/** A suspended execution enters no activity. */
export function refuseSuspended(execution: Execution): void {
  if (execution.record.suspended) throw suspended('Execution', execution.id);
}

/** 400: what is suspended takes no part. `what` is the engine's word for it. */
export function suspended(what: string, id: string): EngineError {
  const message = `ENGINE-03043 ${what} with id '${id}' is suspended.`;
  return new EngineError(400, 'SuspendedEntityInteractionException', message);
}
