const ANSWER_LIMIT_MS = 10_000;

/** Moves the clock of an engine that was started with its test clock. */
export async function moveClock(engineUrl: string, date: Date | 'reset', fixed = false): Promise<void> {
  const address = new URL('/test/clock', engineUrl);
  const response = await fetch(address, {
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    ...(date === 'reset' ? { method: 'DELETE' } : putOf(date, fixed)),
  });
  if (!response.ok) {
    throw new Error(
      `The engine's clock was not moved: ${address.href} answered ${response.status} ${await response.text()}`,
    );
  }
  await response.body?.cancel();
}

function putOf(date: Date, fixed: boolean): RequestInit {
  return {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: date.toISOString(), fixed }),
  };
}
