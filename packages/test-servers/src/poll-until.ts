import { setTimeout as pause } from 'node:timers/promises';

/** Asks until the answer is true, and tells whether that happened within `limitMs`. */
export async function pollUntil(
  ask: () => boolean | Promise<boolean>,
  limitMs: number,
  everyMs: number = 50,
): Promise<boolean> {
  const end = performance.now() + limitMs;
  for (;;) {
    if (await ask()) return true;
    if (performance.now() >= end) return false;
    await pause(everyMs);
  }
}
