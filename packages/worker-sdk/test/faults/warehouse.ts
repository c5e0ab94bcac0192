import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/**
 * What happens to a request: `prompt`; `slow`: it happens, the answer takes its time; `late`: it happens late; `lose-answer`: it happens, the
 * connection breaks; `turn-away`: the connection breaks and nothing happens.
 */
export type Treatment = 'prompt' | 'slow' | 'late' | 'lose-answer' | 'turn-away';

/** An answer that is held back; what was asked for has happened. */
export interface HeldAnswer {
  /** Resolves with the request's key when it has happened. */
  readonly happened: Promise<string>;
  release(): void;
}

/** The system that effects happen in. Unless it is keyed, every request that is carried out is an effect of its own. */
export interface Warehouse {
  readonly url: string;
  /** The reservations that really happened, by idempotency key. */
  readonly reservations: ReadonlyMap<string, readonly string[]>;
  /** Requests for a reservation that arrived, whatever became of them. */
  readonly requests: readonly string[];
  /** From now on. @default every request is `prompt` */
  treat(choose: () => Treatment): void;
  /** Holds the answer to the next request. */
  holdNext(): HeldAnswer;
}

interface Desk {
  readonly isKeyed: boolean;
  readonly reservations: Map<string, string[]>;
  readonly requests: string[];
  readonly holds: { readonly onHappened: (key: string) => void; readonly released: Promise<void> }[];
  choose: () => Treatment;
}

const slowMs = 200;

/** Starts one that is closed with the test. @param options.isKeyed whether a key that comes again gets the first answer. @default false */
export async function startWarehouse({ isKeyed = false } = {}): Promise<Warehouse> {
  const desk: Desk = { isKeyed, reservations: new Map(), requests: [], holds: [], choose: () => 'prompt' };
  const server = createServer((request, response) => {
    request.resume();
    if (request.method === 'GET') lookUp(desk, request, response);
    else request.once('end', () => void reserve(desk, request, response));
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
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reservations: desk.reservations,
    requests: desk.requests,
    treat(choose) {
      desk.choose = choose;
    },
    holdNext() {
      const happened = Promise.withResolvers<string>();
      const released = Promise.withResolvers<void>();
      desk.holds.push({ onHappened: happened.resolve, released: released.promise });
      return { happened: happened.promise, release: released.resolve };
    },
  };
}

function lookUp({ reservations }: Desk, request: IncomingMessage, response: ServerResponse): void {
  const key = decodeURIComponent(request.url?.split('/').at(-1) ?? '');
  const id = reservations.get(key)?.[0];
  answer(response, id === undefined ? 404 : 200, { id });
}

async function reserve(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const key = String(request.headers['idempotency-key']);
  desk.requests.push(key);
  const hold = desk.holds.shift();
  const treatment = hold === undefined ? desk.choose() : 'prompt';
  if (treatment === 'turn-away') return void request.socket.destroy();
  if (treatment === 'late') await wait(slowMs);
  const ids = desk.reservations.get(key) ?? [];
  const id = (desk.isKeyed ? ids[0] : undefined) ?? `R-${key}-${ids.length + 1}`;
  if (!ids.includes(id)) desk.reservations.set(key, [...ids, id]);
  if (treatment === 'lose-answer') return void request.socket.destroy();
  if (treatment === 'slow') await wait(slowMs);
  hold?.onHappened(key);
  await hold?.released;
  answer(response, 201, { id });
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
