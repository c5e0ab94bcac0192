import { type EngineClient, formatEngineDate, parseEngineDate } from '@stepwright/engine-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimStart, notify, pack, parcel, parcelModel, parcelOf, release } from '../../test/helpers/parcel.ts';
import { createLocalTestEngine } from '../engine/local-test-engine.ts';
import type { TestEngine } from '../engine/test-engine.ts';
import { runScenario } from '../run/run-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { readScenarios, writeScenarios } from '../scenario/scenario-json.ts';
import { scenariosFor } from '../scenario/scenarios-for.ts';
import { recordScenario } from './record-scenario.ts';

const say = scenariosFor(parcel);
const start = {
  businessKey: 'acme:parcel:P-{run}',
  values: {
    tenantId: 'acme',
    parcelId: 'P-{run}',
    startCommandId: 'S',
    number: 12n,
    promisedAt: new Date('2029-02-01T00:00:00Z'),
  },
};

let engine: TestEngine;

beforeAll(async () => {
  engine = await createLocalTestEngine();
});

afterAll(() => engine.stop());

/** The instance that a scenario left behind in the history. Five seconds pass after each step, as time does. */
async function played(scenario: Scenario, subject = parcelOf()): Promise<string> {
  let id = '';
  const onStep = async ({ processInstanceId }: { processInstanceId: string }): Promise<void> => {
    id = processInstanceId;
    await engine.clock?.set(new Date(engine.clock.now().getTime() + 5_000));
  };
  const { failure } = await runScenario(subject, scenario, { engine, onStep });
  if (failure) throw failure;
  return id;
}

const delivered = say.scenario(
  'is delivered',
  start,
  say.completes(claimStart, { pieces: 2 }),
  say.timerFires('is-late', 'P2D'),
  say.completes(notify, {}),
  say.completes(pack, { weightKg: 1.5 }),
  say.completes(pack, {}),
  say.decides(release, { isReleased: true }),
  say.hears('parcel-arrived', 'P-{run}', { signedBy: 'Ann' }),
  say.endsAt('delivered'),
);

test('a recorded instance becomes a scenario that passes again, says where it stands, and survives its file', async () => {
  const recorded = await recordScenario(parcelOf(), {
    client: engine.client,
    processInstanceId: await played(delivered),
  });
  expect(recorded.steps.filter(({ do: kind }) => kind !== 'expect')).toMatchObject([
    { do: 'complete', topic: 'claim-start', output: { pieces: 2 } },
    { do: 'timer', element: 'is-late', after: 'P2D' },
    { do: 'complete', topic: 'notify' },
    { do: 'complete', topic: 'pack', output: { weightKg: 1.5 } },
    { do: 'complete', topic: 'pack', output: {} },
    { do: 'decide', task: 'release', values: { isReleased: true } },
    { do: 'message', name: 'parcel-arrived', values: { signedBy: 'Ann' } },
  ]);
  expect(recorded.start.businessKey).toMatch(/^acme:parcel:P-.*-\{run\}$/);
  expect(recorded.start.values).toMatchObject({ number: 12n, promisedAt: new Date('2029-02-01T00:00:00Z') });
  expect(recorded.steps[0]).toEqual({ do: 'expect', at: ['claim-start'] });
  expect(recorded.steps.at(-1)).toMatchObject({ endedAt: 'delivered', variables: { pieces: 2, signedBy: 'Ann' } });
  const [read] = readScenarios(writeScenarios([recorded]));
  for (const scenario of [recorded, read as Scenario]) {
    expect((await runScenario(parcelOf(), scenario, { engine })).failure).toBeUndefined();
  }
});

test('an error, a signal and an instance that still waits are recorded, too', async () => {
  const steps = [
    [say.raises(claimStart, 'DUPLICATE_START'), say.endsAt('duplicate-start')],
    [say.completes(claimStart, { pieces: 1 }), say.signals('recalled'), say.expects({ at: [] })],
    [say.completes(claimStart, { pieces: 1 }), say.waitsAt('pack')],
  ];
  for (const each of steps) {
    const processInstanceId = await played(say.scenario('x', start, ...each));
    const recorded = await recordScenario(parcelOf(), { client: engine.client, processInstanceId });
    expect(recorded.steps.filter(({ do: kind }) => kind !== 'expect')).toMatchObject(each.slice(0, -1));
    expect((await runScenario(parcelOf(), recorded, { engine })).failure).toBeUndefined();
  }
});

/** The history as an engine tells it whose clock goes on within an act: what an act leads to is written down some ms after it. */
function withRunningClock({ client }: TestEngine): EngineClient {
  const later = (text: string) => formatEngineDate(new Date(parseEngineDate(text).getTime() + 4));
  const activityInstances: EngineClient['history']['activityInstances'] = async (query) => {
    const passages = await client.history.activityInstances(query);
    return passages.map((passage) => {
      const { activityType, startTime, endTime } = passage;
      const isWork = activityType === 'serviceTask' || activityType === 'userTask';
      return {
        ...passage,
        startTime: later(startTime),
        endTime: endTime === null || isWork ? endTime : later(endTime),
      };
    });
  };
  return { ...client, history: { ...client.history, activityInstances } };
}

test('errors and what messages carry are found on an engine whose clock goes on', async () => {
  const client = withRunningClock(engine);
  const duplicate = say.scenario('x', start, say.raises(claimStart, 'DUPLICATE_START'), say.endsAt('duplicate-start'));
  const one = await recordScenario(parcelOf(), { client, processInstanceId: await played(duplicate) });
  expect(one.steps).toContainEqual({ do: 'raise', topic: 'claim-start', code: 'DUPLICATE_START' });
  const other = await recordScenario(parcelOf(), { client, processInstanceId: await played(delivered) });
  expect(other.steps).toContainEqual(expect.objectContaining({ do: 'message', values: { signedBy: 'Ann' } }));
});

test('a model that goes another way now is told, and no scenario is made', async () => {
  const processInstanceId = await played(delivered);
  const record = (from: string, to: string) =>
    recordScenario(parcelOf(parcelModel.replaceAll(from, to)), { client: engine.client, processInstanceId });
  await expect(record('P2D', 'P3D')).rejects.toThrow('HISTORY_UNUSABLE');
  await expect(record('"on-its-way', '"under-way')).rejects.toThrow(
    'on-its-way, which the model parcel.bpmn does not have',
  );
  const gone = recordScenario(parcelOf(), { client: engine.client, processInstanceId: 'nothing' });
  await expect(gone).rejects.toThrow("The engine's history has no process instance nothing");
});
