import { EngineUnauthorizedError, EngineUnavailableError } from '@stepwright/engine-client';
import { freePort } from '@stepwright/test-servers';
import { expect, onTestFinished, test } from 'vitest';
import { connectEngine } from '../../src/connect-engine.ts';
import type { OrderWorkerEnvironment } from '../../src/order-worker-environment.ts';
import { startGuardedEngine } from '../helpers/start-guarded-engine.ts';
import { startTokenIssuer } from '../helpers/start-token-issuer.ts';

async function connect(environment: Partial<OrderWorkerEnvironment>) {
  const issuer = await startTokenIssuer();
  const client = { TOKEN_URL: issuer.url, CLIENT_ID: 'orders', CLIENT_SECRET: 'not-to-be-shown' };
  const engine = connectEngine({ ...client, ...environment } as OrderWorkerEnvironment);
  onTestFinished(() => engine.close());
  return { engine, issuer };
}

test('each call carries the token, which is got once; a node that is down is left out', async () => {
  const gateway = await startGuardedEngine('T-1');
  const downUrl = `https://127.0.0.1:${await freePort()}/engine-rest`;
  const { engine, issuer } = await connect({ ENGINE_URL: [downUrl, gateway.url], ENGINE_CA_FILE: gateway.caFile });
  expect(await engine.version()).toMatch(/^7\.24/);
  expect(await engine.externalTasks.list()).toEqual([]);
  expect(issuer.givenCount).toBe(1);
});

test('a gateway refuses another token, and nothing is sent to one whose authority is not known', async () => {
  const gateway = await startGuardedEngine('T-2');
  const known = await connect({ ENGINE_URL: [gateway.url], ENGINE_CA_FILE: gateway.caFile });
  await expect(known.engine.version()).rejects.toThrow(EngineUnauthorizedError);
  const unknown = await connect({ ENGINE_URL: [gateway.url] });
  await expect(unknown.engine.version()).rejects.toThrow(EngineUnavailableError);
});
