import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type AttemptStore, OperationRefusedError } from '../../src/attempts/attempt-store.ts';

const routes = /^\/operations(?:\/([^/]+)\/attempts(?:\/(\d+)\/(outcome|reconciliations))?)?$/;

/** Serves a store over HTTP as a service does; the bearer token is the tenant. */
export async function startOperationService(store: AttemptStore): Promise<{ url: string }> {
  const server = createServer(async (request, response) => {
    const send = (status: number, body: unknown, type = 'application/json'): void => {
      response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
    };
    try {
      const tenantId = request.headers.authorization?.replace('Bearer ', '') ?? '';
      const [, operationId, attemptNo, what] = routes.exec(request.url ?? '') ?? [];
      const body = JSON.parse(await textOf(request));
      const ref = { tenantId, operationId: operationId ?? '' };
      if (operationId === undefined) send(200, await store.open({ ...body, tenantId }));
      else if (attemptNo === undefined) send(201, await store.beginAttempt(ref, body));
      else if (what === 'outcome') send(200, await store.recordOutcome(ref, Number(attemptNo), body));
      else send(200, await store.recordStillUnknown(ref, Number(attemptNo), body.reason));
    } catch (error) {
      if (!(error instanceof OperationRefusedError)) return send(500, {});
      send(error.status, { errorCode: error.code, detail: error.message }, 'application/problem+json');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
