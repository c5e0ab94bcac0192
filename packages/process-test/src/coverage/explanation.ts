import type { SequenceFlow } from '@stepwright/model/graph';
import { countMatches } from './count-matches.ts';
import { settleArrivals } from './settle-arrivals.ts';
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

/**
 * Explains arrivals by tokens. A token begins one arrival at most, an arrival is begun by exactly one token, and one that no token can have begun
 * was begun by hand. What really happened is among these ways, so what all of them have in common did happen.
 *
 * Undefined when no way gives every arrival its token: then the history is not one of this model.
 */
export function explain(tokens: readonly Token[], arrivals: readonly Arrival[]): Explanation | undefined {
  const { certain, candidates } = settleArrivals(tokens, arrivals);
  if (countMatches(candidates, () => true) < candidates.size) return undefined;
  const open = new Set([...candidates.values()].flatMap((set) => [...set]));
  const inDoubt = new Set([...open].flatMap(({ routes }) => routes.flatMap(({ flows }) => flows)));
  return {
    tokens,
    certain,
    open,
    leastUses(flows) {
      const isAvoidable = (token: Token, arrival: Arrival) =>
        token.routes.some(
          (route) => route.target.id === arrival.element && !route.flows.some((flow) => flows.has(flow)),
        );
      const sure = [...certain].filter(([arrival, token]) => !isAvoidable(token, arrival)).length;
      return [...flows].some((flow) => inDoubt.has(flow))
        ? sure + candidates.size - countMatches(candidates, isAvoidable)
        : sure;
    },
  };
}
