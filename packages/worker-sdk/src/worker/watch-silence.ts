import type { Logger } from './logger.ts';
import type { WorkerHealth } from './worker-health.ts';

const lookMs = 5_000;

/**
 * Looks every five seconds whether a worker still hears of the engine, and logs when it has fallen silent and when it hears again: whoever does
 * not ask for its health learns it from the log. Holds no process open.
 *
 * @returns what ends the looking.
 */
export function watchSilence(health: () => WorkerHealth, logger: Logger): () => void {
  let wasAlive = true;
  const look = (): void => {
    const { worker, isAlive, lastPollAt } = health();
    const line = { worker, lastPollAt: lastPollAt?.toISOString() };
    if (wasAlive && !isAlive)
      logger.error('the engine has answered no fetch for too long; start the process anew', line);
    if (!wasAlive && isAlive) logger.info('the engine answers fetches again', line);
    wasAlive = isAlive;
  };
  const timer = setInterval(look, lookMs).unref();
  return () => clearInterval(timer);
}
