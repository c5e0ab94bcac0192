import { expect, test } from 'vitest';
import { compareObservations, describeDifferences } from './compare.ts';
import type { Observation } from './observation.ts';

const recorded: Observation[] = [
  { step: 'start', answer: { status: 200 }, state: { jobs: [{ activity: 't', retries: 3 }], tree: ['p'] } },
  { step: 'history', history: { activities: ['@0 a', '@0 b'] } },
];

test('equal observations have no difference', () => {
  expect(compareObservations(recorded, structuredClone(recorded))).toEqual([]);
});

test('a difference names step and place', () => {
  const got: Observation[] = [
    { step: 'start', answer: { status: 200 }, state: { jobs: [{ activity: 't', retries: 2 }], tree: ['p'] } },
    { step: 'history', history: { activities: ['@0 b', '@0 c'] } },
  ];
  const found = compareObservations(recorded, got);
  expect(found).toEqual([
    { step: '0 start', path: 'state.jobs[0].retries', expected: 3, got: 2 },
    { step: '1 history', path: 'history.activities[]', expected: '@0 a', got: undefined },
    { step: '1 history', path: 'history.activities[]', expected: undefined, got: '@0 c' },
  ]);
  expect(describeDifferences('case-x', found, 1)).toBe(
    'Case case-x is not as recorded in 3 places:\n  step 0 start: state.jobs[0].retries\n    expected 3\n    got      2\n  and 2 more',
  );
});

test('a case that stopped early differs in every step that is missing', () => {
  const found = compareObservations(recorded, [{ step: 'stopped', stopped: 'why' }]);
  expect(found.map(({ step }) => step)).toContain('1 history');
});

test('another order of equal texts is a difference', () => {
  const got = [recorded[0] as Observation, { step: 'history', history: { activities: ['@0 b', '@0 a'] } }];
  expect(compareObservations(recorded, got)).toMatchObject([{ path: 'history.activities (order)' }]);
});
