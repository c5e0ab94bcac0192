import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A foreign HTTP system on a free port. */
export interface Downstream {
  readonly url: string;
  /** The idempotency key of every request that arrived. */
  readonly keys: (string | undefined)[];
}

/** Starts a foreign system that is closed with the test. */
export async function startDownstream(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Downstream> {
  const keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers['idempotency-key'] as string | undefined);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, keys };
}
