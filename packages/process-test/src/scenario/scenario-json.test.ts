import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { ProcessTestError } from '../process-test-error.ts';
import type { Scenario } from './scenario.ts';
import { readScenarios, scenarioJsonSchema, writeScenarios } from './scenario-json.ts';

const scenario: Scenario = {
  name: 'everything',
  process: 'parcel',
  origin: 'by hand',
  start: {
    businessKey: 'acme:parcel:P-{run}',
    values: {
      at: new Date('2029-01-01T00:00:00Z'),
      number: 9007199254740993n,
      json: { deep: [1, null, { $date: 'x', b: 1 }] },
    },
  },
  steps: [
    { do: 'complete', topic: 'a', output: { until: new Date(0) }, given: { n: 1n }, refused: true, unchecked: true },
    { do: 'raise', topic: 'a', code: 'E', undeclared: true },
    { do: 'fail', topic: 'a', message: 'm' },
    { do: 'decide', task: 't', values: { yes: true }, groups: ['g'] },
    { do: 'message', name: 'm', id: 1n, values: { a: 1 }, ignored: true },
    { do: 'signal', name: 's', values: {} },
    { do: 'timer', element: 'e', after: 'PT1S' },
    { do: 'pass-time', by: 'P1D' },
    {
      do: 'expect',
      at: ['a'],
      endedAt: 'e',
      passed: ['b'],
      notPassed: ['c'],
      entered: { a: 1 },
      canceled: { a: 0 },
      variables: { d: new Date(5) },
      absent: ['x'],
      incidents: [],
      timers: { e: 'PT1M' },
    },
  ],
};

test('what is written is read again, with dates and long numbers', () => {
  expect(readScenarios(writeScenarios([scenario]))).toEqual([scenario]);
});

test('the published schema takes what is written, and refuses what is not read', () => {
  const schema = JSON.parse(readFileSync(new URL('../../scenarios.schema.json', import.meta.url), 'utf8'));
  expect(schema).toEqual(scenarioJsonSchema());
  const validate = new Ajv2020({ strict: false }).compile(schema);
  expect(validate(JSON.parse(writeScenarios([scenario])))).toBe(true);
  expect(validate({ version: 2, scenarios: [] })).toBe(false);
  expect(
    validate({
      version: 1,
      scenarios: [{ ...JSON.parse(writeScenarios([scenario])).scenarios[0], steps: [{ do: 'jump' }] }],
    }),
  ).toBe(false);
});

test.each([
  ['{', 'is no JSON'],
  ['[]', 'the file: Invalid input'],
  ['{"version":2,"scenarios":[]}', 'version: Invalid input'],
  [
    '{"version":1,"scenarios":[{"name":"x","process":"p","start":{"businessKey":"k","values":{}},"steps":[{"do":"timer","element":"e","after":"1 day"}]}]}',
    'scenarios.0.steps.0.after: is an ISO 8601 duration',
  ],
  [
    '{"version":1,"scenarios":[{"name":"x","process":"p","start":{"businessKey":"k","values":{}},"steps":[{"do":"expect","At":[]}]}]}',
    'scenarios.0.steps.0: Unrecognized key: "At"',
  ],
])('%s is refused with the place', (text, told) => {
  expect(() => readScenarios(text, 'order.scenarios.json')).toThrow(ProcessTestError);
  expect(() => readScenarios(text, 'order.scenarios.json')).toThrow(told);
});
