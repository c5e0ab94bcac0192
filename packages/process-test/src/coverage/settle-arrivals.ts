import type { Arrival, Token } from './token.ts';

/** Which token began an arrival, where that is certain, and the tokens that may have where it is not. */
export interface SettledArrivals {
  readonly certain: ReadonlyMap<Arrival, Token>;
  /** The latest token of an arrival comes first: mostly it is the right one. */
  readonly candidates: ReadonlyMap<Arrival, ReadonlySet<Token>>;
}

/**
 * Goes through the arrivals in their order and settles those that only one token can have begun, which may leave others with only one in turn.
 * An arrival that no token at all can have begun is left out.
 */
export function settleArrivals(tokens: readonly Token[], arrivals: readonly Arrival[]): SettledArrivals {
  const settling = new Settling();
  const byTarget = groupByTarget(tokens);
  for (const arrival of arrivals) {
    const possible = (byTarget.get(arrival.element) ?? []).filter((token) => isPossible(token, arrival));
    if (possible.length > 0) settling.add(arrival, possible);
  }
  return settling;
}

/**
 * Owns what is settled so far. Invariants:
 * 1. A token is certain for one arrival at most, and then a candidate of no other.
 * 2. An arrival is certain or has candidates, never both.
 * 3. No arrival has exactly one candidate, unless it is being settled.
 */
class Settling implements SettledArrivals {
  readonly certain: Map<Arrival, Token> = new Map();
  readonly candidates: Map<Arrival, Set<Token>> = new Map();
  readonly #wantedBy = new Map<Token, Set<Arrival>>();
  readonly #taken = new Set<Token>();

  add(arrival: Arrival, possible: readonly Token[]): void {
    const left = possible.filter((token) => !this.#taken.has(token));
    this.candidates.set(arrival, new Set(left));
    for (const token of left) this.#wantedBy.set(token, (this.#wantedBy.get(token) ?? new Set()).add(arrival));
    if (left.length === 1) this.#settle(arrival);
  }

  #settle(first: Arrival): void {
    const single = [first];
    for (const arrival of single) {
      const [token] = this.candidates.get(arrival) ?? [];
      if (!token) continue;
      this.certain.set(arrival, token);
      this.candidates.delete(arrival);
      this.#taken.add(token);
      for (const other of this.#wantedBy.get(token) ?? []) {
        const left = this.candidates.get(other);
        if (left?.delete(token) && left.size === 1) single.push(other);
      }
    }
  }
}

/** The tokens that may come to an element, the latest first. */
function groupByTarget(tokens: readonly Token[]): ReadonlyMap<string, readonly Token[]> {
  const pairs = tokens.flatMap((token) => [...targetsOf(token)].map((target) => ({ target, token })));
  const latestFirst = pairs.sort((a, b) => b.token.after - a.token.after);
  const groups = Map.groupBy(latestFirst, ({ target }) => target);
  return new Map([...groups].map(([target, group]) => [target, group.map(({ token }) => token)]));
}

function targetsOf({ routes }: Token): ReadonlySet<string> {
  return new Set(routes.map(({ target }) => target.id));
}

function isPossible({ after, afterMs }: Token, { at, passage }: Arrival): boolean {
  return after < at && afterMs <= passage.startedAtMs;
}
