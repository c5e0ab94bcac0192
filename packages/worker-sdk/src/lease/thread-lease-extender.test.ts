import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDice } from '../../test/faults/dice.ts';
import { type LockServer, startLockServer } from '../../test/helpers/lock-server.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import type { Logger } from '../worker/logger.ts';
import type { LeaseExtender } from './lease-extender.ts';
import { createThreadLeaseExtender } from './thread-lease-extender.ts';

const quiet: Logger = { info() {}, warn() {}, error() {} };
const lock = { externalTaskId: 'task/1', workerId: 'w#1', lockDurationMs: 600, executionMaxMs: 60_000 };

let server: LockServer;
let token: string;
let extender: LeaseExtender | undefined;

beforeEach(async () => {
  server = await startLockServer();
  token = 'Bearer first';
});

afterEach(async () => {
  await extender?.close();
  await server.close();
});

function extenderWith(blockedMaxMs: number): LeaseExtender {
  const connection = { urls: [server.url], tls: undefined, headers: async () => ({ authorization: token }) };
  extender = createThreadLeaseExtender({ connection, blockedMaxMs, logger: quiet });
  return extender;
}

function watched() {
  const told: string[] = [];
  const events = {
    extended: () => void told.push('extended'),
    refused: (why: string) => void told.push(`refused: ${why}`),
    failed: (why: string) => void told.push(`failed: ${why}`),
  };
  return { told, events };
}

function blockLoop(forMs: number): void {
  const endsAt = performance.now() + forMs;
  while (performance.now() < endsAt);
}

test('a lock is extended while the main thread is blocked, and is known to end later', async () => {
  const { told, events } = watched();
  const extension = extenderWith(10_000).begin(lock, events);
  await pollUntil('it was extended once', () => told.includes('extended'));
  const before = (await server.seen()).length;
  blockLoop(1_500);
  expect(extension.endsAtMs).toBeGreaterThan(Date.now());
  const seen = await server.seen();
  expect(seen.length).toBeGreaterThanOrEqual(before + 3);
  expect(seen[0]).toMatchObject({
    path: '/engine-rest/external-task/task%2F1/extendLock',
    workerId: 'w#1',
    authorization: 'Bearer first',
  });
});

test('a main thread that is blocked for too long loses its locks', async () => {
  const { told, events } = watched();
  const extension = extenderWith(300).begin(lock, events);
  await pollUntil('it was extended once', () => told.includes('extended'));
  blockLoop(1_800);
  expect(extension.endsAtMs).toBeLessThan(Date.now());
  await pollUntil('it was told', () =>
    told.some((line) => line.startsWith('failed: the main thread has been blocked')),
  );
});

test('1: nothing is extended after the end', async () => {
  const extension = extenderWith(10_000).begin(lock, watched().events);
  await pollUntil('it was extended once', async () => (await server.seen()).length === 1);
  await extension.end();
  const other = (extender as LeaseExtender).begin({ ...lock, workerId: 'w#2' }, watched().events);
  await pollUntil('another one was extended twice', async () => {
    const seen = await server.seen();
    return seen.filter(({ workerId }) => workerId === 'w#2').length === 2;
  });
  expect((await server.seen()).filter(({ workerId }) => workerId === 'w#1')).toHaveLength(1);
  await other.end();
});

test('1: the end waits for the extension that is under way', async () => {
  server.answer(204, 400);
  const { told, events } = watched();
  const extension = extenderWith(10_000).begin(lock, events);
  await pollUntil('it is under way', async () => (await server.seen()).length === 1);
  await extension.end();
  expect(told).toEqual(['extended']);
});

test.each([400, 404])('an extension that the engine refuses with %i is told as refused', async (status) => {
  server.answer(status);
  const { told, events } = watched();
  extenderWith(10_000).begin(lock, events);
  await pollUntil('it was told', () => told.length > 0);
  expect(told[0]).toBe(`refused: the engine answered ${status}: {"message":"no"}`);
});

test('trouble of the engine is told, and it is tried again', async () => {
  server.answer(500);
  const { told, events } = watched();
  extenderWith(10_000).begin(lock, events);
  await pollUntil('it was told', () => told.length > 0);
  expect(told[0]).toMatch(/^failed: the engine answered 500/);
  server.answer(204);
  await pollUntil('it was extended', () => told.includes('extended'));
});

test('it goes on under a newer lock on the same task', async () => {
  const extension = extenderWith(10_000).begin(lock, watched().events);
  extension.adopt('w#9');
  await pollUntil('it was extended', async () => (await server.seen()).length > 0);
  expect((await server.seen()).map(({ workerId }) => workerId)).not.toContain('w#1');
});

test('what the engine says of a lock that was replaced meanwhile is of no interest', async () => {
  server.answer(400, 300);
  const { told, events } = watched();
  const extension = extenderWith(10_000).begin(lock, events);
  await pollUntil('an extension is under way', async () => (await server.seen()).length === 1);
  server.answer(204);
  extension.adopt('w#9');
  await pollUntil('the newer lock was extended', () => told.includes('extended'));
  expect(told).toEqual(['extended']);
  expect((await server.seen()).map(({ workerId }) => workerId)).toEqual(['w#1', 'w#9']);
});

test('1: of many locks that end at any moment none is extended after its end, and their slots serve again', async () => {
  server.answer(204, 5);
  const started = extenderWith(10_000);
  const { random } = createDice(20_261_121);
  const up = watched();
  started.begin(lock, up.events);
  await pollUntil('the thread is up', () => up.told.length > 0);
  const ends = Array.from({ length: 300 }, async (_, at) => {
    const externalTaskId = `task-${at}`;
    const extension = started.begin({ ...lock, externalTaskId, lockDurationMs: 300 }, watched().events);
    if (random() < 0.3) extension.adopt(`w#${at}`);
    await pause(random() * 600);
    await extension.end();
    return { externalTaskId, endedAtMs: Date.now() };
  });
  const ended = await Promise.all(ends);
  const reused = watched();
  started.begin(lock, reused.events);
  await pollUntil('a slot served again', () => reused.told.filter((line) => line === 'extended').length >= 2);
  const seen = await server.seen();
  const ofEnded = ended.map(({ externalTaskId, endedAtMs }) => ({
    endedAtMs,
    cameAtMs: seen.filter(({ path }) => path.endsWith(`/${externalTaskId}/extendLock`)).map(({ atMs }) => atMs),
  }));
  expect(ofEnded.filter(({ endedAtMs, cameAtMs }) => cameAtMs.some((atMs) => atMs > endedAtMs))).toEqual([]);
  expect(ofEnded.filter(({ cameAtMs }) => cameAtMs.length > 0).length).toBeGreaterThan(50);
});

test('a name that no engine would keep is refused', () => {
  const extending = extenderWith(10_000);
  expect(() => extending.begin({ ...lock, workerId: 'w'.repeat(2_000) }, watched().events)).toThrow(RangeError);
});

test('nothing is extended once the run is too old', async () => {
  const { told, events } = watched();
  const started = extenderWith(10_000);
  started.begin({ ...lock, executionMaxMs: 300 }, events);
  const other = watched();
  started.begin({ ...lock, workerId: 'w#2' }, other.events);
  await pollUntil('another one was extended often', () => other.told.length >= 4);
  expect(told.length).toBeLessThanOrEqual(1);
});
