import { randomNumbers } from './random-numbers.ts';

/** A graph by numbers. */
export interface RandomGraph {
  readonly successors: readonly (readonly number[])[];
  readonly predecessors: readonly (readonly number[])[];
}

/** A small graph with cycles and with nodes that cannot be reached; the same seed makes the same graph. */
export function randomGraph(seed: number): RandomGraph {
  const random = randomNumbers(seed);
  const size = 2 + Math.floor(random() * 9);
  const successors = Array.from({ length: size }, () =>
    Array.from({ length: Math.floor(random() * 3) }, () => Math.floor(random() * size)),
  );
  return withPredecessors(successors);
}

/** One node after the other, as long as is wished, with a way back from the last to the middle. */
export function longGraph(size: number): RandomGraph {
  return withPredecessors(
    Array.from({ length: size }, (_, number) => (number === size - 1 ? [Math.floor(size / 2)] : [number + 1])),
  );
}

function withPredecessors(successors: readonly (readonly number[])[]): RandomGraph {
  const predecessors: number[][] = successors.map(() => []);
  successors.forEach((followers, number) => {
    for (const follower of followers) predecessors[follower]?.push(number);
  });
  return { successors, predecessors };
}
