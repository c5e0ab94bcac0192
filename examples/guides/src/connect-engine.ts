import { readFileSync } from 'node:fs';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import { createClientCredentials } from '@stepwright/worker-sdk';
import type { OrderWorkerEnvironment } from './order-worker-environment.ts';

/** Connects to the nodes of one engine behind a gateway that asks for a bearer token. */
export function connectEngine(environment: OrderWorkerEnvironment): EngineClient {
  const { ENGINE_URL, ENGINE_CA_FILE, TOKEN_URL, CLIENT_ID, CLIENT_SECRET } = environment;
  // #region connect
  const token = createClientCredentials({ url: TOKEN_URL, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET });
  return createEngineClient({
    url: ENGINE_URL, // ['https://engine-1/engine-rest', 'https://engine-2/engine-rest']
    headers: async () => ({ authorization: `Bearer ${await token('acme')}` }), // kept, and renewed before its end
    ...(ENGINE_CA_FILE === undefined ? {} : { tls: { ca: readFileSync(ENGINE_CA_FILE, 'utf8') } }),
  });
  // #endregion
}
