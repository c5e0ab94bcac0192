/** Waits for work, at most so long. */
export async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  const limit = Promise.withResolvers<void>();
  const timer = setTimeout(limit.resolve, limitMs);
  await Promise.race([work, limit.promise]);
  clearTimeout(timer);
}

/** Waits for an answer, at most so long. @throws {Error} naming what was waited for */
export async function answerWithin<T>(limitMs: number, what: string, asked: T | Promise<T>): Promise<T> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => limit.reject(new Error(`There was no answer in ${limitMs} ms: ${what}.`)), limitMs);
  try {
    return await Promise.race([asked, limit.promise]);
  } finally {
    clearTimeout(timer);
  }
}
