import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { WorkerOptionsError } from '../../../src/index.ts';
import { effectHandler } from '../../helpers/effect-handler.ts';
import { type CountingHandler, countingHandler } from '../counting-handler.ts';
import type { Row } from '../row.ts';
import type { Scene } from '../scene.ts';

const aFetch = { method: 'POST', path: /fetchAndLock/ };
const both = { topics: ['count-lines', 'reserve-stock'], isParallel: true };

/** A handler whose runs take a while, and how many there were at most at the same time. */
function crowded(): CountingHandler & { readonly most: () => number } {
  let running = 0;
  let most = 0;
  const counting = countingHandler(async (context) => {
    running += 1;
    most = Math.max(most, running);
    await wait(80);
    running -= 1;
    return context.complete({ lineCount: 1 });
  });
  return { ...counting, most: () => most };
}

async function beginMany({ begin }: Pick<Scene, 'begin'>, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await begin();
}

/** How many tasks run, and when they start. */
export const flowRows: readonly Row[] = [
  {
    id: 'concurrency',
    title: 'never more tasks run at once than the worker has places',
    stock: 'yes',
    async run({ work, begin, until }) {
      const { handler, most } = crowded();
      await beginMany({ begin }, 6);
      const { worker } = work([handler], { places: 2 });
      await until('all are completed', () => worker.counters.completed === 6);
      expect(most()).toBe(2);
      expect(worker.counters).toMatchObject({ fetched: 6, released: 0 });
    },
  },
  {
    id: 'places-not-given',
    title: 'a worker that is not told how many places it has takes a limited number of tasks at once',
    stock: { limit: 'Without maxParallelExecutions' },
    async run({ work, begin, until }) {
      const { handler, most } = crowded();
      await beginMany({ begin }, 60);
      const { worker } = work([handler], { places: undefined, stockClient: { maxParallelExecutions: undefined } });
      await until('all are completed', () => worker.counters.completed === 60);
      expect(most()).toBeLessThan(60);
    },
  },
  {
    id: 'topic-concurrency',
    title: 'never more tasks of a topic run at once than the topic has places',
    stock: { limit: 'It has no limits of single topics' },
    async run({ work, begin, until }) {
      const { handler, most } = crowded();
      await beginMany({ begin }, 4);
      const { worker } = work([handler], { topics: { 'count-lines': { concurrency: 1 } } });
      await until('all are completed', () => worker.counters.completed === 4);
      expect(most()).toBe(1);
    },
  },
  {
    id: 'starts-per-second',
    title: 'a topic starts no faster than its rate',
    stock: { limit: 'It has no limits of single topics' },
    async run({ work, begin, until }) {
      const startedAtMs: number[] = [];
      const { handler } = countingHandler((context) => {
        startedAtMs.push(Date.now());
        return context.complete({ lineCount: 1 });
      });
      await beginMany({ begin }, 3);
      const { worker } = work([handler], { topics: { 'count-lines': { startsPerSecond: 2 } } });
      await until('all are completed', () => worker.counters.completed === 3);
      expect((startedAtMs.at(-1) ?? 0) - (startedAtMs[0] ?? 0)).toBeGreaterThan(450);
    },
  },
  {
    id: 'fair-topics',
    title: 'a topic with a long queue does not keep another waiting',
    stock: { limit: 'One fetch asks for all topics' },
    model: both,
    async run({ work, begin, until }) {
      const order: string[] = [];
      const slow = countingHandler(async (context) => {
        order.push('count-lines');
        await wait(40);
        return context.complete({ lineCount: 1 });
      });
      const other = effectHandler({
        async execute(context) {
          order.push('reserve-stock');
          await context.begin({});
          return context.complete({ reservationId: 'R-1' });
        },
      });
      await beginMany({ begin }, 8);
      const { worker } = work([slow.handler, other.handler], { places: 2 });
      await until('all are completed', () => worker.counters.completed === 16);
      expect(new Set(order.slice(0, 8)).size).toBe(2);
    },
  },
  {
    id: 'pause',
    title: 'a paused topic starts nothing until it is resumed, and what a fetch under way still brings goes back',
    stock: { limit: 'Tasks of a topic whose subscription was taken back' },
    async run({ work, begin, ended, openProxy, until }) {
      const proxy = await openProxy();
      const { handler, inputs } = countingHandler();
      const id = await begin();
      const fetch = proxy.next(aFetch, 'hold-answer');
      const { worker } = work([handler], { urls: [proxy.url] });
      await fetch.hit;
      worker.pause('count-lines');
      fetch.release();
      await until('it has gone back', () => worker.counters.released === 1);
      expect(worker.health()).toMatchObject({ isAlive: true, pausedTopics: ['count-lines'], running: 0 });
      await wait(100);
      expect(inputs).toEqual([]);
      worker.resume();
      await ended(id);
      expect(worker.counters.released).toBe(1);
    },
  },
  {
    id: 'pause-unknown-topic',
    title: 'a topic that the worker does not have cannot be paused',
    stock: 'yes',
    async run({ work }) {
      const { worker } = work([countingHandler().handler]);
      expect(() => worker.pause('other')).toThrow(WorkerOptionsError);
      expect(() => worker.pause('other')).toThrow('it has count-lines');
    },
  },
];
