/** No engine answers at the address that was given. */
export class EngineMissingError extends Error {
  override readonly name = 'EngineMissingError';
  readonly code = 'ENGINE_MISSING';
}

/**
 * Asks a running engine for its version, so that a wrong address is told at once and not by everything that waits for the engine.
 *
 * @param options.limitMs for the answer. @default 10_000
 * @throws {EngineMissingError} when nothing answers in time, or something else than an engine.
 */
export async function requireEngine(url: string, options: { readonly limitMs?: number } = {}): Promise<void> {
  const { limitMs = 10_000 } = options;
  const seen = await askVersion(url, limitMs);
  if (seen === undefined) return;
  throw new EngineMissingError(
    `No Camunda 7-compatible engine answers at ENGINE_URL ${url} (${seen.what}): start it, give its REST address (it ends in /engine-rest), or leave ENGINE_URL out.`,
    { cause: seen.cause },
  );
}

/** Gives what was seen instead of an engine. */
async function askVersion(url: string, limitMs: number): Promise<{ what: string; cause?: unknown } | undefined> {
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/version`, { signal: AbortSignal.timeout(limitMs) });
    const answer: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
    if (typeof (answer as { version?: unknown } | undefined)?.version === 'string') return undefined;
    return { what: `its /version answered ${response.status} without a version` };
  } catch (cause) {
    return { what: reasonOf(cause), cause };
  }
}

/** fetch hides why it failed in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return (cause as { code?: string } | undefined)?.code ?? (cause instanceof Error ? cause.message : error.message);
}
