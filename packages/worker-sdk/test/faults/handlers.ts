import { setTimeout as wait } from 'node:timers/promises';
import type { ExternalClass } from '@stepwright/contract';
import { type BoundHandler, defineHandler } from '../../src/index.ts';
import { type QuickTimes, quickCount, quickReserve } from './contracts.ts';

/** How a misbehaving run misbehaves. */
export interface Mischief {
  /** How long `block` keeps the event loop, in ms. */
  readonly blockMs: number;
  /** What `leak` never lets go, in bytes. */
  readonly leakBytes: number;
}

const leaked: string[][] = [];

/** What the plain task does wrong, told by the first word of its line's id. Every other line is counted at once. */
const mischiefs: Readonly<Record<string, (mischief: Mischief) => unknown>> = {
  block({ blockMs }) {
    const endsAt = performance.now() + blockMs;
    while (performance.now() < endsAt);
  },
  hang: () => new Promise(() => undefined),
  leak: ({ leakBytes }) => void leaked.push(Array.from({ length: leakBytes / 8 }, () => 'leaked')),
  throw: () => Promise.reject(new Error('the catalog is broken')),
  async stray() {
    // Nobody awaits it: a mistake that is easily made.
    void Promise.reject(new Error('a stray rejection'));
    await wait(100);
  },
};

/** Counts the lines of an order. A line whose id begins with `take` takes longer than a lock of a second. */
export function countHandler(times: QuickTimes, mischief: Mischief): BoundHandler {
  return defineHandler(quickCount(times), {
    async execute({ lineId }, context) {
      process.send?.({ running: 'count-lines', lineId });
      const word = lineId.split('-')[0] ?? '';
      if (word === 'take') await wait(1_500);
      if (word in mischiefs) process.send?.({ misbehaves: word });
      await mischiefs[word]?.(mischief);
      return context.complete({ lineCount: 2 });
    },
  });
}

/** The warehouse as a worker sees it. */
export interface WarehouseAccess {
  /** For the first run, the second one, and so on; the last one for all that follow. */
  readonly urls: readonly string[];
  readonly externalClass: ExternalClass;
}

/** Reserves at the warehouse. */
export function reserveHandler({ urls, externalClass }: WarehouseAccess, times: QuickTimes): BoundHandler {
  const last = urls.at(-1);
  return defineHandler(quickReserve(externalClass, times), {
    async execute({ lineId }, context) {
      process.send?.({ running: 'reserve-stock', lineId });
      const attempt = await context.begin({ lineId });
      const url = urls[context.runNo - 1] ?? last;
      const response = await attempt.fetch(`${url}/reservations`, {
        method: 'POST',
        timeoutMs: Number(process.env.WAREHOUSE_TIMEOUT_MS ?? 10_000),
      });
      if (!response.ok) return context.unknown(`the warehouse answered ${response.status}`);
      const { id } = (await response.json()) as { id: string };
      return context.complete({ reservationId: id });
    },
    async reconcile(_input, context) {
      if (externalClass === 'blind') return context.stillUnknown('the warehouse cannot be asked');
      const key = encodeURIComponent(context.operation.idempotencyKey);
      const response = await context.fetch(`${last}/reservations/by-key/${key}`);
      if (response.status === 404) return context.didNotHappen('the warehouse does not know the key');
      if (!response.ok) return context.stillUnknown(`the warehouse answered ${response.status}`);
      const { id } = (await response.json()) as { id: string };
      return context.happened({ reservationId: id });
    },
  });
}
