import { type Listener, listen } from '@stepwright/service-kit';

/** One command that arrived. */
export interface Received {
  readonly path: string;
  readonly key: string | null;
  readonly authorization: string | null;
  readonly body: unknown;
}

/** Stands where the order and the quote service would be. */
export interface ResolutionReceiver {
  readonly url: string;
  readonly received: Received[];
  /** What the next requests for this path get. @default 202 {}, for a question 200 and no operations */
  answer(path: string, status: number, body: unknown): void;
  stop(): Promise<void>;
}

/** Starts a receiver on loopback. */
export async function startResolutionReceiver(): Promise<ResolutionReceiver> {
  const received: Received[] = [];
  const answers = new Map<string, { status: number; body: unknown }>();
  const listener: Listener = await listen(async (request) => {
    const path = new URL(request.url).pathname;
    if (request.method === 'GET') {
      const { status, body } = answers.get(path) ?? { status: 200, body: { operations: [] } };
      return Response.json(body, { status });
    }
    received.push({
      path,
      key: request.headers.get('idempotency-key'),
      authorization: request.headers.get('authorization'),
      body: await request.json(),
    });
    const { status, body } = answers.get(path) ?? { status: 202, body: {} };
    return Response.json(body, { status });
  });
  return {
    url: listener.url,
    received,
    answer: (path, status, body) => answers.set(path, { status, body }),
    stop: () => listener.stop(),
  };
}
