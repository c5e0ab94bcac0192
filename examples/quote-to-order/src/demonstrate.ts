import { followOrder } from './follow-order.ts';
import { createNarrator } from './narrator.ts';
import { playQuote } from './play-quote.ts';
import { seedCatalog } from './seed-catalog.ts';
import type { Platform } from './start-platform.ts';

/** The demonstration did not end as it must. */
export class DemonstrationError extends Error {
  override readonly name = 'DemonstrationError';
  readonly code = 'DEMONSTRATION_FAILED';
}

/** The time from "all servers ready" to COMPLETED, in ms. */
const limitMs = 120_000;

/**
 * Plays one quote to a completed order. One call of the activation times out after it took effect.
 *
 * @throws {DemonstrationError} when the order is not COMPLETED in time, or an effect happened more than once.
 */
export async function demonstrate(platform: Platform, write: (line: string) => void): Promise<void> {
  const tooLate = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    tooLate.reject(
      new DemonstrationError(`The order was not COMPLETED within ${limitMs / 1000} s of "all servers ready".`),
    );
  }, limitMs);
  try {
    await Promise.race([playToTheEnd(platform, write), tooLate.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function playToTheEnd(platform: Platform, write: (line: string) => void): Promise<void> {
  await seedCatalog(platform);
  await platform.downstream.control.addFault({
    system: 'provisioning',
    operation: 'activations',
    kind: 'timeout-after',
    count: 1,
  });
  const narrator = createNarrator(write);
  const played = await playQuote(platform, narrator);
  const status = await followOrder(platform, narrator, played, limitMs);
  if (status !== 'COMPLETED')
    throw new DemonstrationError(`The order ${played.orderId} ended as ${status}, not as COMPLETED.`);
  narrator.step('COMPLETED', played.orderKey, 'order service', `${played.quoteId} is a fulfilled order`);
  await checkEffects(platform, played.orderKey, write);
}

/** Asks the external systems themselves what really happened. */
async function checkEffects(platform: Platform, orderKey: string, write: (line: string) => void): Promise<void> {
  const { effects, requests } = await platform.downstream.control.ledger({ businessKey: orderKey });
  const perKey = new Map<string, number>();
  for (const { idempotencyKey } of effects) perKey.set(idempotencyKey, (perKey.get(idempotencyKey) ?? 0) + 1);
  const doubled = [...perKey].filter(([, count]) => count > 1);
  if (doubled.length > 0)
    throw new DemonstrationError(`Done more than once: ${doubled.map(([key]) => key).join(', ')}.`);
  write(`\nThe external systems say: ${requests.length} requests, ${effects.length} effects, none of them twice.`);
}
