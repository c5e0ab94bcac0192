/** What came of a request. */
export interface Answered {
  readonly status: number;
  readonly contentType: string | null;
  readonly body: Record<string, unknown>;
}

/** Asks a simulated system for an effect. */
export async function post(url: string, path: string, key: string, body: object, timeoutMs = 5_000): Promise<Answered> {
  return await read(
    await fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'idempotency-key': key, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    }),
  );
}

/** Gets an address as JSON. */
export async function get(url: string, path: string): Promise<Answered> {
  return await read(await fetch(new URL(path, url), { signal: AbortSignal.timeout(5_000) }));
}

/** Reads an answer that has a JSON body. */
export async function read(response: Response): Promise<Answered> {
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, contentType: response.headers.get('content-type'), body };
}
