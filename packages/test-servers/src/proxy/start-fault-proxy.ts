import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What happens to a request:
 * - `drop-answer`: the server carries it out, its answer is thrown away with the connection.
 * - `hold-answer`: the server carries it out, its answer waits for `release`.
 * - `hold-request`: it waits for `release`, and is then carried out also when its sender has gone.
 */
export type Fault = 'drop-answer' | 'hold-answer' | 'hold-request';

/** Which requests a fault is for. */
export interface FaultMatch {
  readonly method: string;
  readonly path: RegExp;
}

/** A fault that waits for its request. */
export interface ArmedFault {
  /** Resolves when the request has arrived and the fault has taken hold of it (for `hold-answer`: after the server has answered). */
  readonly hit: Promise<void>;
  /** Resolves with the server's status when the server has carried the request out. */
  readonly carriedOut: Promise<number>;
  /** Lets a held request or answer go. */
  release(): void;
}

/** An HTTP proxy in front of one server that makes its network fail on demand. */
export interface FaultProxy {
  /** The server's address through this proxy, with the same path. */
  readonly url: string;
  /** Every request that has arrived, as `METHOD /path`. */
  readonly seen: readonly string[];
  /** Arms a fault for the next request that matches. */
  next(match: FaultMatch, fault: Fault): ArmedFault;
  /** Ends all connections and refuses new ones. */
  refuse(): Promise<void>;
  /** Takes connections again, at the same port. */
  accept(): Promise<void>;
  stop(): Promise<void>;
}

interface Armed {
  readonly match: FaultMatch;
  readonly fault: Fault;
  readonly onHit: () => void;
  readonly onCarriedOut: (status: number) => void;
  readonly released: Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Starts a proxy on loopback. `upstream` may have a path, for example `http://127.0.0.1:8080/engine-rest`. */
export async function startFaultProxy(upstream: string): Promise<FaultProxy> {
  const target = new URL(upstream);
  const armed: Armed[] = [];
  const seen: string[] = [];
  const server = createServer((incoming, outgoing) => {
    serveOne({ target, armed, seen }, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${target.pathname.replace(/\/$/, '')}`,
    seen,
    next(match, fault) {
      const hit = Promise.withResolvers<void>();
      const carriedOut = Promise.withResolvers<number>();
      const released = Promise.withResolvers<void>();
      armed.push({
        match,
        fault,
        onHit: hit.resolve,
        onCarriedOut: carriedOut.resolve,
        released: released.promise,
      });
      return { hit: hit.promise, carriedOut: carriedOut.promise, release: released.resolve };
    },
    refuse: () => close(server),
    accept: () => listen(server, port),
    stop: () => (server.listening ? close(server) : Promise.resolve()),
  };
}

async function serveOne(
  proxy: { readonly target: URL; readonly armed: Armed[]; readonly seen: string[] },
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/' } = incoming;
  const body = await readAll(incoming);
  proxy.seen.push(`${method} ${url}`);
  const index = proxy.armed.findIndex(({ match }) => match.method === method && match.path.test(url));
  const [fault] = index === -1 ? [] : proxy.armed.splice(index, 1);
  if (fault?.fault === 'hold-request') {
    fault.onHit();
    await fault.released;
  }
  const answer = await forward(proxy.target, { method, url, headers: incoming.headers, body });
  fault?.onCarriedOut(answer.status);
  fault?.onHit();
  if (fault?.fault === 'drop-answer') return void outgoing.destroy();
  if (fault?.fault === 'hold-answer') await fault.released;
  outgoing.writeHead(answer.status, answer.headers).end(answer.body);
}

function forward(
  target: URL,
  sent: {
    readonly method: string;
    readonly url: string;
    readonly headers: IncomingMessage['headers'];
    readonly body: Buffer;
  },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { 'transfer-encoding': _chunked, connection: _connection, ...headers } = sent.headers;
    const upstream = request(
      {
        host: target.hostname,
        port: target.port,
        method: sent.method,
        path: sent.url,
        headers: { ...headers, host: target.host, 'content-length': sent.body.length },
        agent: false,
        timeout: 60_000,
      },
      (response) => {
        readAll(response).then((body) => {
          const { 'transfer-encoding': _t, connection: _c, ...rest } = response.headers;
          resolve({
            status: response.statusCode ?? 502,
            headers: { ...rest, 'content-length': String(body.length) },
            body,
          });
        }, reject);
      },
    );
    upstream.on('error', reject);
    upstream.on('timeout', () => upstream.destroy(new Error('the server did not answer within 60 s')));
    upstream.end(sent.body);
  });
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((cause) => (cause === undefined ? resolve() : reject(cause)));
    server.closeAllConnections();
  });
}
