import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** An extension of a lock as the server saw it. */
export interface SeenExtension {
  readonly path: string;
  readonly workerId: string;
  readonly authorization: string | undefined;
  /** When it came, in ms since 1970. */
  readonly atMs: number;
}

/** Stands for an engine's `extendLock`, in a thread of its own: it answers while the thread of the test is blocked. */
export interface LockServer {
  readonly url: string;
  seen(): Promise<readonly SeenExtension[]>;
  /** How it answers what comes from now on: with this status, after so long. */
  answer(status: number, afterMs?: number): void;
  close(): Promise<void>;
}

const PROGRAM = `
const { createServer } = require('node:http');
const { parentPort } = require('node:worker_threads');
const seen = [];
let status = 204;
let afterMs = 0;
const server = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk) => { text += chunk; });
  request.on('end', () => {
    seen.push({ path: request.url, workerId: JSON.parse(text).workerId, authorization: request.headers.authorization, atMs: Date.now() });
    const answer = status;
    setTimeout(() => response.writeHead(answer).end(answer === 204 ? '' : '{"message":"no"}'), afterMs);
  });
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage({ port: server.address().port }));
parentPort.on('message', (order) => {
  if (order === 'seen') parentPort.postMessage(seen);
  else ({ status, afterMs } = order);
});
`;

/** Starts it on a free port. */
export async function startLockServer(): Promise<LockServer> {
  const thread = new Worker(PROGRAM, { eval: true });
  const [{ port }] = await once(thread, 'message');
  return {
    url: `http://127.0.0.1:${port}/engine-rest`,
    async seen() {
      const answered = once(thread, 'message');
      thread.postMessage('seen');
      return (await answered)[0];
    },
    answer: (status, afterMs = 0) => thread.postMessage({ status, afterMs }),
    close: async () => void (await thread.terminate()),
  };
}
