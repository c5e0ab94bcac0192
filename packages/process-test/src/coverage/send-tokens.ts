import { findRoutes, type Route } from './find-routes.ts';
import type { ScopeRun, ScopeStep } from './scope-run.ts';
import type { Arrival, Token } from './token.ts';

/** The passages of a scope that came by a flow. */
export function arrivalsOf({ scope, steps }: ScopeRun): readonly Arrival[] {
  const reached = new Set(findRoutes(scope).map(({ target }) => target.id));
  return steps
    .filter(({ node }) => reached.has(node.id))
    .map(({ node, passage, at }) => ({ passage, element: node.id, at }));
}

/** The tokens that the passages of a scope can have sent out: none while they go on, none when they were made to leave. */
export function tokensOf({ scope, steps }: ScopeRun): readonly Token[] {
  const routes = Map.groupBy(findRoutes(scope), ({ source }) => source.id);
  const left = Map.groupBy(steps.filter(hasLeft), ({ node }) => node.id);
  return [...left].flatMap(([element, ended]) => sendAll(ended, routes.get(element) ?? []));
}

/** An event-based gateway counts as made to leave whenever one of its events comes. */
function hasLeft({ node, passage }: ScopeStep): boolean {
  return passage.endedAtMs !== undefined && (!passage.isCanceled || node.kind === 'eventBasedGateway');
}

function sendAll(ended: readonly ScopeStep[], routes: readonly Route[]): readonly Token[] {
  const [first] = ended;
  if (!first || routes.length === 0) return [];
  const ways = choosesOne(first, routes) ? [routes] : routes.map((route) => [route]);
  return leavings(first, ended).flatMap((leaving) => ways.map((way) => ({ ...leaving, routes: way })));
}

/** Behind two link events a flow may split, and one choice then sends several tokens. */
function choosesOne({ node }: ScopeStep, routes: readonly Route[]): boolean {
  const isChoice = node.kind === 'exclusiveGateway' || node.kind === 'eventBasedGateway';
  return isChoice && new Set(routes.map(({ flows }) => flows[0])).size === routes.length;
}

/**
 * A parallel gateway lets one go for as many as flows lead in. So its n-th leaving needs n times as many passages before it, which also holds
 * for engines that tell the order of passages of different branches wrong.
 */
function leavings({ node }: ScopeStep, ended: readonly ScopeStep[]): readonly Omit<Token, 'routes'>[] {
  const joined = node.kind === 'parallelGateway' ? Math.max(node.incoming.length, 1) : 1;
  const endedAtMs = ended.map(({ passage }) => passage.endedAtMs ?? 0);
  const times = joined === 1 ? endedAtMs : endedAtMs.sort((a, b) => a - b);
  return ended
    .map(({ passage, at }, index) => ({ passage, after: at, afterMs: times[index] ?? 0 }))
    .filter((_, index) => (index + 1) % joined === 0);
}
