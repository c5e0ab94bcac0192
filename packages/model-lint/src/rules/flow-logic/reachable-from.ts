/**
 * The numbers that can be reached from some of them, these included. Linear in the edges; nothing recurses.
 * @param next the successors of a number, or its predecessors to walk back
 * @param isBarrier numbers that are reached, but not gone beyond
 */
export function reachableFrom(
  starts: Iterable<number>,
  next: (number: number) => readonly number[],
  isBarrier: (number: number) => boolean = () => false,
): ReadonlySet<number> {
  const seen = new Set(starts);
  // A set may grow while it is walked: what is added is walked too.
  for (const at of seen) {
    if (isBarrier(at)) continue;
    for (const follower of next(at)) seen.add(follower);
  }
  return seen;
}
