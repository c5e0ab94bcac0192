import { expect, test } from 'vitest';
import { historyOf } from '../../test/helpers/covered-process.ts';
import { orderPassages } from './order-passages.ts';

test('a passage comes after those that had ended when it began', () => {
  const times = { later: [2, 3], instant: [1, 1], open: [1, undefined], first: [0, 1] } as const;
  const told = historyOf(...Object.keys(times)).passages.map((passage) => {
    const [startedAtMs, endedAtMs] = times[passage.element as keyof typeof times];
    return { ...passage, startedAtMs, endedAtMs };
  });
  expect(orderPassages(told).map(({ element }) => element)).toEqual(['first', 'instant', 'open', 'later']);
});

test('within one millisecond the order of occurrence stays', () => {
  expect(orderPassages(historyOf('b', 'a').passages).map(({ element }) => element)).toEqual(['b', 'a']);
});
