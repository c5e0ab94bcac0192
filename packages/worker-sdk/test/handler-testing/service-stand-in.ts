import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer of the stand-in. */
export interface StandInAnswer {
  readonly status: number;
  readonly body: object;
}

/** One request that the stand-in got. */
export interface StandInRequest {
  /** For example `POST /orders/O-1/completion`. */
  readonly route: string;
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
  readonly authorization: string | undefined;
}

/** Stands for the owning service: answers by route and writes down what it was asked. */
export interface ServiceStandIn {
  readonly url: string;
  readonly requests: readonly StandInRequest[];
  stop(): Promise<void>;
}

/** The answer of a service that refuses. */
export function problem(status: number, errorCode: string, retryable = false): StandInAnswer {
  return { status, body: { status, errorCode, detail: `refused: ${errorCode}`, retryable } };
}

/** The answer of a service that has done it. */
export function ok(body: object = {}): StandInAnswer {
  return { status: 200, body };
}

/** Starts a stand-in on a free port; what it has no answer for is 404. */
export async function startServiceStandIn(answers: Readonly<Record<string, StandInAnswer>>): Promise<ServiceStandIn> {
  const requests: StandInRequest[] = [];
  const server = createServer(async (request, response) => {
    const route = `${request.method} ${request.url}`;
    const text = await textOf(request);
    requests.push({
      route,
      body: text.startsWith('{') ? JSON.parse(text) : text,
      idempotencyKey: request.headers['idempotency-key'] as string | undefined,
      authorization: request.headers.authorization,
    });
    const { status, body } = answers[route] ?? problem(404, 'NOT_FOUND');
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
