import { EngineError } from '../state/engine-error.ts';

/** How an error of a command is answered instead: other status, type or words; the code stays unless it is given. */
export interface Rewording {
  readonly status?: number;
  readonly type?: string;
  readonly message?: string;
  readonly code?: number | null;
}

/**
 * Runs a command and rewords its refusals as the REST layer of the engine does. `reword` answers undefined for what goes through as it is.
 */
export async function reworded<T>(work: Promise<T>, reword: (error: EngineError) => Rewording | undefined): Promise<T> {
  try {
    return await work;
  } catch (error) {
    // What this engine does not offer stays what it is, whatever the call; so do Java's own exceptions and those of decisions.
    const isRefusal = error instanceof EngineError && error.status !== 501 && !isForeign(error);
    const rewording = isRefusal ? reword(error) : undefined;
    if (!isRefusal || rewording === undefined) throw error;
    const { status = error.status, type = 'RestException', message = error.message } = rewording;
    const code = rewording.code === undefined ? error.code : rewording.code;
    throw new EngineError(status, type, message, { code, cause: error, more: error.more });
  }
}

/** Whether the engine's callers, which catch its own exceptions, let this one pass. */
export function isForeign({ type }: EngineError): boolean {
  return ['NumberFormatException', 'NullPointerException', 'FeelException'].includes(type) || type.startsWith('Dmn');
}

/** Whether a command did not find what it is about. */
export function isNotFound({ type, status }: EngineError): boolean {
  return type === 'NotFoundException' || status === 404;
}

/** Whether the engine takes it for the user's mistake. */
export function isBadRequest({ status }: EngineError): boolean {
  return status === 400;
}
