import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SortedList } from './sorted-list.ts';

const up = (one: number, other: number): number => one - other;

test('random additions and deletions leave what a sorted array has, with the same neighbours', () => {
  const changes = fc.array(fc.tuple(fc.boolean(), fc.nat(2000)), { minLength: 0, maxLength: 1500 });
  fc.assert(
    fc.property(changes, fc.nat(2000), (played, probe) => {
      const list = new SortedList<number>(up);
      const model = new Set<number>();
      for (const [add, number] of played) {
        if (!add) expect(list.delete(number)).toBe(model.delete(number));
        else if (!model.has(number)) {
          list.add(number);
          model.add(number);
        }
      }
      const sorted = [...model].sort(up);
      expect([...list.values()]).toEqual(sorted);
      expect(list.size).toBe(sorted.length);
      expect(list.has(probe)).toBe(model.has(probe));
      expect(list.first()).toBe(sorted[0]);
      expect(list.last()).toBe(sorted.at(-1));
      expect(list.after(probe)).toBe(sorted.find((number) => number > probe));
      expect(list.before(probe)).toBe(sorted.findLast((number) => number < probe));
    }),
    { numRuns: 100 },
  );
});

test.each([
  ['up', (at: number) => at],
  ['down', (at: number) => 10_000 - at],
  ['mixed', (at: number) => (at * 7919) % 10_007],
])('10,000 items added %s come out in order, also when emptied from the front', (_, numberAt) => {
  const list = new SortedList<number>(up);
  const numbers = Array.from({ length: 10_000 }, (_none, at) => numberAt(at));
  for (const number of numbers) list.add(number);
  const drained: number[] = [];
  for (let first = list.first(); first !== undefined; first = list.first()) {
    drained.push(first);
    list.delete(first);
  }
  expect(drained).toEqual(numbers.sort(up));
});
