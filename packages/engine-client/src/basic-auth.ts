import type { EngineClientOptions } from './engine-client-options.ts';

/**
 * Makes the option `headers` for an engine that asks for a name and a password.
 *
 * @throws TypeError when the name holds a colon, which the scheme cannot carry (RFC 7617).
 *
 * @example
 * createEngineClient({ url, headers: basicAuth(process.env.ENGINE_USER ?? '', process.env.ENGINE_PASSWORD ?? '') });
 */
export function basicAuth(user: string, password: string): NonNullable<EngineClientOptions['headers']> {
  if (user.includes(':')) throw new TypeError('The name of a user holds no colon; the password may.');
  const authorization = `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
  return () => ({ authorization });
}
