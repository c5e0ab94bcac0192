import type { SequenceFlow } from '@stepwright/model/graph';
import type { Arrival, Token } from './token.ts';

/** What the tokens of one scope can have done: every way to give each arrival one token of its own. */
export interface Explanation {
  readonly tokens: readonly Token[];
  /** Which token began an arrival, where there is no doubt. */
  readonly certain: ReadonlyMap<Arrival, Token>;
  /** Tokens that may have begun an arrival that is in doubt. */
  readonly open: ReadonlySet<Token>;
  /** How often flows of this set were taken at least, whatever else happened. */
  leastUses(flows: ReadonlySet<SequenceFlow>): number;
}

type Candidates = Map<Arrival, Set<Token>>;

/**
 * Explains arrivals by tokens. Invariants:
 * 1. A token begins one arrival at most, an arrival that any token can have begun is begun by exactly one.
 * 2. What happened is among the ways that are looked at, so what all of them have in common did happen.
 * 3. An arrival that no token can have begun was begun by hand, and uses none.
 *
 * Undefined when no way gives every arrival its token: then the history is not one of this model.
 */
export function explain(tokens: readonly Token[], arrivals: readonly Arrival[]): Explanation | undefined {
  const candidates = findCandidates(tokens, arrivals);
  const certain = settleCertain(candidates);
  if (countMatches(candidates, () => true) < candidates.size) return undefined;
  return {
    tokens,
    certain,
    open: new Set([...candidates.values()].flatMap((set) => [...set])),
    leastUses(flows) {
      const isAvoidable = (token: Token, arrival: Arrival) =>
        token.routes.some(
          ({ target, flows: way }) => target.id === arrival.element && !way.some((flow) => flows.has(flow)),
        );
      const among = [...certain].filter(([arrival, token]) => !isAvoidable(token, arrival)).length;
      return among + candidates.size - countMatches(candidates, isAvoidable);
    },
  };
}

function findCandidates(tokens: readonly Token[], arrivals: readonly Arrival[]): Candidates {
  const byTarget = new Map<string, Set<Token>>();
  for (const token of tokens) {
    for (const { target } of token.routes) {
      const found = byTarget.get(target.id);
      if (found) found.add(token);
      else byTarget.set(target.id, new Set([token]));
    }
  }
  const candidates: Candidates = new Map();
  for (const arrival of arrivals) {
    const { at, element, passage } = arrival;
    const all = [...(byTarget.get(element) ?? [])];
    const possible = all.filter(({ after, afterMs }) => after < at && afterMs <= passage.startedAtMs);
    if (possible.length > 0) candidates.set(arrival, new Set(possible));
  }
  return candidates;
}

/** Takes out the arrivals that only one token can have begun, until none is left. */
function settleCertain(candidates: Candidates): Map<Arrival, Token> {
  const certain = new Map<Arrival, Token>();
  const wanted = new Map<Token, Set<Arrival>>();
  for (const [arrival, tokens] of candidates) {
    for (const token of tokens) wanted.set(token, (wanted.get(token) ?? new Set()).add(arrival));
  }
  const single = [...candidates.keys()].filter((arrival) => candidates.get(arrival)?.size === 1).reverse();
  for (let arrival = single.pop(); arrival; arrival = single.pop()) {
    const [token] = candidates.get(arrival) ?? [];
    if (!token) continue;
    certain.set(arrival, token);
    candidates.delete(arrival);
    for (const other of wanted.get(token) ?? []) {
      const left = candidates.get(other);
      if (left?.delete(token) && left.size === 1) single.push(other);
    }
  }
  return certain;
}

/** How many arrivals can have a token at the same time, when only some ways are allowed. */
function countMatches(candidates: Candidates, isAllowed: (token: Token, arrival: Arrival) => boolean): number {
  const taken = new Map<Token, Arrival>();
  let count = 0;
  for (const arrival of candidates.keys()) if (giveToken(arrival, candidates, taken, isAllowed)) count += 1;
  return count;
}

/** Gives an arrival a token; who has it already gets another one, along the shortest chain of such exchanges. */
function giveToken(
  first: Arrival,
  candidates: Candidates,
  taken: Map<Token, Arrival>,
  isAllowed: (token: Token, arrival: Arrival) => boolean,
): boolean {
  const reachedBy = new Map<Token, Arrival>();
  const queue = [first];
  for (const arrival of queue) {
    for (const token of candidates.get(arrival) ?? []) {
      if (reachedBy.has(token) || !isAllowed(token, arrival)) continue;
      reachedBy.set(token, arrival);
      const owner = taken.get(token);
      if (owner) queue.push(owner);
      else return exchange(token, first, reachedBy, taken);
    }
  }
  return false;
}

function exchange(
  free: Token,
  first: Arrival,
  reachedBy: ReadonlyMap<Token, Arrival>,
  taken: Map<Token, Arrival>,
): boolean {
  const held = new Map([...taken].map(([token, arrival]) => [arrival, token]));
  for (let token = free; ; ) {
    const arrival = reachedBy.get(token) as Arrival;
    taken.set(token, arrival);
    if (arrival === first) return true;
    token = held.get(arrival) as Token;
  }
}
