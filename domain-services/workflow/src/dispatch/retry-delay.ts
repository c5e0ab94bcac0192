/**
 * The pause before attempt `attempts + 1`: 500 ms, then twice as long each time up to 10 s, less up to a quarter so that many
 * commands do not come back at once.
 *
 * @param random from 0 to 1.
 */
export function retryDelayMs(attempts: number, random: number): number {
  return Math.min(10_000, 500 * 2 ** Math.min(Math.max(attempts - 1, 0), 10)) * (0.75 + random / 4);
}
