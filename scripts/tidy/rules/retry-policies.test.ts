import { expect, test } from 'vitest';
import { plantRoom } from '../test/helpers/plant-room.ts';
import { retryPolicies, retryText } from './retry-policies.ts';

test('lets equal policies pass, however their waits are written', async () => {
  expect(retryPolicies([await plantRoom()])).toEqual([]);
});

test.each([
  ['another count', 'R4/PT0.5S,PT60S', 'R5/PT0.5S,PT60S'],
  ['another wait', 'R4/PT0.5S,PT60S', 'R4/PT5S,PT60S'],
  ['a wait less', 'R4/PT0.5S,PT60S', 'R4/PT0.5S'],
  ['no wait', 'R4/PT0.5S,PT60S', 'R4'],
  ['another form', 'R4/PT0.5S,PT60S', 'four times'],
  ['no property', 'name="retry" value="R4/', 'name="other" value="R4/'],
])('refuses %s', async (_, from, to) => {
  expect(retryPolicies([await plantRoom({}, [from, to])])).toEqual([
    {
      rule: 'retry-policies',
      file: 'bpmn/ship-order/ship-order.bpmn',
      line: 7,
      message: expect.stringContaining('its contract says R4/PT0.5S,PT60S'),
    },
  ]);
});

test('writes a policy as the model has it', () => {
  expect(retryText({ attempts: 3, delaysMs: [5_000, 60_000] })).toBe('R3/PT5S,PT60S');
});
