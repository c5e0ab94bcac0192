import { within } from '../flow/within.ts';
import { reasonOf } from '../run/error-text.ts';
import type { Logger } from '../worker/logger.ts';
import type { BoundHandler } from './define-handler.ts';

const closeLimitMs = 2_000;

/** Closes what handlers hold, when their worker has stopped. Never rejects, and waits two seconds at most. */
export async function closeHandlers(handlers: readonly BoundHandler[], logger: Logger): Promise<void> {
  const closing = handlers.map(async (handler) => {
    try {
      await handler.close?.();
    } catch (error) {
      logger.warn('a handler could not be closed', { topic: handler.contract.topic, error: reasonOf(error) });
    }
  });
  await within(closeLimitMs, Promise.all(closing));
}
