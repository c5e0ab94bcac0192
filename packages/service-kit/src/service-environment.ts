import * as z from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

/** What every service reads from its environment. Services add their own names. */
export const serviceEnvironment: z.ZodType<ServiceEnvironment> = z.object({
  PORT: port.default(0),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address of the service role'),
  RELAY_DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address of the relay role'),
  OIDC_ISSUER: z.string().min(1),
  OIDC_AUDIENCE: z.string().default('stepwright'),
  OIDC_JWKS_URL: z.url(),
  TOKEN_URL: z.url(),
  CLIENT_ID: z.string().min(1),
  CLIENT_SECRET: z.string().min(1),
});

/** The configuration that all services share. */
export interface ServiceEnvironment {
  /** 0 takes a free port. @default 0 */
  readonly PORT: number;
  /** @default 127.0.0.1 */
  readonly HOST: string;
  readonly DATABASE_URL: string;
  readonly RELAY_DATABASE_URL: string;
  readonly OIDC_ISSUER: string;
  /** @default stepwright */
  readonly OIDC_AUDIENCE: string;
  readonly OIDC_JWKS_URL: string;
  /** Gives service tokens by the client credentials grant. */
  readonly TOKEN_URL: string;
  readonly CLIENT_ID: string;
  readonly CLIENT_SECRET: string;
}
