import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type ConformanceCase,
  conformanceFiles,
  evaluateHere,
  readCases,
  readLines,
} from '../test/helpers/conformance-case.ts';
import { DecisionError } from './decision-error.ts';
import { readDecisions } from './read-decisions.ts';

describe.each(conformanceFiles)('%s recorded on Camunda 7.24', (file) => {
  const cases = readCases(file).map((each, at) => [at + 1, each.name, each] as const);

  it.each(cases)('line %i: %s', async (_, __, each) => {
    if (each.refused !== undefined) {
      await expect(evaluateHere(each)).rejects.toMatchObject({ code: each.refused });
    } else if (fails(each)) {
      await expect(evaluateHere(each)).rejects.toThrow(DecisionError);
    } else {
      expect(await evaluateHere(each)).toEqual(each.expected);
    }
  });

  it('refuses few of those that the engine evaluates', () => {
    const refused = cases.filter(([, , each]) => each.refused !== undefined);
    expect(refused.length).toBeLessThan(cases.length / 50);
  });
});

describe('files recorded on Camunda 7.24', () => {
  it.each(readLines('structures').map((line) => [line.name, line] as const))(
    '%s',
    async (_, { xml = '', refused, deployed, byDeployment }) => {
      if (refused === undefined) {
        expect(deployed === 'refused').toBe(byDeployment === true);
        await expect(readDecisions(xml)).resolves.toBeDefined();
      } else {
        await expect(readDecisions(xml, { fileName: 'a.dmn' })).rejects.toMatchObject({
          code: refused,
          fileName: 'a.dmn',
          line: expect.any(Number),
        });
      }
    },
  );
});

it('covers the corpus that it claims', () => {
  expect(readCases('feel').length).toBeGreaterThan(900);
  expect(readCases('tables').length).toBeGreaterThan(400);
});

it('reads the approval policy of the repository', async () => {
  const xml = readFileSync(new URL('../../../dmn/approval-policy/approval-policy.dmn', import.meta.url), 'utf8');
  const model = await readDecisions(xml, { fileName: 'approval-policy.dmn' });
  expect(model.problems).toEqual([]);
  expect(model.decisions).toMatchObject([
    { id: 'approval-policy', hitPolicy: 'FIRST', versionTag: '1', historyTimeToLive: 'P180D' },
  ]);
});

function fails({ expected }: ConformanceCase): boolean {
  return expected !== undefined && 'error' in expected && expected.error === 'RestException';
}
