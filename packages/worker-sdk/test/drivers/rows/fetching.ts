import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import type { PollReport } from '../../../src/index.ts';
import { startDownstream } from '../../helpers/downstream.ts';
import { countingHandler } from '../counting-handler.ts';
import type { Row } from '../row.ts';
import type { Scene } from '../scene.ts';

const aFetch = { method: 'POST', path: /fetchAndLock/ };
const fetchesOf = (seen: readonly string[]): number => seen.filter((call) => aFetch.path.test(call)).length;

/** An engine whose answers carry this content type. */
async function relabelled({ engineUrl }: Pick<Scene, 'engineUrl'>, contentType: string): Promise<string> {
  const { pathname, origin } = new URL(engineUrl);
  const relay = await startDownstream(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = 'GET', url, headers } = request;
    const sent = { method, headers: { 'content-type': headers['content-type'] ?? 'application/json' } };
    const answer = await fetch(`${origin}${url}`, chunks.length > 0 ? { ...sent, body: Buffer.concat(chunks) } : sent);
    const body = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, body.length > 0 ? { 'content-type': contentType } : {}).end(body);
  });
  return `${relay.url}${pathname}`;
}

/** How tasks come from the engine. */
export const fetchingRows: readonly Row[] = [
  {
    id: 'long-poll',
    title: 'a new task starts at once though the fetch that brings it was asked long before',
    stock: 'yes',
    async run({ work, begin, openProxy, until }) {
      const proxy = await openProxy();
      const { handler, inputs } = countingHandler();
      work([handler], { longPollMs: 2_500, urls: [proxy.url] });
      await until('it fetches', () => fetchesOf(proxy.seen) === 1);
      // The engine holds it by then.
      await wait(100);
      const begunAtMs = performance.now();
      await begin();
      await until('it runs', () => inputs.length === 1);
      expect(performance.now() - begunAtMs).toBeLessThan(2_000);
      // Ends the next fetch, which the stop would wait for.
      await begin();
    },
  },
  {
    id: 'long-poll-not-given',
    title: 'fetches wait at the engine without being told so',
    stock: { limit: 'Without asyncResponseTimeout' },
    async run({ work, openProxy }) {
      const proxy = await openProxy();
      const unset = { longPollMs: undefined, stockClient: { asyncResponseTimeout: undefined } };
      work([countingHandler().handler], { urls: [proxy.url], ...unset });
      await wait(600);
      expect(fetchesOf(proxy.seen)).toBeLessThanOrEqual(4);
    },
  },
  {
    id: 'restless',
    title: 'without any wait between fetches the engine is not asked without rest',
    stock: { limit: 'It checks no numbers' },
    async run({ work, openProxy }) {
      const proxy = await openProxy();
      work([countingHandler().handler], { urls: [proxy.url], longPollMs: 0, stockClient: { interval: 0 } });
      await wait(500);
      expect(fetchesOf(proxy.seen)).toBeLessThan(20);
    },
  },
  {
    id: 'fetch-nothing-before-start',
    title: 'nothing is fetched before the start',
    stock: { limit: 'It polls from its making on' },
    async run({ work, begin, ended, openProxy }) {
      const proxy = await openProxy();
      const id = await begin();
      const { worker } = work([countingHandler().handler], {
        urls: [proxy.url],
        isIdle: true,
        stockClient: { autoPoll: true },
      });
      await wait(100);
      expect(proxy.seen).toEqual([]);
      worker.start();
      await ended(id);
    },
  },
  {
    id: 'own-name',
    title: 'two workers that were given no ids are told apart',
    stock: { limit: 'Clients that are given no workerId' },
    async run({ work, begin, ended, until }) {
      const workerIds: string[] = [];
      const observers = [{ begun: ({ workerId }: { workerId: string }) => void workerIds.push(workerId) }];
      const unnamed = { observers, stockClient: { workerId: undefined } };
      let inFlight = 0;
      const { handler } = countingHandler(async (context) => {
        inFlight += 1;
        await until('both run', () => inFlight === 2);
        return context.complete({ lineCount: 1 });
      });
      work([handler], { places: 1, ...unnamed });
      work([handler], { places: 1, ...unnamed });
      await Promise.all([await begin(), await begin()].map(ended));
      expect(new Set(workerIds).size).toBe(2);
    },
  },
  {
    id: 'beside-another',
    title: 'a worker beside another stops alone, and the other goes on',
    stock: { limit: 'One stop() and one maxParallelExecutions' },
    async run({ work, begin, ended }) {
      const { handler } = countingHandler();
      const first = work([handler]).worker;
      const second = work([handler], { beside: first }).worker;
      await first.stop();
      await ended(await begin());
      expect(second.counters.fetched).toBe(1);
    },
  },
  {
    id: 'fetches-observed',
    title: 'observers are told of every fetch',
    stock: 'yes',
    async run({ work, begin, ended, until }) {
      const polls: PollReport[] = [];
      work([countingHandler().handler], { observers: [{ polled: (poll) => void polls.push(poll) }], places: 3 });
      await ended(await begin());
      await until('an empty one is told', () => polls.some(({ fetched }) => fetched === 0));
      const filled = polls.find(({ fetched }) => fetched === 1);
      expect(filled).toMatchObject({ topics: ['count-lines'], places: 3, error: undefined });
      expect(filled?.tookMs).toBeGreaterThan(0);
    },
  },
  {
    id: 'content-type',
    title: 'an answer whose content type names its charset is read',
    stock: {
      limit: 'It reads an answer only when its content type is exactly',
      async shows({ work, until, ...scene }) {
        const url = await relabelled(scene, 'application/json; charset=utf-8');
        const { handler, inputs } = countingHandler();
        await scene.begin();
        const { worker, lines } = work([handler], { urls: [url] });
        await until('a fetch has failed', () => worker.counters.pollErrors > 0);
        const failure = lines.find(({ message }) => message === 'fetch failed');
        expect(failure?.fields.error).toMatch(/content type application\/json/);
        expect(inputs).toEqual([]);
      },
    },
    async run({ work, begin, ended, engineUrl }) {
      const url = await relabelled({ engineUrl }, 'application/json; charset=utf-8');
      work([countingHandler().handler], { urls: [url] });
      await ended(await begin());
    },
  },
];
