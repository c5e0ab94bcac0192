import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Which request is stopped at the gate, and when. */
export interface GateWish {
  /** A part of method, path and body, such as `POST /inventory/reservations`. All parts must be there. */
  readonly parts: readonly string[];
  /** `before`: the receiver has not seen it. `after`: the receiver has done it and its answer is held. */
  readonly moment: 'before' | 'after';
}

/** One request that is stopped, or will be. */
export interface Hold {
  /** Resolves when the request is stopped. Rejects after `limitMs`. @default 60_000 */
  reached(limitMs?: number): Promise<void>;
  /** Lets it go; also when it is still to come. */
  release(): void;
}

/** A reverse proxy that stops chosen requests until they are let go. */
export interface Gate {
  readonly url: string;
  /** Stops the next request that fits, once. */
  hold(wish: GateWish): Hold;
  stop(): Promise<void>;
}

interface Waiting extends GateWish {
  readonly reach: () => void;
  readonly released: Promise<void>;
}

/** Opens a gate in front of `target`. A connection that breaks behind it breaks in front of it too. */
export async function openGate(target: string): Promise<Gate> {
  const waiting = new Set<Waiting>();
  const server = createServer((request, response) => {
    pass(target, waiting, request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const releases = new Set<() => void>();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold(wish) {
      const reached = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      const one = { ...wish, reach: reached.resolve, released: released.promise };
      waiting.add(one);
      releases.add(released.resolve);
      return {
        reached: (limitMs = 60_000) => within(reached.promise, limitMs, wish),
        release() {
          waiting.delete(one);
          released.resolve();
        },
      };
    },
    async stop() {
      for (const release of releases) release();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function pass(
  target: string,
  waiting: Set<Waiting>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = Buffer.concat(await request.toArray());
  const text = `${request.method} ${request.url} ${body.toString()}`;
  const held = [...waiting].find(({ parts }) => parts.every((part) => text.includes(part)));
  if (held !== undefined) waiting.delete(held);
  if (held?.moment === 'before') await stopUntilReleased(held);
  const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
  const answer = await fetch(`${target}${request.url}`, {
    method: request.method ?? 'GET',
    headers: headers as Record<string, string>,
    ...(body.length === 0 ? {} : { body }),
  });
  const content = Buffer.from(await answer.arrayBuffer());
  if (held?.moment === 'after') await stopUntilReleased(held);
  const { 'content-length': _bytes, 'transfer-encoding': _coding, ...kept } = Object.fromEntries(answer.headers);
  response.writeHead(answer.status, kept).end(content);
}

async function stopUntilReleased({ reach, released }: Waiting): Promise<void> {
  reach();
  await released;
}

async function within(promise: Promise<void>, limitMs: number, { parts }: GateWish): Promise<void> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => limit.reject(new Error(`No request with ${parts.join(' and ')} came within ${limitMs} ms.`)),
    limitMs,
  );
  try {
    await Promise.race([promise, limit.promise]);
  } finally {
    clearTimeout(timer);
  }
}
