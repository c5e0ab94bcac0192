import { afterAll, beforeAll, expect, test } from 'vitest';
import { rulesSeen } from '../../test/helpers/discounts.ts';
import { parcel, parcelOf } from '../../test/helpers/parcel.ts';
import { createLocalTestEngine } from '../engine/local-test-engine.ts';
import type { TestEngine } from '../engine/test-engine.ts';
import { scenariosFor } from '../scenario/scenarios-for.ts';
import { runScenario } from './run-scenario.ts';

let engine: TestEngine;

beforeAll(async () => {
  engine = await createLocalTestEngine();
});

afterAll(() => engine.stop());

test('decisions are told with the rules that matched, those that they required too', async () => {
  const { decisions } = await rulesSeen(engine, 7);
  expect(decisions).toHaveLength(3);
  expect(decisions).toContainEqual({ decision: 'discount', ruleIds: ['any', 'many'] });
  expect(decisions).toContainEqual({ decision: 'size', ruleIds: ['small'] });
  expect(decisions).toContainEqual({ decision: 'weighed', ruleIds: [] });
});

test('a rule is covered when it matched in any run; one that gives nothing leaves no trace', async () => {
  const { uncovered } = await rulesSeen(engine, 3, 14);
  expect(uncovered).toEqual(['discount#silent', 'discount#huge']);
});

test('thresholds for rules count those of all decisions', async () => {
  expect((await rulesSeen(engine, 0)).uncovered).toHaveLength(5);
  const seen = await rulesSeen(engine, 3, 14, 1001);
  expect(seen.uncovered).toEqual(['discount#silent']);
  expect(seen.meets({ rules: 83 })).toBe(true);
  expect(seen.meets({ rules: 84 })).toBe(false);
});

test('an engine is not asked for decisions when the model makes none', async () => {
  const asked: string[] = [];
  const history = new Proxy(engine.client.history, {
    get: (target, name, receiver) => {
      asked.push(String(name));
      return Reflect.get(target, name, receiver);
    },
  });
  const start = {
    businessKey: 'acme:parcel:P-{run}',
    values: { tenantId: 'acme', parcelId: 'P-{run}', startCommandId: 'S' },
  };
  const say = scenariosFor(parcel);
  const scenario = say.scenario('waits', start, say.waitsAt('claim-start'));
  const watched = { ...engine, client: { ...engine.client, history } };
  expect((await runScenario(parcelOf(), scenario, { engine: watched })).failure).toBeUndefined();
  expect(asked).toContain('activityInstances');
  expect(asked).not.toContain('decisionInstances');
});
