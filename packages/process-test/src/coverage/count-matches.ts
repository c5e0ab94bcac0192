import type { Arrival, Token } from './token.ts';

/** The tokens that can have begun each arrival. */
export type Candidates = ReadonlyMap<Arrival, ReadonlySet<Token>>;

/** Whether a way of explaining an arrival is looked at. */
export type IsAllowed = (token: Token, arrival: Arrival) => boolean;

/**
 * Counts how many arrivals can have a token of their own at the same time: the greatest matching of the two, found by augmenting paths. Tokens
 * that a search in vain has reached lead nowhere later either, so each is reached in vain once.
 */
export function countMatches(candidates: Candidates, isAllowed: IsAllowed): number {
  const search: Search = { candidates, isAllowed, owners: new Map(), holdings: new Map(), hopeless: new Set() };
  let count = 0;
  for (const arrival of candidates.keys()) if (giveToken(arrival, search)) count += 1;
  return count;
}

interface Search {
  readonly candidates: Candidates;
  readonly isAllowed: IsAllowed;
  readonly owners: Map<Token, Arrival>;
  readonly holdings: Map<Arrival, Token>;
  readonly hopeless: Set<Token>;
}

/** Gives an arrival a token; who has it already gets another one, along the shortest chain of such exchanges. */
function giveToken(first: Arrival, search: Search): boolean {
  const { candidates, isAllowed, owners, hopeless } = search;
  const reachedBy = new Map<Token, Arrival>();
  const queue = [first];
  for (const arrival of queue) {
    for (const token of candidates.get(arrival) ?? []) {
      if (reachedBy.has(token) || hopeless.has(token) || !isAllowed(token, arrival)) continue;
      reachedBy.set(token, arrival);
      const owner = owners.get(token);
      if (owner) queue.push(owner);
      else return exchange(token, first, reachedBy, search);
    }
  }
  for (const token of reachedBy.keys()) hopeless.add(token);
  return false;
}

function exchange(
  free: Token,
  first: Arrival,
  reachedBy: ReadonlyMap<Token, Arrival>,
  { owners, holdings }: Search,
): true {
  for (let token: Token | undefined = free; token; ) {
    const arrival = reachedBy.get(token) as Arrival;
    const given: Token | undefined = holdings.get(arrival);
    owners.set(token, arrival);
    holdings.set(arrival, token);
    token = arrival === first ? undefined : given;
  }
  return true;
}
