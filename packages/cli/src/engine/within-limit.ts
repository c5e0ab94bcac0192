/** Waits for work, but not for ever. @throws {Error} after `limitMs`, with `complaint`. */
export async function withinLimit(work: Promise<void>, limitMs: number, complaint: string): Promise<void> {
  const tooLate = Promise.withResolvers<never>();
  const timer = setTimeout(() => tooLate.reject(new Error(`${complaint} within ${limitMs} ms.`)), limitMs);
  try {
    await Promise.race([work, tooLate.promise]);
  } finally {
    clearTimeout(timer);
  }
}
