// What a worker promises of its fetches while they fail: the waits double from 200 ms to 30 s, each shortened at random by up to half.

const longestWaitMs = 30_000;

/** The least that four waits between five failed fetches add up to, in ms. */
export const fourWaitsMinMs: number = 100 + 200 + 400 + 800;

/** When the worker asks again at the latest, in ms. */
export const nextFetchWithinMs: number = longestWaitMs;

/** How many fetches can fail within so long. Each turn may be two of them: one for the topics that bring work, one for those that do not. */
export function fetchesMost(lastsMs: number): number {
  let turns = 1;
  let waitMs = 100;
  for (let atMs = 0; atMs < lastsMs; atMs += waitMs, waitMs = Math.min(waitMs * 2, longestWaitMs / 2)) turns += 1;
  return turns * 2;
}
