import { expect, test } from 'vitest';
import { claimStart, notify, parcel, parcelModel, parcelOf } from '../../test/helpers/parcel.ts';
import { ProcessTestError } from '../process-test-error.ts';
import { runScenario } from '../run/run-scenario.ts';
import { scenariosFor } from '../scenario/scenarios-for.ts';
import { createLocalTestEngine } from './local-test-engine.ts';
import type { TestEngine } from './test-engine.ts';

const say = scenariosFor(parcel);
const start = {
  businessKey: 'acme:parcel:P-{run}',
  values: { tenantId: 'acme', parcelId: 'P-{run}', startCommandId: 'S' },
};

/** An engine whose time nobody can move, as any that was not built for tests. */
async function withoutClock(): Promise<TestEngine> {
  return { ...(await createLocalTestEngine()), name: 'a real engine', clock: undefined };
}

test('without a clock a timer fires by its due date, and the time of the scenario goes on as with one', async () => {
  const engine = await withoutClock();
  const scenario = say.scenario(
    'late',
    start,
    say.timePasses('PT1H'),
    say.expects({ timers: { 'is-late': 'P1DT23H' } }),
    say.timePasses('P2D'),
    say.completes(notify, {}),
    say.completes(claimStart, { pieces: 0 }),
    say.waitsAt('release'),
  );
  expect((await runScenario(parcelOf(), scenario, { engine })).failure).toBeUndefined();
  const fired = say.scenario('late', start, say.timerFires('is-late', 'P2D'), say.waitsAt('claim-start', 'notify'));
  expect((await runScenario(parcelOf(), fired, { engine })).failure).toBeUndefined();
  await engine.stop();
});

test.each([
  ['a date', '<timeDate>2030-01-01T00:00:00</timeDate>', 'the timer is-late is due at "2030-01-01T00:00:00"'],
  [
    'an expression of the time',
    `<timeDuration>\${now() == null ? "P1D" : "P2D"}</timeDuration>`,
    'parcel.bpmn asks for the time',
  ],
])('without a clock %s in the model is refused, unless no time passes', async (_, timer, told) => {
  const engine = await withoutClock();
  const subject = parcelOf(parcelModel.replace('<timeDuration>P2D</timeDuration>', timer));
  const passing = say.scenario('late', start, say.timePasses('PT1H'), say.waitsAt('claim-start'));
  const refused = runScenario(subject, passing, { engine });
  await expect(refused).rejects.toThrow(ProcessTestError);
  await expect(refused).rejects.toThrow(
    `ENGINE_CANNOT: "late" moves the time, and a real engine has no clock that tests can move: `,
  );
  await expect(refused).rejects.toThrow(told);
  const still = say.scenario('now', start, say.waitsAt('claim-start'));
  expect((await runScenario(subject, still, { engine })).failure).toBeUndefined();
  await engine.stop();
});
