import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { claimStart, parcel, parcelOf } from '../../test/helpers/parcel.ts';
import { coverRun } from '../coverage/cover-run.ts';
import { coverageJson } from '../coverage/coverage-json.ts';
import { createLocalTestEngine } from '../engine/local-test-engine.ts';
import { runScenario } from '../run/run-scenario.ts';
import { scenariosFor } from '../scenario/scenarios-for.ts';
import { checkCoverage } from './check-coverage.ts';
import { processTest } from './process-test.ts';
import { testScenarios } from './test-scenarios.ts';
import './matchers.ts';

const say = scenariosFor(parcel);
const start = {
  businessKey: 'acme:parcel:P-{run}',
  values: { tenantId: 'acme', parcelId: 'P-{run}', startCommandId: 'S' },
};
const duplicate = say.scenario(
  'is a duplicate',
  start,
  say.raises(claimStart, 'DUPLICATE_START'),
  say.endsAt('duplicate-start'),
);
const claimed = say.scenario('is claimed', start, say.completes(claimStart, { pieces: 0 }), say.waitsAt('release'));
const wrong = say.scenario('is wrong', start, say.waitsAt('release'));
const folder = mkdtempSync(join(tmpdir(), 'process-test-'));
const subject = parcelOf();

afterAll(() => rmSync(folder, { recursive: true }));

describe('with coverage', () => {
  testScenarios(subject, [duplicate, claimed], {
    outputDir: folder,
    coverage: { thresholds: { errors: 100, nodes: 20 } },
  });

  test('the reports are there; a model without a diagram has no picture', () => {
    expect(readdirSync(folder).sort()).toEqual(['parcel.coverage.json', 'parcel.coverage.lcov', 'parcel.coverage.txt']);
  });
});

processTest('a test gets an engine of its own, and a matcher', async ({ engine }) => {
  const passed = await runScenario(subject, claimed, { engine });
  expect(passed).toHavePassed();
  expect(() => expect(passed).not.toHavePassed()).toThrow('"is claimed" went as it says, and should not have.');
  const failed = await runScenario(subject, wrong, { engine });
  expect(failed).not.toHavePassed();
  expect(() => expect(failed).toHavePassed()).toThrow('"is wrong" failed at step 1 of 1: expect at');
});

test('too little coverage is told with what is missing, by threshold and by what was covered before', async () => {
  const engine = await createLocalTestEngine();
  const [first, second] = await Promise.all(
    [duplicate, claimed].map(async (scenario) =>
      coverRun(subject, (await runScenario(subject, scenario, { engine })).history),
    ),
  );
  await engine.stop();
  if (!first || !second) throw new Error('two runs were made');
  await expect(checkCoverage(first, { thresholds: { errors: 100 } })).resolves.toBeUndefined();
  const tooLittle = checkCoverage(second, { thresholds: { errors: 100, timers: 0 } });
  await expect(tooLittle).rejects.toThrow(
    /parcel is covered too little\n {2}errors 0 %, at least 100 % were asked for; not covered:\n {4}parcel\.bpmn:\d+:\d+ error claim-start!DUPLICATE_START/,
  );
  const base = join(folder, 'base.json');
  writeFileSync(base, coverageJson(first));
  await expect(checkCoverage(first, { base })).resolves.toBeUndefined();
  await expect(checkCoverage(second, { base })).rejects.toThrow('covered before, and not now:');
});
