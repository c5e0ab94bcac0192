/** A place that is visited. */
export interface Stop {
  readonly x: number;
  readonly y: number;
}

/** Finds the shortest way from the first stop through all others, by trying every order: a dozen stops take long. */
export function shortestRoute(stops: readonly Stop[]): number[] {
  let best: { readonly route: readonly number[]; readonly length: number } = { route: [], length: Infinity };
  const visit = (route: readonly number[], rest: readonly number[], length: number): void => {
    if (length >= best.length) return;
    if (rest.length === 0) best = { route, length };
    for (const next of rest) {
      const others = rest.filter((stop) => stop !== next);
      visit([...route, next], others, length + distance(stops[route.at(-1) ?? 0], stops[next]));
    }
  };
  visit([0], [...stops.keys()].slice(1), 0);
  return [...best.route];
}

function distance(from: Stop | undefined, to: Stop | undefined): number {
  return from && to ? Math.hypot(to.x - from.x, to.y - from.y) : 0;
}
