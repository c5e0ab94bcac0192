import { type Dispatcher, request as sendRequest } from 'undici';
import * as z from 'zod';
import { ServiceCallError } from './service-call-error.ts';

/** Gives a bearer token for a tenant. */
export interface TokenSource {
  (tenantId: string): Promise<string>;
  /** Throws the kept token away, for a service that answered 401: the next caller gets a new one. */
  forget(tenantId: string): void;
}

/** How tokens are got. */
export interface ClientCredentials {
  /** Address of the issuer's token endpoint. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A token is used until so long before its end, in ms. @default 60_000 */
  readonly renewBeforeMs?: number;
  /** Limit of one request, in ms. @default 5_000 */
  readonly timeoutMs?: number;
  /** @default undici's global one */
  readonly dispatcher?: Dispatcher;
}

const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

interface KeptToken {
  readonly token: Promise<string>;
  freshUntilMs: number;
}

/**
 * Makes a source of tokens by the client credentials grant, one token per tenant (parameter `tenant`). Callers at the same moment share
 * one request; a failed request is not kept.
 *
 * The tokens throw {@link ServiceCallError} TOKEN_NOT_GIVEN when the issuer does not answer or refuses.
 */
export function createClientCredentials(options: ClientCredentials): TokenSource {
  const kept = new Map<string, KeptToken>();
  const fetchInto = (tenantId: string): Promise<string> => {
    const fetched = fetchToken(options, tenantId);
    const entry: KeptToken = { token: fetched.then(({ token }) => token), freshUntilMs: Number.POSITIVE_INFINITY };
    kept.set(tenantId, entry);
    fetched.then(
      ({ lifetimeMs }) => {
        entry.freshUntilMs = Date.now() + lifetimeMs - (options.renewBeforeMs ?? 60_000);
      },
      () => {
        if (kept.get(tenantId) === entry) kept.delete(tenantId);
      },
    );
    return entry.token;
  };
  const give = (tenantId: string): Promise<string> => {
    const entry = kept.get(tenantId);
    return entry !== undefined && entry.freshUntilMs > Date.now() ? entry.token : fetchInto(tenantId);
  };
  return Object.assign(give, {
    forget(tenantId: string): void {
      kept.delete(tenantId);
    },
  });
}

async function fetchToken(
  { url, clientId, clientSecret, timeoutMs = 5_000, dispatcher }: ClientCredentials,
  tenantId: string,
): Promise<{ token: string; lifetimeMs: number }> {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, tenant: tenantId };
  let status: number | undefined;
  try {
    const response = await sendRequest(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
      signal: AbortSignal.timeout(timeoutMs),
      ...(dispatcher ? { dispatcher } : {}),
    });
    status = response.statusCode;
    const text = await response.body.text();
    if (status !== 200) throw new Error(`The issuer answered ${status}.`);
    const { access_token, expires_in } = answer.parse(JSON.parse(text));
    return { token: access_token, lifetimeMs: expires_in * 1_000 };
  } catch (cause) {
    const message = `The token issuer gave the client ${clientId} no token for tenant ${tenantId}. Check its address and the client's id and secret.`;
    throw new ServiceCallError(message, { errorCode: 'TOKEN_NOT_GIVEN', status, retryable: true, cause });
  }
}
