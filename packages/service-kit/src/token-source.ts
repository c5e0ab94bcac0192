import { request } from 'undici';
import * as z from 'zod';

/** Gives a service token for a tenant. */
export type TokenSource = (tenantId: string) => Promise<string>;

const answer = z.object({ access_token: z.string(), expires_in: z.number() });

/**
 * Gets service tokens by the client credentials grant and keeps each until a minute before it ends.
 * Callers at the same moment share one request.
 *
 * @throws when the issuer does not answer within 5 s or refuses.
 */
export function createTokenSource(options: {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}): TokenSource {
  const kept = new Map<string, { token: Promise<string>; until: number }>();
  return (tenantId) => {
    const found = kept.get(tenantId);
    if (found !== undefined && found.until > Date.now()) return found.token;
    const entry = { token: Promise.resolve(''), until: Date.now() + 10_000 };
    entry.token = fetchToken(options, tenantId).then(
      ({ access_token, expires_in }) => {
        entry.until = Date.now() + (expires_in - 60) * 1000;
        return access_token;
      },
      (cause: unknown) => {
        kept.delete(tenantId);
        throw cause;
      },
    );
    kept.set(tenantId, entry);
    return entry.token;
  };
}

async function fetchToken(
  options: { readonly tokenUrl: string; readonly clientId: string; readonly clientSecret: string },
  tenantId: string,
): Promise<z.infer<typeof answer>> {
  const response = await request(options.tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: options.clientId,
      client_secret: options.clientSecret,
      tenant: tenantId,
    }).toString(),
    signal: AbortSignal.timeout(5_000),
  });
  if (response.statusCode !== 200) {
    await response.body.dump();
    throw new Error(
      `The token issuer refused the client ${options.clientId}: HTTP ${response.statusCode}. Check its id and secret.`,
    );
  }
  return answer.parse(await response.body.json());
}
