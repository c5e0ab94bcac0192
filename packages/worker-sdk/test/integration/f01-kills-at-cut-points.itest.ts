import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExternalClass } from '@stepwright/contract';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { FailpointName } from '../../src/index.ts';
import { endOfOrder } from '../faults/end-of-order.ts';
import { incidentOf } from '../faults/engine-says.ts';
import { expectEachOnce, expectWorkGoesOn } from '../faults/expect-each-once.ts';
import { completion, useFaultProxy } from '../faults/fault-proxy.ts';
import { complaintsOfFile } from '../faults/fault-tally.ts';
import { type AttemptRow, openPostgresBooks, type PostgresBooks } from '../faults/postgres-books.ts';
import { type Delivery, openScene, openStage, type Scene, type Stage } from '../faults/scene.ts';
import type { WorkerProcess } from '../faults/worker-process.ts';
import { limitMs, runsOf } from '../faults/worker-reports.ts';
import { pollUntil } from '../helpers/poll-until.ts';

// F01: a worker dies by kill -9 at each of the four places between its call and the engine's word, and is started again. The attempts are in a
// real PostgreSQL and are read past the store, once when the worker has died and once in the end.

let stage: Stage;
let books: PostgresBooks;

beforeAll(async () => {
  [stage, books] = await Promise.all([openStage(), openPostgresBooks()]);
});

afterAll(() => Promise.all([stage?.close(), books?.close()]));

interface CutPoint {
  readonly at: FailpointName;
  /** What the rows and the warehouse say when the worker has died. */
  readonly atDeath: { readonly outcomes: readonly string[]; readonly effects: number };
  /** What the rows say in the end. */
  readonly outcomes: readonly string[];
  /** How often the worker that follows executes; what only reconciles or answers from the books does not count. */
  readonly executedAgain: number;
}

const cutPoints: readonly CutPoint[] = [
  {
    at: 'before-external-call',
    atDeath: { outcomes: ['OPEN'], effects: 0 },
    outcomes: ['DID_NOT_HAPPEN', 'SUCCEEDED'],
    executedAgain: 1,
  },
  {
    at: 'after-external-call',
    atDeath: { outcomes: ['OPEN'], effects: 1 },
    outcomes: ['SUCCEEDED'],
    executedAgain: 0,
  },
  {
    at: 'after-attempt-recorded',
    atDeath: { outcomes: ['SUCCEEDED'], effects: 1 },
    outcomes: ['SUCCEEDED'],
    executedAgain: 0,
  },
  {
    at: 'after-complete-sent',
    atDeath: { outcomes: ['SUCCEEDED'], effects: 1 },
    outcomes: ['SUCCEEDED'],
    executedAgain: 0,
  },
];

const beforeRecording = cutPoints.slice(0, 2);
const afterRecording = cutPoints.slice(2);
const outcomesOf = (rows: readonly AttemptRow[]): string[] => rows.map(({ outcome }) => outcome);

/** A worker that has died at a failpoint, and what it left. */
interface Killed {
  readonly scene: Scene;
  readonly order: Delivery;
  readonly outcomes: readonly string[];
  readonly effects: number;
  startAgain(): Promise<WorkerProcess>;
}

async function killAt(at: FailpointName, topic: string, externalClass: ExternalClass): Promise<Killed> {
  const scene = await openScene(stage, { books, externalClass });
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-cut-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const hitFile = join(folder, 'hit');
  const environment = { STEPWRIGHT_FAILPOINT: `${at}:${topic}:${hitFile}` };
  const worker = await scene.startWorker(environment);
  const order = await scene.deliver();
  expect(await worker.ended).toBe('SIGKILL');
  expect(await readFile(hitFile, 'utf8')).toContain(`${at} ${topic} ${order.businessKey}`);
  const outcomes = outcomesOf(await books.attemptsOf(order.businessKey));
  return { scene, order, outcomes, effects: effectsOf(scene), startAgain: () => scene.startWorker(environment) };
}

function effectsOf({ warehouse }: Scene): number {
  return [...warehouse.reservations.values()].flat().length;
}

/** The end of an order of the same scene that no kill has touched is the measure. */
async function expectSameEnd(scene: Scene, killed: Delivery): Promise<void> {
  const untouched = await scene.deliver();
  await expectEachOnce(scene);
  expect(await endOfOrder(scene, killed)).toEqual(await endOfOrder(scene, untouched));
}

describe.each(['keyed', 'queryable'] as const)('F01: kill -9 at a task whose effect is %s', (externalClass) => {
  test.each(cutPoints)('$at: one effect, the attempts tell which, the same end', async (cut) => {
    const { scene, order, outcomes, effects, startAgain } = await killAt(cut.at, 'reserve-stock', externalClass);
    expect({ outcomes, effects }).toEqual(cut.atDeath);
    const second = await startAgain();
    await expectEachOnce(scene);
    expect(runsOf(second, 'reserve-stock')).toHaveLength(cut.executedAgain);
    expect(scene.warehouse.requests).toHaveLength(1);
    expect(outcomesOf(await books.attemptsOf(order.businessKey))).toEqual(cut.outcomes);
    await expectSameEnd(scene, order);
  });
});

describe('F01: kill -9 at a task whose effect is blind', () => {
  test.each(beforeRecording)('$at: nobody can tell, so a person is asked and nothing is sent again', async (cut) => {
    const { scene, order, outcomes, effects, startAgain } = await killAt(cut.at, 'reserve-stock', 'blind');
    expect({ outcomes, effects }).toEqual(cut.atDeath);
    const second = await startAgain();
    expect(await incidentOf(scene, order.processInstanceId)).toMatch(/^UNKNOWN_OUTCOME: /);
    await expectWorkGoesOn(scene);
    expect(runsOf(second, 'reserve-stock')).not.toContain(order.lineId);
    expect(effectsOf(scene)).toBe(cut.atDeath.effects + 1);
    expect(await books.attemptsOf(order.businessKey)).toEqual([
      { attemptNo: 1, outcome: 'UNKNOWN', reconcileCount: 3 },
    ]);
    expect(await scene.engine.incidents.list({ processInstanceId: order.processInstanceId })).toHaveLength(1);
  });

  test.each(afterRecording)('$at: what is recorded counts, nobody is asked', async (cut) => {
    const { scene, order, outcomes, effects, startAgain } = await killAt(cut.at, 'reserve-stock', 'blind');
    expect({ outcomes, effects }).toEqual(cut.atDeath);
    const second = await startAgain();
    await expectEachOnce(scene);
    expect(runsOf(second, 'reserve-stock')).toEqual([]);
    expect(outcomesOf(await books.attemptsOf(order.businessKey))).toEqual(cut.outcomes);
    await expectSameEnd(scene, order);
  });
});

describe('F01: kill -9 at a task without an effect', () => {
  test('while its handler runs: it runs again', async () => {
    const scene = await openScene(stage, { books });
    const worker = await scene.startWorker();
    const order = await scene.deliver(`take-${randomUUID()}`);
    await pollUntil('it runs', () => runsOf(worker, 'count-lines').length > 0, limitMs);
    worker.signal('SIGKILL');
    expect(await worker.ended).toBe('SIGKILL');
    const second = await scene.startWorker();
    await expectEachOnce(scene);
    expect(runsOf(second, 'count-lines')).toEqual([order.lineId]);
    await expectSameEnd(scene, order);
  });

  test.each([
    { what: 'never reaches the engine: it runs again', isDelivered: false, runsAgain: 1 },
    { what: 'reaches the engine all the same: it is over', isDelivered: true, runsAgain: 0 },
  ])('while its completion is under way, which $what', async ({ isDelivered, runsAgain }) => {
    const scene = await openScene(stage, { books });
    const proxy = await useFaultProxy(scene);
    const worker = await scene.startWorker({ ENGINE_URL: proxy.url });
    const held = proxy.next(completion, 'hold-request');
    const order = await scene.deliver();
    await held.hit;
    worker.signal('SIGKILL');
    expect(await worker.ended).toBe('SIGKILL');
    if (isDelivered) {
      held.release();
      expect(await held.carriedOut).toBe(204);
    }
    const second = await scene.startWorker();
    await expectEachOnce(scene);
    expect(runsOf(second, 'count-lines')).toHaveLength(runsAgain);
    await expectSameEnd(scene, order);
  });

  test('after the engine has taken its completion: it is over', async () => {
    const { scene, order, startAgain } = await killAt('after-complete-sent', 'count-lines', 'queryable');
    const second = await startAgain();
    await expectEachOnce(scene);
    expect(runsOf(second, 'count-lines')).toEqual([]);
    await expectSameEnd(scene, order);
  });
});

test('workers were killed, and tasks were done all the same', () => {
  expect(complaintsOfFile({ faults: 16, done: 60 })).toEqual([]);
});
