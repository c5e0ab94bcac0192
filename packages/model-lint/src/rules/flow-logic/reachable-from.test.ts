import { expect, test } from 'vitest';
import { reachableFrom } from './reachable-from.ts';

test('finds what can be reached, round cycles too, with the starts themselves', () => {
  expect([...reachableFrom([0], (number) => [[1], [2], [0], [4], []][number] ?? [])].sort()).toEqual([0, 1, 2]);
});

test('a barrier is reached, and nothing behind it', () => {
  expect(
    [
      ...reachableFrom(
        [0],
        (number) => [[1, 2], [3], [], []][number] ?? [],
        (number) => number === 1,
      ),
    ].sort(),
  ).toEqual([0, 1, 2]);
});
