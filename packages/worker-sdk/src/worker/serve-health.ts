import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Worker } from './worker.ts';

/** Where probes ask. */
export interface HealthServer {
  /** For example `http://127.0.0.1:9090`. */
  readonly url: string;
  /** Ends at once; may be called again. */
  close(): Promise<void>;
}

/**
 * Answers probes: `GET /health/live` and `GET /health/ready`, 200 or 503, with what each worker says as JSON. Live is a process of which no
 * worker is silent; ready is one of which every worker takes tasks.
 *
 * @param options.port 0 takes a free one.
 * @param options.host @default '127.0.0.1'; in a container the address that the probes come to, often '0.0.0.0'
 * @throws Error of node:net when the port is taken.
 *
 * @example
 * const health = await serveHealth([worker], { port: 9090, host: '0.0.0.0' });
 * await runUntilSignal([worker], { exit: () => health.close() });
 */
export async function serveHealth(
  workers: readonly Pick<Worker, 'health'>[],
  { port, host = '127.0.0.1' }: { readonly port: number; readonly host?: string },
): Promise<HealthServer> {
  const server = createServer(({ method, url }, response) => {
    const { status, body } = answerTo(workers, `${method} ${url?.split('?')[0]}`);
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
  });
  server.listen(port, host);
  await once(server, 'listening');
  // A probe is no reason for a process to go on.
  server.unref();
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`, close: () => closeAll(server) };
}

function answerTo(workers: readonly Pick<Worker, 'health'>[], asked: string): { status: number; body: object } {
  const seen = workers.map((worker) => worker.health());
  switch (asked) {
    case 'GET /health/live':
      return { status: seen.every(({ isAlive }) => isAlive) ? 200 : 503, body: { workers: seen } };
    case 'GET /health/ready':
      return { status: seen.every(({ isReady }) => isReady) ? 200 : 503, body: { workers: seen } };
    default:
      return { status: 404, body: { message: 'Ask GET /health/live or GET /health/ready.' } };
  }
}

function closeAll(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
