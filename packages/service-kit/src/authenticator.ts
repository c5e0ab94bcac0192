import { isTenantId } from '@stepwright/contract';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import * as z from 'zod';
import type { Actor } from './actor.ts';
import { Problem } from './problem.ts';

/** Verifies the bearer token of a request. */
export interface Authenticator {
  /** @throws {Problem} 401 when the token is missing or not valid, 403 when it names no tenant, 503 when keys cannot be had. */
  authenticate(authorization: string | undefined): Promise<Actor>;
}

const claims = z.object({
  sub: z.string().min(1).max(200),
  tenant: z.string().refine(isTenantId).optional(),
  roles: z.array(z.string()).default([]),
  groups: z.array(z.string()).default([]),
  accounts: z.union([z.literal('*'), z.array(z.string())]).default([]),
  actor_type: z.string().default('USER'),
});

/**
 * Creates an authenticator for JWTs of one issuer.
 *
 * @param options.keys the issuer's key set, or the address of its JWKS document.
 */
export function createAuthenticator(options: {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JSONWebKeySet | URL;
}): Authenticator {
  const { issuer, audience, keys } = options;
  const keySet = keys instanceof URL ? createRemoteJWKSet(keys, { timeoutDuration: 3_000 }) : createLocalJWKSet(keys);
  return {
    async authenticate(authorization) {
      const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) {
        throw new Problem(
          401,
          'TOKEN_MISSING',
          'The header Authorization has no bearer token; send "Authorization: Bearer <token>".',
        );
      }
      const payload = await jwtVerify(token, keySet, { issuer, audience, algorithms: ['EdDSA', 'ES256', 'RS256'] })
        .then((result) => result.payload)
        .catch(refuse);
      const parsed = claims.safeParse(payload);
      if (!parsed.success) {
        throw new Problem(401, 'TOKEN_NOT_VALID', 'The token lacks a claim or one has a wrong form; get a new one.', {
          cause: parsed.error,
        });
      }
      const { sub, tenant, roles, groups, accounts, actor_type } = parsed.data;
      if (tenant === undefined) {
        throw new Problem(403, 'TENANT_MISSING', 'The token names no tenant; get a token for one tenant.', {
          denied: false,
        });
      }
      return { id: sub, type: actor_type, tenantId: tenant, roles, groups, accounts };
    },
  };
}

function refuse(cause: unknown): never {
  if (cause instanceof errors.JWKSTimeout || (cause instanceof Error && !(cause instanceof errors.JOSEError))) {
    throw new Problem(503, 'ISSUER_NOT_AVAILABLE', "The token issuer's keys cannot be read at the moment; try again.", {
      retryable: true,
      cause,
    });
  }
  const expired = cause instanceof errors.JWTExpired;
  throw new Problem(
    401,
    expired ? 'TOKEN_EXPIRED' : 'TOKEN_NOT_VALID',
    `The token is ${expired ? 'expired' : 'not valid'}; get a new one.`,
    { cause },
  );
}
