import { expect, test } from 'vitest';
import type { Observation } from './observation.ts';
import { pack, unpack } from './pack.ts';

const empty = {
  instances: [],
  tree: [],
  executions: 0,
  external: [],
  tasks: [],
  jobs: [],
  subscriptions: [],
  variables: [],
  incidents: [],
};
const observations: Observation[] = [
  { step: 'deploy', answer: { status: 200 }, state: empty },
  { step: 'start', answer: { status: 200 }, state: { ...empty, tree: ['p'], executions: 1 } },
  { step: 'wait', answer: { status: 200 }, state: { ...empty, tree: ['p'], executions: 1 } },
  { step: 'end', answer: { status: 200 }, state: empty },
  { step: 'history', history: { instances: ['@0 p'] } },
];

test('packed observations hold only what changed', () => {
  expect(pack(observations).map(({ state }) => state)).toEqual([
    undefined,
    { tree: ['p'], executions: 1 },
    undefined,
    { tree: [], executions: 0 },
    undefined,
  ]);
});

test('unpacking undoes packing', () => {
  expect(unpack(pack(observations))).toEqual(observations);
});
