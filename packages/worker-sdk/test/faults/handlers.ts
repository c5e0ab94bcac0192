import { setTimeout as wait } from 'node:timers/promises';
import { type BoundHandler, defineHandler } from '../../src/index.ts';
import { quickCount, quickReserve } from './contracts.ts';

/** What the plain task does, told by the first word of its line's id. Every other line is counted at once. */
const behaviours: Readonly<Record<string, () => unknown>> = {
  block() {
    const endsAt = performance.now() + 5_000;
    while (performance.now() < endsAt);
  },
  hang: () => new Promise(() => undefined),
  take: () => wait(1_500),
  throw: () => Promise.reject(new Error('the catalog is broken')),
  async stray() {
    // Nobody awaits it: a mistake that is easily made.
    void Promise.reject(new Error('a stray rejection'));
    await wait(100);
  },
};

/** Counts the lines of an order. @param executionMaxMs of the contract */
export function countHandler(executionMaxMs: number): BoundHandler {
  return defineHandler(quickCount(executionMaxMs), {
    async execute({ lineId }, context) {
      process.send?.({ running: 'count-lines', lineId });
      await behaviours[lineId.split('-')[0] ?? '']?.();
      return context.complete({ lineCount: 2 });
    },
  });
}

/** Reserves at the warehouse. @param urls for the first run, the second one, and so on; the last one for all that follow */
export function reserveHandler(urls: readonly string[]): BoundHandler {
  const last = urls.at(-1);
  return defineHandler(quickReserve, {
    async execute({ lineId }, context) {
      process.send?.({ running: 'reserve-stock', lineId });
      const attempt = await context.begin({ lineId });
      const url = urls[context.runNo - 1] ?? last;
      const response = await attempt.fetch(`${url}/reservations`, { method: 'POST', timeoutMs: 10_000 });
      if (!response.ok) return context.unknown(`the warehouse answered ${response.status}`);
      const { id } = (await response.json()) as { id: string };
      return context.complete({ reservationId: id });
    },
    async reconcile(_input, context) {
      const key = encodeURIComponent(context.operation.idempotencyKey);
      const response = await context.fetch(`${last}/reservations/by-key/${key}`);
      if (response.status === 404) return context.didNotHappen('the warehouse does not know the key');
      if (!response.ok) return context.stillUnknown(`the warehouse answered ${response.status}`);
      const { id } = (await response.json()) as { id: string };
      return context.happened({ reservationId: id });
    },
  });
}
