import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from 'jose';
import { type Listener, listen } from './listen.ts';

/** Who a development token stands for. */
export interface DevelopmentIdentity {
  readonly sub: string;
  readonly tenant: string;
  readonly roles: readonly string[];
  readonly groups?: readonly string[];
  readonly accounts?: readonly string[] | '*';
  readonly actorType?: string;
}

/** A token issuer for development and tests. Its key is made at start and never leaves the process. */
export interface DevelopmentIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly url: string;
  readonly jwksUrl: string;
  readonly tokenUrl: string;
  readonly keys: JSONWebKeySet;
  /** A token that is good for `lifetimeSeconds`. @default 3600 */
  token(identity: DevelopmentIdentity, lifetimeSeconds?: number): Promise<string>;
  /** Registers a service and gives its secret for the client credentials grant. */
  registerClient(clientId: string, roles: readonly string[]): string;
  stop(): Promise<void>;
}

/** Starts the issuer on loopback: `/jwks` and `/token` (client credentials with the parameter `tenant`). */
export async function startDevelopmentIssuer(options: { readonly port?: number } = {}): Promise<DevelopmentIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA');
  const keys: JSONWebKeySet = {
    keys: [{ ...(await exportJWK(publicKey)), alg: 'EdDSA', use: 'sig', kid: 'development' }],
  };
  const issuer = 'urn:stepwright:development-issuer';
  const audience = 'stepwright';
  const clients = new Map<string, { secret: string; roles: readonly string[] }>();

  const sign = (identity: DevelopmentIdentity, lifetimeSeconds = 3_600): Promise<string> =>
    new SignJWT({
      tenant: identity.tenant,
      roles: [...identity.roles],
      groups: [...(identity.groups ?? [])],
      accounts: identity.accounts === '*' ? '*' : [...(identity.accounts ?? [])],
      actor_type: identity.actorType ?? 'USER',
    })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'development' })
      .setSubject(identity.sub)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${lifetimeSeconds}s`)
      .sign(privateKey);

  const app = new Hono();
  app.get('/jwks', (context) => context.json(keys));
  app.post('/token', async (context) => {
    const form = new URLSearchParams(await context.req.text());
    const clientId = form.get('client_id') ?? '';
    const client = clients.get(clientId);
    const tenant = form.get('tenant') ?? '';
    if (client === undefined || !sameText(client.secret, form.get('client_secret') ?? '')) {
      return context.json({ error: 'invalid_client' }, 401);
    }
    const identity = {
      sub: `service:${clientId}`,
      tenant,
      roles: client.roles,
      accounts: '*' as const,
      actorType: 'SERVICE',
    };
    return context.json({ access_token: await sign(identity), token_type: 'Bearer', expires_in: 3_600 });
  });
  const listener: Listener = await listen(app.fetch, { port: options.port ?? 0 });
  return {
    issuer,
    audience,
    url: listener.url,
    jwksUrl: `${listener.url}/jwks`,
    tokenUrl: `${listener.url}/token`,
    keys,
    token: sign,
    registerClient(clientId, roles) {
      const secret = randomBytes(24).toString('base64url');
      clients.set(clientId, { secret, roles });
      return secret;
    },
    stop: () => listener.stop(),
  };
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
