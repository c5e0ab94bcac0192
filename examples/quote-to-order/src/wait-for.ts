import { setTimeout as pause } from 'node:timers/promises';

/** Something that was waited for did not come true in its time. */
export class WaitError extends Error {
  override readonly name = 'WaitError';
  readonly code = 'WAITED_TOO_LONG';
}

/**
 * Asks again and again until there is an answer.
 *
 * @param what says what is waited for, for the error.
 * @param ask gives undefined as long as it is not so.
 * @throws {WaitError} after `limitMs`. @default 60_000
 */
export async function waitFor<T>(what: string, ask: () => Promise<T | undefined>, limitMs = 60_000): Promise<T> {
  const until = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > until) throw new WaitError(`Waited ${limitMs} ms in vain for: ${what}.`);
    await pause(50);
  }
}
