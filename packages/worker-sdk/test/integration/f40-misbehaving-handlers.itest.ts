import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failuresOf, incidentOf } from '../faults/engine-says.ts';
import { expectEachOnce, expectWorkGoesOn } from '../faults/expect-each-once.ts';
import { complaintsOfFile } from '../faults/fault-tally.ts';
import { openScene, openStage, type Stage } from '../faults/scene.ts';
import { counted, isIdle, limitMs, runsOf } from '../faults/worker-reports.ts';
import { pollUntil } from '../helpers/poll-until.ts';

// F40: a handler misbehaves. Workers are processes of their own; the engine is Camunda 7.24 or the one that STEPWRIGHT_ENGINE names.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

describe('F40: a handler misbehaves', () => {
  test('one that blocks the event loop for five seconds keeps its task from a second worker', async () => {
    const scene = await openScene(stage);
    const environment = { EXECUTION_MAX_MS: '30000' };
    const workers = [await scene.startWorker(environment), await scene.startWorker(environment)];
    const { lineId } = await scene.deliver(`block-${randomUUID()}`);
    await expectEachOnce(scene);
    expect(workers.flatMap((worker) => runsOf(worker, 'count-lines'))).toEqual([lineId]);
    for (const worker of workers) await counted(worker, { leasesLost: 0, duplicates: 0 });
  });

  test('one that never settles ends as EXECUTION_TIMEOUT, and its place is free again', async () => {
    const scene = await openScene(stage);
    const worker = await scene.startWorker({ EXECUTION_MAX_MS: '1000', CONCURRENCY: '1' });
    const { processInstanceId } = await scene.deliver(`hang-${randomUUID()}`);
    await pollUntil('it runs', () => runsOf(worker, 'count-lines').length > 0, limitMs);
    await expectWorkGoesOn(scene);
    expect(await incidentOf(scene, processInstanceId)).toMatch(/^EXECUTION_TIMEOUT: /);
    const failures = await failuresOf(scene, processInstanceId);
    expect(failures).toEqual(Array(3).fill(expect.stringMatching(/^EXECUTION_TIMEOUT: /)));
    const { health } = await isIdle(worker);
    expect(health.freePlaces).toBe(1);
  });

  test('one that rejects ends as HANDLER_ERROR, and the worker goes on', async () => {
    const scene = await openScene(stage);
    const worker = await scene.startWorker();
    const { processInstanceId } = await scene.deliver(`throw-${randomUUID()}`);
    expect(await incidentOf(scene, processInstanceId)).toBe('HANDLER_ERROR: the catalog is broken');
    await expectWorkGoesOn(scene);
    expect(worker.hasEnded).toBe(false);
  });

  test('one that leaves a rejection unhandled ends as a reported failure, and the worker goes on', async () => {
    const scene = await openScene(stage);
    const worker = await scene.startWorker();
    const { processInstanceId } = await scene.deliver(`stray-${randomUUID()}`);
    await pollUntil(
      'the task has failed or the worker has ended',
      async () => worker.hasEnded || (await failuresOf(scene, processInstanceId)).length > 0,
      limitMs,
    );
    expect(worker.hasEnded, `the worker ended: ${JSON.stringify(worker.log.slice(-12))}`).toBe(false);
    expect((await failuresOf(scene, processInstanceId))[0]).toMatch(/^HANDLER_ERROR: .*a stray rejection/);
    await expectWorkGoesOn(scene);
  });
});

test('faults struck, and tasks were done all the same', () => {
  expect(complaintsOfFile({ faults: 6, done: 6 })).toEqual([]);
});
