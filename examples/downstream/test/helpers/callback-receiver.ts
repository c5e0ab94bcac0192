import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** One callback as it arrived. */
export interface ReceivedCallback {
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** A server that stands for the receiver of billing confirmations. */
export interface CallbackReceiver extends AsyncDisposable {
  readonly url: string;
  readonly received: ReceivedCallback[];
  /** Answers the next requests with these statuses, then 204 again. */
  answerNext(...statuses: number[]): void;
}

/** Starts a receiver on a free port. */
export async function startCallbackReceiver(): Promise<CallbackReceiver> {
  const received: ReceivedCallback[] = [];
  const statuses: number[] = [];
  const server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await json(request) });
    response.writeHead(statuses.shift() ?? 204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks`,
    received,
    answerNext: (...next) => void statuses.push(...next),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close').catch(() => undefined);
    },
  };
}
