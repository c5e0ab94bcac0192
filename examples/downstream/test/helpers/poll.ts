import { setTimeout as delay } from 'node:timers/promises';

const timeoutMs = 5_000;
const intervalMs = 10;

/** Asks until the answer is neither undefined nor false, and gives it; fails after five seconds. */
export async function poll<T>(question: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await question();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`no answer within ${timeoutMs} ms to: ${question}`);
    await delay(intervalMs);
  }
}
