/** The reason of a signal that ended because the call's time was over. */
export class LimitReached extends Error {
  override readonly name: string = 'LimitReached';

  constructor(limitMs: number) {
    super(`no whole answer within ${limitMs} ms`);
  }
}

/** Runs work under a signal that ends at the limit (reason `LimitReached`) or with the caller's signal (its reason), and leaves no timer or listener. */
export async function withLimit<T>(
  limitMs: number,
  callerSignal: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const onCallerAbort = (): void => controller.abort(callerSignal?.reason);
  if (callerSignal?.aborted) onCallerAbort();
  callerSignal?.addEventListener('abort', onCallerAbort, { once: true });
  const timer = setTimeout(() => controller.abort(new LimitReached(limitMs)), limitMs);
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
    callerSignal?.removeEventListener('abort', onCallerAbort);
  }
}

/** Awaits a promise, but no longer than the signal lives. @throws the signal's reason */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
