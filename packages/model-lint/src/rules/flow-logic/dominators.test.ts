import { expect, test } from 'vitest';
import { longGraph, randomGraph } from '../../../test/helpers/random-graph.ts';
import { immediateDominators } from './dominators.ts';
import { reachableFrom } from './reachable-from.ts';

/** The definition, tried out: a node is dominated by each one without which the entry does not reach it. */
function dominatorsByTrial(successors: readonly (readonly number[])[], number: number): readonly number[] {
  return [...successors.keys()].filter(
    (one) =>
      one !== number &&
      !reachableFrom(
        [0],
        (at) => successors[at] ?? [],
        (at) => at === one,
      ).has(number),
  );
}

test.each([
  [1, 500],
  [501, 1_000],
])('the chain of immediate dominators is the set of all dominators, graphs %i to %i', (first, last) => {
  for (let seed = first; seed <= last; seed += 1) {
    const { successors, predecessors } = randomGraph(seed);
    const dominators = immediateDominators(0, successors, predecessors);
    const reached = reachableFrom([0], (at) => successors[at] ?? []);
    for (const number of successors.keys()) {
      const chain: number[] = [];
      for (let at = dominators[number]; at !== undefined; at = dominators[at]) chain.push(at);
      const expected = reached.has(number) && number !== 0 ? dominatorsByTrial(successors, number) : [];
      expect(chain.sort(), `node ${number} of graph ${seed}`).toEqual([...expected].sort());
    }
  }
});

test('what the entry does not reach has no dominator, nor has the entry', () => {
  expect(immediateDominators(0, [[1], [], [1]], [[], [0, 2], []])).toEqual([undefined, 0, undefined]);
});

test('a chain of 50,000 nodes is no deeper than the stack', () => {
  const { successors, predecessors } = longGraph(50_000);
  expect(immediateDominators(0, successors, predecessors)[49_999]).toBe(49_998);
});
