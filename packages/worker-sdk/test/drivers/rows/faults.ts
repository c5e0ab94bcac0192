import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { countingHandler } from '../counting-handler.ts';
import type { Row } from '../row.ts';

const aFetch = { method: 'POST', path: /fetchAndLock/ };

/** What an engine that is away does to a worker, and what the worker says of it. */
export const faultRows: readonly Row[] = [
  {
    id: 'engine-away',
    title: 'fetches that fail while the engine is away are counted and logged, and tasks run when it is back',
    stock: { limit: 'A fetch that failed is told only to those who listen' },
    async run({ work, begin, ended, openProxy, until }) {
      const proxy = await openProxy();
      await proxy.refuse();
      const { worker, lines } = work([countingHandler().handler], { urls: [proxy.url] });
      const id = await begin();
      await until('some have failed', () => worker.counters.pollErrors >= 2);
      expect(lines).toContainEqual(expect.objectContaining({ level: 'warn', message: 'fetch failed' }));
      await proxy.accept();
      await ended(id);
      await until('it is counted', () => worker.counters.completed === 1);
    },
  },
  {
    id: 'answer-while-engine-away',
    title: 'an answer waits for an engine that is away, and the handler does not run again',
    stock: 'yes',
    async run({ work, begin, ended, openProxy, until }) {
      const proxy = await openProxy();
      const { handler, inputs } = countingHandler(async (context) => {
        await proxy.refuse();
        return context.complete({ lineCount: 1 });
      });
      const { worker } = work([handler], { urls: [proxy.url], places: 1 });
      const id = await begin();
      await until('it has run', () => inputs.length === 1);
      await wait(300);
      await proxy.accept();
      await ended(id);
      await until('it is counted', () => worker.counters.completed === 1);
      expect(inputs).toHaveLength(1);
    },
  },
  {
    id: 'rests-after-failures',
    title: 'after fetches that failed the engine is asked ever more seldom',
    stock: { limit: 'After a fetch that failed it waits no longer' },
    async run({ work, openProxy }) {
      const proxy = await openProxy();
      await proxy.refuse();
      const { worker } = work([countingHandler().handler], { urls: [proxy.url] });
      await wait(1_000);
      expect(worker.counters.pollErrors).toBeGreaterThan(0);
      expect(worker.counters.pollErrors).toBeLessThan(10);
    },
  },
  {
    id: 'fetch-never-answered',
    title: 'a fetch that is never answered fails by a limit of its own, and the next brings the task',
    stock: { limit: 'A fetch has no time limit' },
    async run({ work, begin, ended, openProxy, until }) {
      const proxy = await openProxy();
      const fetch = proxy.next(aFetch, 'hold-request');
      const { worker } = work([countingHandler().handler], { urls: [proxy.url] });
      await until('it has failed', () => worker.counters.pollErrors === 1);
      await ended(await begin());
      fetch.release();
    },
  },
  {
    id: 'health',
    title: 'a worker that has heard nothing of the engine for long says that it is not alive',
    stock: 'yes',
    async run({ work, openProxy, until }) {
      const proxy = await openProxy();
      const fetch = proxy.next(aFetch, 'hold-request');
      let offsetMs = 0;
      const clock = (): Date => new Date(Date.now() + offsetMs);
      const { worker } = work([countingHandler().handler], { urls: [proxy.url], clock });
      await fetch.hit;
      expect(worker.health()).toMatchObject({ state: 'RUNNING', isAlive: true, isReady: false, running: 0 });
      offsetMs = 70_000;
      expect(worker.health()).toMatchObject({ isAlive: false, isReady: false });
      fetch.release();
      await until('it is alive again', () => worker.health().isReady);
      expect(worker.health()).toMatchObject({ isAlive: true, freePlaces: 5, pausedTopics: [] });
    },
  },
  {
    id: 'several-nodes',
    title: 'a node of the engine that is away does not keep tasks waiting as long as another one works',
    stock: { limit: 'It knows one address of the engine' },
    async run({ work, begin, ended, openProxy }) {
      const [first, second] = [await openProxy(), await openProxy()];
      work([countingHandler().handler], { urls: [first.url, second.url] });
      await ended(await begin());
      await first.refuse();
      await ended(await begin());
      await first.accept();
      await second.refuse();
      await ended(await begin());
    },
  },
];
