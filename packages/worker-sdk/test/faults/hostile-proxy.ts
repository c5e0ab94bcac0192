import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { countFault } from './fault-tally.ts';

/**
 * What is broken of one exchange. The server carries the request out, but for `answer` and `cut-before`.
 * - `answer`: this is answered instead of what the server would say.
 * - `rewrite`: the body of the server's answer is another.
 * - `cut-before`, `cut-after`: the connection breaks before the server has the request, or before the client has the answer.
 * - `reset-in-answer`: the client has the head of the answer, then the connection is reset.
 * - `late`: the answer comes after so long.
 * - `stall`: half of the answer's body comes, the rest after so long.
 * - `silent`: no answer ever comes, the connection stays.
 */
export type Breakage =
  | { readonly kind: 'answer'; readonly status: number; readonly type: string; readonly body: string }
  | { readonly kind: 'rewrite'; change(body: string): string }
  | { readonly kind: 'cut-before' | 'cut-after' | 'reset-in-answer' | 'silent' }
  | { readonly kind: 'late' | 'stall'; readonly afterMs: number };

/** Answers as a gateway or a login page does. */
export function asHtml(status: number): Breakage {
  return { kind: 'answer', status, type: 'text/html', body: '<h1>no</h1>' };
}

/** One request as it arrived. */
export interface Arrival {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** From 1, of all requests. */
  readonly turn: number;
  /** From 1, of the requests of its connection. */
  readonly turnOfConnection: number;
}

/** A proxy in front of one server that breaks what a test chooses. `startFaultProxy` breaks one exchange, this one any number. */
export interface HostileProxy {
  readonly url: string;
  readonly arrivals: readonly Arrival[];
  /** How many exchanges were broken. */
  readonly brokenCount: number;
  /** Chooses what to break from now on. @default nothing */
  breakWhen(choose: (arrival: Arrival) => Breakage | undefined): void;
  /** From now on every connection is closed so long after an answer, as an idle one is; the client is not told when. */
  closeIdleAfter(waitMs: () => number): void;
}

interface Plan {
  choose: (arrival: Arrival) => Breakage | undefined;
  idleMs: (() => number) | undefined;
  brokenCount: number;
  readonly arrivals: Arrival[];
  readonly turns: WeakMap<Socket, number>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Starts one that is closed with the test. @param upstream may have a path, which stays the same */
export async function startHostileProxy(upstream: string): Promise<HostileProxy> {
  const target = new URL(upstream);
  const plan: Plan = {
    choose: () => undefined,
    idleMs: undefined,
    brokenCount: 0,
    arrivals: [],
    turns: new WeakMap(),
  };
  // No limit of its own for idle connections: it would be told to the client.
  const server = createServer({ keepAliveTimeout: 0 }, (incoming, outgoing) => {
    serve(plan, target, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${target.pathname.replace(/\/$/, '')}`,
    arrivals: plan.arrivals,
    get brokenCount() {
      return plan.brokenCount;
    },
    breakWhen(choose) {
      plan.choose = choose;
    },
    closeIdleAfter(waitMs) {
      plan.idleMs = waitMs;
    },
  };
}

async function serve(plan: Plan, target: URL, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { socket } = incoming;
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const breakage = plan.choose(noteArrival(plan, incoming));
  if (breakage) {
    plan.brokenCount += 1;
    countFault(breakage.kind);
  }
  if (breakage?.kind === 'cut-before') return void socket.destroy();
  const answer = await answerOf(breakage, () => forward(target, incoming, Buffer.concat(chunks)));
  if (breakage?.kind === 'cut-after') return void socket.destroy();
  if (breakage?.kind === 'silent') return;
  if (breakage?.kind === 'late') await wait(breakage.afterMs);
  const { idleMs } = plan;
  if (idleMs) outgoing.once('finish', () => setTimeout(() => closeIdle(socket), idleMs()));
  const length = answer.status === 204 ? {} : { 'content-length': answer.body.length };
  outgoing.writeHead(answer.status, { ...answer.headers, ...length });
  if (breakage?.kind === 'reset-in-answer') {
    outgoing.flushHeaders();
    await wait(20);
    return void socket.resetAndDestroy();
  }
  const half = breakage?.kind === 'stall' ? Math.floor(answer.body.length / 2) : answer.body.length;
  outgoing.write(answer.body.subarray(0, half));
  if (breakage?.kind === 'stall') await wait(breakage.afterMs);
  outgoing.end(answer.body.subarray(half));
}

function closeIdle(socket: Socket): void {
  if (!socket.destroyed) countFault('closed connection');
  socket.destroy();
}

function noteArrival(plan: Plan, { method = 'GET', url = '/', socket }: IncomingMessage): Arrival {
  const turnOfConnection = (plan.turns.get(socket) ?? 0) + 1;
  plan.turns.set(socket, turnOfConnection);
  const [path = ''] = url.split('?');
  const arrival = { method, path, turn: plan.arrivals.length + 1, turnOfConnection };
  plan.arrivals.push(arrival);
  return arrival;
}

async function answerOf(breakage: Breakage | undefined, carryOut: () => Promise<Answer>): Promise<Answer> {
  if (breakage?.kind === 'answer') {
    const { status, type, body } = breakage;
    return { status, headers: { 'content-type': type }, body: Buffer.from(body) };
  }
  const answer = await carryOut();
  if (breakage?.kind !== 'rewrite') return answer;
  const headers = { ...answer.headers, 'content-type': 'application/json' };
  // An answer without a body gets one: 204 cannot stay.
  const status = answer.status === 204 ? 200 : answer.status;
  return { status, headers, body: Buffer.from(breakage.change(answer.body.toString())) };
}

function forward(target: URL, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  const { 'transfer-encoding': _chunked, connection: _connection, ...kept } = headers;
  return new Promise((resolve, reject) => {
    const upstream = request(
      {
        host: target.hostname,
        port: target.port,
        method,
        path: url,
        headers: { ...kept, host: target.host, 'content-length': body.length },
        agent: false,
        timeout: 60_000,
      },
      async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        const { 'transfer-encoding': _t, connection: _c, 'keep-alive': _k, ...rest } = response.headers;
        resolve({ status: response.statusCode ?? 502, headers: rest, body: Buffer.concat(chunks) });
      },
    );
    upstream.on('error', reject);
    upstream.on('timeout', () => upstream.destroy(new Error('the server did not answer within 60 s')));
    upstream.end(body);
  });
}
