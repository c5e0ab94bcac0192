const ANSWER_LIMIT_MS = 2_000;

/** Asks an engine for its version. */
export async function engineAnswers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/version`, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
    const body = (await response.json()) as { version?: unknown };
    return response.ok && typeof body.version === 'string';
  } catch {
    return false;
  }
}
