import { expect, onTestFinished, test } from 'vitest';
import { serveHealth } from './serve-health.ts';
import type { WorkerHealth } from './worker-health.ts';

const well: WorkerHealth = {
  worker: 'w',
  state: 'RUNNING',
  isReady: true,
  isAlive: true,
  lastPollAt: new Date(0),
  running: 1,
  freePlaces: 9,
  pausedTopics: [],
};

async function ask(healths: readonly Partial<WorkerHealth>[], path: string) {
  const workers = healths.map((more) => ({ health: () => ({ ...well, ...more }) }));
  const server = await serveHealth(workers, { port: 0 });
  onTestFinished(() => server.close());
  const response = await fetch(server.url + path);
  return { status: response.status, body: await response.json() };
}

test.each([
  ['/health/live', [{}, {}], 200],
  ['/health/live', [{}, { isAlive: false }], 503],
  ['/health/live', [{ isReady: false }], 200],
  ['/health/ready', [{}, {}], 200],
  ['/health/ready?probe=1', [{}, { isReady: false }], 503],
  ['/metrics', [{}], 404],
] as const)('%s of %j answers %i', async (path, healths, status) => {
  expect((await ask(healths, path)).status).toBe(status);
});

test('it says what each worker says', async () => {
  const { body } = await ask([{ pausedTopics: ['greet'] }], '/health/ready');
  expect(body).toEqual({ workers: [{ ...well, pausedTopics: ['greet'], lastPollAt: '1970-01-01T00:00:00.000Z' }] });
});

test('a port that is taken is an error', async () => {
  const server = await serveHealth([], { port: 0 });
  onTestFinished(() => server.close());
  await expect(serveHealth([], { port: Number(new URL(server.url).port) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
