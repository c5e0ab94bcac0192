import { expect, test } from 'vitest';
import { flows, smallProcess } from '../../../test/helpers/small-process.ts';
import type { InstanceState } from './instance-state.ts';
import { violationOf } from './invariants.ts';

const subject = smallProcess(`<startEvent id="s"/><endEvent id="e"/>${flows('s -> e')}`);
const ended: InstanceState = {
  step: 3,
  lastAct: undefined,
  at: [],
  hasEnded: true,
  variables: {},
  tasks: [],
  userTasks: [],
  waits: [],
  timers: [],
  jobCount: 0,
  incidents: [],
  isErrorCaught: undefined,
};

// No engine that is right leaves anything, so the states are made by hand.
test.each([
  [{ jobCount: 2 }, '2 jobs'],
  [{ waits: [{ kind: 'signal', name: 'stop', element: 'w', contract: undefined }] }, 'a wait for the signal stop'],
])('an ended instance that leaves something is told: %#', async (left, message) => {
  const violation = await violationOf({ ...ended, ...left }, { subject, offers: [] }, {});
  expect(violation).toEqual({ invariant: 'nothing-is-left', message: `it has ended and left ${message}`, step: 3 });
});

test('an ended instance that leaves nothing is well', async () => {
  expect(await violationOf(ended, { subject, offers: [] }, {})).toBeUndefined();
});
