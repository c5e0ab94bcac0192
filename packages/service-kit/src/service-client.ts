import { request } from 'undici';
import { Problem } from './problem.ts';
import type { TokenSource } from './token-source.ts';

/** Reads from another service on behalf of a tenant, outside of any transaction. */
export interface ServiceClient {
  /** @throws {Problem} 503 retryable when there is no answer, 502 when the answer cannot be used. */
  get(tenantId: string, path: string): Promise<unknown>;
  /** For requests that change nothing, such as an evaluation. @throws {Problem} as `get`. */
  ask(tenantId: string, path: string, body: unknown): Promise<unknown>;
}

/**
 * Creates a client for one other service.
 *
 * @param options.name the service's name for error texts.
 * @param options.timeoutMs @default 3_000
 */
export function createServiceClient(options: {
  readonly name: string;
  readonly url: string;
  readonly token: TokenSource;
  readonly timeoutMs?: number;
}): ServiceClient {
  const { name, url, token, timeoutMs = 3_000 } = options;
  const call = async (tenantId: string, method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> => {
    try {
      const response = await request(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${await token(tenantId)}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await response.body.text();
      if (response.statusCode === 200) return JSON.parse(text);
      throw refusal(name, path, response.statusCode, text);
    } catch (cause) {
      if (cause instanceof Problem) throw cause;
      throw new Problem(
        503,
        'SERVICE_NOT_AVAILABLE',
        `The ${name} service does not answer at the moment; nothing was changed, try again.`,
        { retryable: true, cause },
      );
    }
  };
  return {
    get: (tenantId, path) => call(tenantId, 'GET', path),
    ask: (tenantId, path, body) => call(tenantId, 'POST', path, body),
  };
}

function refusal(name: string, path: string, status: number, text: string): Problem {
  if (status === 404)
    return new Problem(404, 'REFERENCE_NOT_FOUND', `The ${name} service knows nothing under ${path}.`, {
      denied: false,
    });
  if (status >= 500 || status === 429) {
    return new Problem(
      503,
      'SERVICE_NOT_AVAILABLE',
      `The ${name} service cannot answer at the moment (HTTP ${status}); nothing was changed, try again.`,
      { retryable: true },
    );
  }
  return new Problem(502, 'SERVICE_ANSWERED_WRONGLY', `The ${name} service refused ${path} with HTTP ${status}.`, {
    cause: new Error(text.slice(0, 500)),
  });
}
