import { setTimeout as delay } from 'node:timers/promises';

/** Waits for `delayMs`, or less when one of the signals is aborted; never rejects. */
export async function pause(delayMs: number, signals: readonly AbortSignal[]): Promise<void> {
  try {
    await delay(delayMs, undefined, { signal: AbortSignal.any([...signals]) });
  } catch {
    // Only an aborted signal rejects this timer, and being cut short is an ordinary end of a pause.
  }
}
