import { parentPort, workerData } from 'node:worker_threads';
import { Pool } from 'undici';
import { extendAfterMs, extensionLimitMs } from './lease-extender.ts';
import {
  type LeaseNews,
  type LeaseOrder,
  type LeaseThreadData,
  monotonicMs,
  readNames,
  SLOT_STATE,
  type SlotNames,
} from './shared-leases.ts';

/*
 * The program of the lease thread: extends locks while the main thread is busy with something else, a handler that computes for example. It
 * loads no other package of ours, so that it starts from source and from dist alike.
 */

const { shared, blockedMaxMs, urls, tls } = workerData as LeaseThreadData;
const { states, holds, endsAtMs, dueAtMs, tooOldAtMs, durationsMs, beats } = shared;
const { HELD, EXTENDING } = SLOT_STATE;
/** How often it looks for locks that are due, in ms: small beside a third of the shortest lock. */
const LOOK_EVERY_MS = 50;
type Answer = { readonly kind: 'extended' } | { readonly kind: 'refused' | 'failed'; readonly why: string };
const blocked: Answer = { kind: 'failed', why: `the main thread has been blocked for over ${blockedMaxMs} ms` };
const nodes = urls.map((url) => ({ pathname: new URL(url).pathname, pool: poolTo(new URL(url).origin) }));
/** The node that answered last. */
let first = 0;
let headers: Readonly<Record<string, string>> = {};
let lastBeat = 0;
let beatenAtMs = performance.now();

parentPort?.on('message', (order: LeaseOrder) => {
  headers = order.headers;
});
setInterval(look, LOOK_EVERY_MS);

function look(): void {
  const isBlocked = isMainBlocked();
  const nowMs = monotonicMs();
  for (let slot = 0; slot < states.length; slot += 1) {
    if (Atomics.load(states, slot) !== HELD || (dueAtMs[slot] as number) > nowMs) continue;
    if ((tooOldAtMs[slot] as number) <= nowMs) continue;
    // Whoever has moved it may read its names: see rule 1 of the shared memory.
    if (Atomics.compareExchange(states, slot, HELD, EXTENDING) === HELD) void extend(slot, isBlocked);
  }
}

async function extend(slot: number, isBlocked: boolean): Promise<void> {
  const hold = holds[slot] as number;
  const names = readNames(shared, slot);
  const lockDurationMs = durationsMs[slot] as number;
  const extendedUntilMs = Date.now() + lockDurationMs;
  const answer = isBlocked ? blocked : await ask(names, lockDurationMs);
  if (answer.kind === 'extended') endsAtMs[slot] = extendedUntilMs;
  const isOver = answer.kind === 'refused';
  dueAtMs[slot] = isOver ? Number.POSITIVE_INFINITY : monotonicMs() + extendAfterMs(lockDurationMs, Math.random);
  tell({ ...answer, slot, hold });
  if (Atomics.compareExchange(states, slot, EXTENDING, HELD) !== EXTENDING) tell({ kind: 'idle', slot, hold });
}

/** Asks the nodes in turn until one answers: an extension may be sent twice. */
async function ask(names: SlotNames, lockDurationMs: number): Promise<Answer> {
  let answer: Answer | undefined;
  for (let turn = 0; turn < nodes.length; turn += 1) {
    const at = (first + turn) % nodes.length;
    answer = await askNode(at, names, lockDurationMs);
    if (answer.kind === 'failed') continue;
    first = at;
    break;
  }
  return answer as Answer;
}

async function askNode(at: number, { externalTaskId, workerId }: SlotNames, lockDurationMs: number): Promise<Answer> {
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
    if (statusCode < 300) return { kind: 'extended' };
    const kind = statusCode === 400 || statusCode === 404 ? 'refused' : 'failed';
    return { kind, why: `the engine answered ${statusCode}: ${text}` };
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
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

function tell(news: LeaseNews): void {
  parentPort?.postMessage(news);
}
