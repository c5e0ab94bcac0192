import { setTimeout as wait } from 'node:timers/promises';

/** Asks again and again until the answer is there; fails with the question's name after the limit. */
export async function pollUntil<T>(
  question: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  limitMs = 8_000,
): Promise<T> {
  const endsAt = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > endsAt) throw new Error(`After ${limitMs} ms still no: ${question}`);
    await wait(5);
  }
}
