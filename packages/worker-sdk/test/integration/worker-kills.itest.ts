import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FailpointName } from '../../src/index.ts';
import { createDice, roundsOfRun, seedOfRun } from '../faults/dice.ts';
import { complaintsOf, gatherEvidence } from '../faults/each-task-once.ts';
import { complaintsOfRun, type Kill, runKillRounds } from '../faults/kill-rounds.ts';
import { openScene, openStage, type Scene, type Stage } from '../faults/scene.ts';
import type { Treatment } from '../faults/warehouse.ts';

// kill -9 of workers under load, on Camunda 7.24 or the engine that STEPWRIGHT_ENGINE names. ROUNDS=200 is the long run; SEED repeats a run's choices.

const failpoints: readonly FailpointName[] = [
  'before-external-call',
  'after-external-call',
  'after-attempt-recorded',
  'after-complete-sent',
];
/** Half of the requests are slow or late, one in ten gets no answer. */
const treatments: readonly Treatment[] = [
  ...Array<Treatment>(8).fill('prompt'),
  ...Array<Treatment>(8).fill('slow'),
  ...Array<Treatment>(2).fill('late'),
  'lose-answer',
  'turn-away',
];
const rounds = roundsOfRun(10);
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

async function succeededOf(scene: Scene): Promise<number> {
  const { deliveries } = await gatherEvidence(scene);
  return deliveries.flatMap(({ completions }) => Object.values(completions)).reduce((sum, count) => sum + count, 0);
}

/** What a run was, for people: which kills, and how much was done meanwhile. */
function summaryOf(kills: readonly Kill[], scene: Scene): string {
  const byPlace = Object.entries(Object.groupBy(kills, ({ at }) => at)).map(([at, all]) => `${all?.length} ${at}`);
  const striking = kills.filter(({ held }) => held > 0).length;
  return `${kills.length} kills (${byPlace.join(', ')}), ${striking} with tasks held, ${scene.deliveries.length} orders, ${scene.warehouse.requests.length} requests`;
}

test(
  `workers that are killed ${rounds} times under load do every task once and lose none`,
  async () => {
    const seed = seedOfRun();
    console.log(`SEED=${seed} repeats the choices of this run`);
    const dice = createDice(seed);
    const scene = await openScene(stage);
    scene.warehouse.treat(() => dice.oneOf(treatments));
    const kills = await runKillRounds(scene, { rounds, dice, failpoints, failpointShare: 0.4 });
    console.log(summaryOf(kills, scene));
    expect(complaintsOf(await gatherEvidence(scene))).toEqual([]);
    expect(complaintsOfRun({ rounds }, kills, await succeededOf(scene))).toEqual([]);
  },
  60_000 + rounds * 30_000,
);

test('with an attempt store that forgets, a killed worker leaves a second effect, and the oracle says so', async () => {
  const scene = await openScene(stage);
  const environment = { STORE_URL: 'forgetful' };
  const dice = createDice(1);
  const plan = { rounds: 2, dice, failpoints: ['after-external-call'] as const, failpointShare: 1, environment };
  const kills = await runKillRounds(scene, plan);
  expect(complaintsOfRun(plan, kills, await succeededOf(scene))).toEqual([]);
  expect(complaintsOf(await gatherEvidence(scene))).toContainEqual(expect.stringMatching(/: [2-9] effects$/));
});

test('a run without kills, with kills of idle workers or with little done is no proof, and says so', () => {
  const idle: Kill[] = Array.from({ length: 8 }, () => ({ at: 'moment', held: 0 }));
  const striking: Kill[] = idle.map((kill) => ({ ...kill, held: 1 }));
  expect(complaintsOfRun({ rounds: 8 }, [], 64)).toContain('only 0 kills in 8 rounds');
  expect(complaintsOfRun({ rounds: 8 }, idle, 64)).toEqual(['only 0 of 8 workers held a task when they died']);
  expect(complaintsOfRun({ rounds: 8 }, striking, 63)).toEqual(['only 63 tasks succeeded']);
  expect(complaintsOfRun({ rounds: 8 }, striking, 64)).toEqual([]);
});
