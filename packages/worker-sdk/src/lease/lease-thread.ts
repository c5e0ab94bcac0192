import { parentPort, workerData } from 'node:worker_threads';
import { Pool } from 'undici';
import { extendAfterMs, extensionLimitMs } from './lease-extender.ts';
import { type LeaseNews, type LeaseOrder, type LeaseThreadData, LOCK_STATE } from './shared-leases.ts';

/*
 * The program of the lease thread: extends locks while the main thread is busy with something else, a handler that computes for example. It
 * loads no other package of ours, so that it starts from source and from dist alike.
 */

interface Held {
  readonly order: Extract<LeaseOrder, { kind: 'hold' }>;
  readonly startedAtMs: number;
  workerId: string;
  timer: NodeJS.Timeout | undefined;
}

const { states, ends, beats, blockedMaxMs, urls, tls } = workerData as LeaseThreadData;
const { HELD, EXTENDING } = LOCK_STATE;
const nodes = urls.map((url) => ({ pathname: new URL(url).pathname, pool: poolTo(new URL(url).origin) }));
/** The node that answered last. */
let first = 0;
let headers: Readonly<Record<string, string>> = {};
const held = new Map<number, Held>();
let lastBeat = 0;
let beatenAtMs = performance.now();

parentPort?.on('message', (order: LeaseOrder) => {
  if (order.kind === 'headers') headers = order.headers;
  else if (order.kind === 'hold') hold(order);
  else if (order.kind === 'drop') drop(order.lock);
  else Object.assign(held.get(order.lock) ?? {}, { workerId: order.workerId });
});

function hold(order: Extract<LeaseOrder, { kind: 'hold' }>): void {
  // The lock is older than the order when the thread has only just started, or has been busy.
  const heldMs = Math.max(0, order.lockDurationMs - ((ends[order.lock] as number) - Date.now()));
  const one: Held = { order, startedAtMs: performance.now() - heldMs, workerId: order.workerId, timer: undefined };
  held.set(order.lock, one);
  plan(one, heldMs);
}

function drop(lock: number): void {
  clearTimeout(held.get(lock)?.timer);
  held.delete(lock);
  tell({ kind: 'dropped', lock });
}

function plan(one: Held, heldMs = 0): void {
  const waitMs = extendAfterMs(one.order.lockDurationMs, Math.random) - heldMs;
  one.timer = setTimeout(() => void turn(one), Math.max(0, waitMs));
}

async function turn(one: Held): Promise<void> {
  const { lock, executionMaxMs } = one.order;
  if (performance.now() - one.startedAtMs >= executionMaxMs) return;
  if (isMainBlocked())
    tell({ kind: 'failed', lock, why: `the main thread has been blocked for over ${blockedMaxMs} ms` });
  else if (Atomics.compareExchange(states, lock, HELD, EXTENDING) === HELD && (await extend(one)) === 'refused') return;
  if (held.get(lock) === one) plan(one);
}

async function extend(one: Held): Promise<LeaseNews['kind']> {
  const { lock, lockDurationMs } = one.order;
  const by = one.workerId;
  const endsAtMs = Date.now() + lockDurationMs;
  const news = await ask(one, by);
  // The lock may have been handed over anew meanwhile: what the engine says of the old one tells nothing.
  const isOfToday = by === one.workerId;
  if (isOfToday && news.kind === 'extended') ends[lock] = endsAtMs;
  if (isOfToday) tell(news);
  if (Atomics.compareExchange(states, lock, EXTENDING, HELD) !== EXTENDING) tell({ kind: 'idle', lock });
  return isOfToday ? news.kind : 'failed';
}

/** Asks the nodes in turn until one answers: an extension may be sent twice. */
async function ask(held: Held, workerId: string): Promise<LeaseNews> {
  let news: LeaseNews | undefined;
  for (let turn = 0; turn < nodes.length; turn += 1) {
    const at = (first + turn) % nodes.length;
    news = await askNode(at, held, workerId);
    if (news.kind !== 'failed') {
      first = at;
      return news;
    }
  }
  return news as LeaseNews;
}

async function askNode(at: number, { order }: Held, workerId: string): Promise<LeaseNews> {
  const { lock, externalTaskId, lockDurationMs } = order;
  const { pool, pathname } = nodes[at] as (typeof nodes)[number];
  try {
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path: `${pathname}/external-task/${encodeURIComponent(externalTaskId)}/extendLock`,
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ workerId, newDuration: lockDurationMs }),
      signal: AbortSignal.timeout(extensionLimitMs(lockDurationMs)),
    });
    const text = (await body.text()).slice(0, 300);
    if (statusCode < 300) return { kind: 'extended', lock };
    const kind = statusCode === 400 || statusCode === 404 ? 'refused' : 'failed';
    return { kind, lock, why: `the engine answered ${statusCode}: ${text}` };
  } catch (error) {
    return { kind: 'failed', lock, why: error instanceof Error ? error.message : String(error) };
  }
}

function poolTo(origin: string): Pool {
  return new Pool(origin, { connections: 4, connect: { timeout: 5_000, ...tls }, headersTimeout: 0, bodyTimeout: 0 });
}

/** By the thread's own clock: a whole process that was stopped and goes on has beaten lately for the thread too, until the next look. */
function isMainBlocked(): boolean {
  const beat = Atomics.load(beats, 0);
  const nowMs = performance.now();
  if (beat !== lastBeat) {
    lastBeat = beat;
    beatenAtMs = nowMs;
  }
  return nowMs - beatenAtMs > blockedMaxMs;
}

// A look at the beats now and then, so that a beat is noticed near the time at which it was made.
setInterval(isMainBlocked, Math.max(50, Math.floor(blockedMaxMs / 10))).unref();

function tell(news: LeaseNews): void {
  parentPort?.postMessage(news);
}
