import type { Passage } from './run-history.ts';

/** In the order in which things happened, as far as an engine tells. */
export const inOrder = [{ sortBy: 'occurrence', sortOrder: 'asc' }] as const;

/**
 * Puts the passages of an instance into an order in which each comes after those that led to it. They must come in the order of `occurrence`,
 * which Camunda keeps along each branch and not always within the millisecond of a fork: what ended first there began first.
 */
export function orderPassages(passages: readonly Passage[]): readonly Passage[] {
  const endOf = ({ endedAtMs }: Passage) => endedAtMs ?? Number.MAX_VALUE;
  return passages.toSorted((a, b) => a.startedAtMs - b.startedAtMs || endOf(a) - endOf(b));
}
