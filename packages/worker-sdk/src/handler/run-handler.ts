import { reasonOf } from '../run/error-text.ts';
import { StrayRejectionError } from '../run/errors.ts';
import type { RunScope } from '../run/run-scope.ts';
import { withStrayRejections } from '../run/stray-rejections.ts';
import { assertMade } from './outcome.ts';

/**
 * Runs a method of a handler until it ends, or until its signal was aborted and the grace has passed: a handler that does not listen to its
 * signal must not hold the run. What it does later is ignored, and its attempt can no longer send.
 *
 * @throws what the handler threw, the signal's reason, or a TypeError when the answer was not made by a context.
 */
export async function runHandler<R>(scope: RunScope, method: string, work: () => Promise<R>): Promise<R> {
  const { signal, logger } = scope.facts;
  signal.throwIfAborted();
  const left = Promise.withResolvers<never>();
  const onStray = (reason: unknown): void => {
    logger.error('a rejection in the handler that nobody awaits', { method, error: reasonOf(reason) });
    left.reject(new StrayRejectionError(`A rejection that the handler does not await: ${reasonOf(reason)}`));
  };
  const handler = withStrayRejections(onStray, async () => work());
  let timer: NodeJS.Timeout | undefined;
  const onAbort = (): void => {
    timer = setTimeout(() => {
      logger.warn('handler ignores its aborted signal; the run goes on without it', { method });
      left.reject(signal.reason);
    }, scope.tools.abortGraceMs);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const answer = await Promise.race([handler, left.promise]);
    assertMade(method, answer);
    return answer;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    handler.catch(() => undefined);
  }
}
