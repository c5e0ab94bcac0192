import { expect, test } from 'vitest';
import { longGraph, randomGraph } from '../../../test/helpers/random-graph.ts';
import { reachableFrom } from './reachable-from.ts';
import { isCycle, strongComponents } from './strong-components.ts';

function nextIn(successors: readonly (readonly number[])[]): (number: number) => readonly number[] {
  return (number) => successors[number] ?? [];
}

test('two nodes are in one component when each reaches the other, and only then', () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const { successors } = randomGraph(seed);
    const components = strongComponents(successors.keys(), nextIn(successors));
    expect(components.flat().sort()).toEqual([...successors.keys()].sort());
    const componentOf = new Map(components.flatMap((component) => component.map((one) => [one, component] as const)));
    const reached = successors.map((_, number) => reachableFrom([number], nextIn(successors)));
    for (const a of successors.keys()) {
      for (const b of successors.keys()) {
        const isMutual = reached[a]?.has(b) && reached[b]?.has(a);
        expect(componentOf.get(a) === componentOf.get(b), `${a} and ${b} of graph ${seed}`).toBe(isMutual);
      }
    }
  }
});

test('a component comes after all that it leads to', () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const { successors } = randomGraph(seed);
    const components = strongComponents(successors.keys(), nextIn(successors));
    const done = new Set<number>();
    for (const component of components) {
      for (const number of component) done.add(number);
      for (const number of component)
        for (const follower of successors[number] ?? []) expect(done.has(follower)).toBe(true);
    }
  }
});

test('what is left out is no way', () => {
  expect(strongComponents([0, 2], nextIn([[1], [2], [0]]))).toEqual([[0], [2]]);
});

test('a node that leads to itself is a cycle, one that does not is none', () => {
  const next = nextIn([[0], [0], []]);
  expect([[0], [1], [0, 1]].map((component) => isCycle(component, next))).toEqual([true, false, true]);
});

test('a cycle of 25,000 nodes is no deeper than the stack', () => {
  const { successors } = longGraph(50_000);
  expect(strongComponents(successors.keys(), nextIn(successors))[0]).toHaveLength(25_000);
});
