import { reversePostorder } from './reverse-postorder.ts';

/**
 * The immediate dominator of every number: the last one that each way from the entry must pass before it; undefined for the entry and for what
 * cannot be reached. By Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm": a few passes over the edges, without recursion.
 */
export function immediateDominators(
  entry: number,
  successors: readonly (readonly number[])[],
  predecessors: readonly (readonly number[])[],
): readonly (number | undefined)[] {
  const order = reversePostorder(entry, successors);
  const rank = new Map(order.map((number, index) => [number, index]));
  const dominator: (number | undefined)[] = successors.map(() => undefined);
  dominator[entry] = entry;
  const rankOf = (number: number): number => rank.get(number) as number;
  const meet = (one: number, other: number): number => {
    let [a, b] = [one, other];
    while (a !== b) {
      while (rankOf(a) > rankOf(b)) a = dominator[a] as number;
      while (rankOf(b) > rankOf(a)) b = dominator[b] as number;
    }
    return a;
  };
  for (let hasChanged = true; hasChanged; ) {
    hasChanged = false;
    for (const number of order) {
      if (number === entry) continue;
      const from = (predecessors[number] ?? []).filter((one) => dominator[one] !== undefined);
      const found = from.reduce((a, b) => meet(a, b));
      hasChanged ||= dominator[number] !== found;
      dominator[number] = found;
    }
  }
  dominator[entry] = undefined;
  return dominator;
}
