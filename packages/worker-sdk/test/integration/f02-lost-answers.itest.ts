import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectEachOnce } from '../faults/expect-each-once.ts';
import { completion, useFaultProxy } from '../faults/fault-proxy.ts';
import { complaintsOfFile } from '../faults/fault-tally.ts';
import { openScene, openStage, type Stage } from '../faults/scene.ts';
import { counted, runsOf } from '../faults/worker-reports.ts';

// F02: the answer to a completion is lost. Workers are processes of their own; the engine is Camunda 7.24 or the one that STEPWRIGHT_ENGINE names.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

describe('F02: the answer to a completion is lost', () => {
  test.each([
    { topic: 'count-lines', isFirst: true },
    { topic: 'reserve-stock', isFirst: false },
  ])('$topic is completed once, is found in history and does not run again', async ({ topic, isFirst }) => {
    const scene = await openScene(stage);
    const proxy = await useFaultProxy(scene);
    const worker = await scene.startWorker({ ENGINE_URL: proxy.url });
    const held = scene.warehouse.holdNext();
    const early = isFirst ? proxy.next(completion, 'drop-answer') : undefined;
    const { lineId } = await scene.deliver();
    await held.happened;
    const lost = early ?? proxy.next(completion, 'drop-answer');
    held.release();
    expect(await lost.carriedOut).toBe(204);
    await expectEachOnce(scene);
    await counted(worker, { completed: 2, answersNotTaken: 0, retried: 0, unknown: 0 });
    expect(runsOf(worker, topic)).toEqual([lineId]);
    expect(proxy.seen.filter((request) => request.endsWith('/complete'))).toHaveLength(3);
    expect(proxy.seen).toContainEqual(expect.stringMatching(/^POST .*\/history\/external-task-log/));
  });
});

test('faults struck, and tasks were done all the same', () => {
  expect(complaintsOfFile({ faults: 2, done: 4 })).toEqual([]);
});
