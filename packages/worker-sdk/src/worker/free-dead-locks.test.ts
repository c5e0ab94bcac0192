import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { countLines, fulfillment } from '../../test/helpers/contracts.ts';
import { createFakeEngine, noAnswer } from '../../test/helpers/fake-engine.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import { defineHandler } from '../handler/define-handler.ts';
import { freeDeadLocks } from './free-dead-locks.ts';
import { createWorker } from './worker.ts';
import { createCounters } from './worker-counters.ts';

const { pid: dead } = spawnSync(process.execPath, ['-e', '']);
const ofDead = `w@${hostname()}:${dead}#1700000000001`;
const counting = defineHandler(countLines, { execute: async (_input, context) => context.complete({ lineCount: 1 }) });

function scan() {
  const warnings: string[] = [];
  const logger = { info() {}, warn: (message: string) => void warnings.push(message), error() {} };
  const engine = createFakeEngine();
  const counters = createCounters();
  return {
    engine,
    counters,
    warnings,
    run: () => freeDeadLocks({ engine, name: 'w', contracts: [countLines], clock: () => new Date(), counters, logger }),
  };
}

test.each([true, false])(
  'a worker gets the tasks of its killed predecessor at once: freesDeadLocks %s',
  async (isOn) => {
    const engine = createFakeEngine();
    const task = engine.add({ topic: 'count-lines' });
    engine.steal(task, ofDead, 900);
    const logger = { info() {}, warn() {}, error() {} };
    const options = { process: fulfillment, handlers: [counting], name: 'w', freesDeadLocks: isOn, logger };
    const worker = createWorker({ ...options, engine, startJitterMs: 0, longPollMs: 20 });
    worker.start();
    if (isOn) await pollUntil('it has run', () => task.state === 'COMPLETED');
    else await pollUntil('it was looked for', () => engine.fetches.length > 3);
    expect([worker.counters.recovered, task.state]).toEqual(isOn ? [1, 'COMPLETED'] : [0, 'OPEN']);
    await worker.stop();
  },
);

test('only locks of dead processes of the same worker are freed', async () => {
  const { engine, counters, run } = scan();
  const [ofKilled, ofOther, ofAlive] = [1, 2, 3].map(() => engine.add({ topic: 'count-lines' }));
  const elsewhere = engine.add({ topic: 'reserve-stock' });
  engine.steal(ofKilled as never, ofDead, 900);
  engine.steal(ofOther as never, ofDead.replace('w@', 'v@'), 900);
  engine.steal(ofAlive as never, `w@${hostname()}:${process.ppid}#1`, 900);
  engine.steal(elsewhere, ofDead, 900);
  await run();
  expect(engine.calls).toEqual([{ method: 'extendLock', id: ofKilled?.id, workerId: ofDead }]);
  expect(counters.recovered).toBe(1);
  await pollUntil('its lock has ended', () => (ofKilled?.lockedUntilMs ?? 0) <= Date.now());
});

test('a lock that is held for a late answer stays', async () => {
  const { engine, counters, run } = scan();
  const task = engine.add({ topic: 'count-lines' });
  engine.steal(task, ofDead, 60_000);
  await run();
  expect([engine.calls, counters.recovered]).toEqual([[], 0]);
});

test('an engine that does not answer is no reason not to start', async () => {
  const { engine, counters, warnings, run } = scan();
  engine.steal(engine.add({ topic: 'count-lines' }), ofDead, 900);
  engine.breakNext('extendLock', noAnswer());
  await run();
  expect([warnings, counters.recovered]).toEqual([['locks of killed processes end by themselves'], 0]);
});
