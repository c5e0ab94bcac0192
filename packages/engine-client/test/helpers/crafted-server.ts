import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** One request as the crafted server got it. */
export interface Received {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
  /** Number of requests on this connection, from 1. */
  onConnection: number;
}

export interface CraftedServer extends AsyncDisposable {
  url: string;
  received: Received[];
}

/** Starts a server that stands for an engine (or what is in front of it) and answers as the test crafts it. */
export async function craftedServer(
  answer: (received: Received, response: ServerResponse, socket: Socket) => void,
): Promise<CraftedServer> {
  const received: Received[] = [];
  const requestsOf = new WeakMap<Socket, number>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const onConnection = (requestsOf.get(request.socket) ?? 0) + 1;
    requestsOf.set(request.socket, onConnection);
    const { method = '', url = '', headers } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks).toString('utf8'), onConnection };
    received.push(one);
    answer(one, response, request.socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/engine-rest`,
    received,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers JSON text with the content type of an engine behind some servers. */
export function answerJson(response: ServerResponse, text: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' }).end(text);
}
