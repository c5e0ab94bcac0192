import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EngineConnection } from '@stepwright/engine-client';
import { reasonOf } from '../run/error-text.ts';
import type { Logger } from '../worker/logger.ts';
import {
  type Extension,
  type ExtensionEvents,
  extendAfterMs,
  type HeldLock,
  type LeaseExtender,
} from './lease-extender.ts';
import {
  createSharedLeases,
  type LeaseNews,
  type LeaseOrder,
  type LeaseThreadData,
  monotonicMs,
  SLOT_STATE,
  SLOTS_MAX,
  writeNames,
} from './shared-leases.ts';

/** What it is made of. */
export interface ThreadLeaseExtenderOptions {
  readonly connection: EngineConnection;
  /** Nothing is extended while the main thread's loop has not gone round for longer than this. */
  readonly blockedMaxMs: number;
  readonly logger: Logger;
}

const beatEveryMs = 250;
/** How often the headers are asked for: tokens end, and a blocked loop cannot ask. */
const headersEveryMs = 5_000;
const { FREE, HELD, EXTENDING, ENDING } = SLOT_STATE;

/** No hold has this number. */
const NONE = 0;

interface Kept {
  readonly lock: HeldLock;
  readonly events: ExtensionEvents;
  /** Which hold of its slot this is: what the thread says of an earlier one is of no interest. */
  hold: number;
  workerId: string;
  isEnded: boolean;
  /** When the lock ends, as it was known at the end. */
  endedAtMs: number | undefined;
  takenBack: Promise<void> | undefined;
  /** Called when the thread gives the slot back. */
  idle: (() => void) | undefined;
}

/**
 * Extends locks in a thread of its own: a handler that computes for seconds keeps its lock, a process that hangs loses it. Owns the thread.
 *
 * 1. Nothing is extended after `end` has resolved; see shared-leases.ts for how that costs no message.
 * 2. The thread never keeps the process alive.
 * 3. A thread that dies is started anew with the locks that are held.
 */
export function createThreadLeaseExtender(options: ThreadLeaseExtenderOptions): LeaseExtender {
  return new ThreadLeaseExtender(options);
}

class ThreadLeaseExtender implements LeaseExtender {
  readonly #options: ThreadLeaseExtenderOptions;
  readonly #shared = createSharedLeases();
  readonly #kept = new Map<number, Kept>();
  readonly #free = Array.from({ length: SLOTS_MAX }, (_, at) => SLOTS_MAX - 1 - at);
  readonly #timers: readonly NodeJS.Timeout[];
  #thread: Worker;
  #headers: Readonly<Record<string, string>> = {};
  #isClosed = false;

  constructor(options: ThreadLeaseExtenderOptions) {
    this.#options = options;
    this.#thread = this.#startThread();
    this.#timers = [
      setInterval(() => Atomics.add(this.#shared.beats, 0, 1), beatEveryMs).unref(),
      setInterval(() => void this.#askHeaders(), headersEveryMs).unref(),
    ];
    void this.#askHeaders();
  }

  begin(lock: HeldLock, events: ExtensionEvents): Extension {
    const slot = this.#free.pop();
    if (slot === undefined) throw new Error(`One process holds no more than ${SLOTS_MAX} locks at once.`);
    const { endsAtMs, tooOldAtMs } = this.#shared;
    const unheld = { hold: NONE, isEnded: false, endedAtMs: undefined, takenBack: undefined, idle: undefined };
    const kept: Kept = { lock, events, workerId: lock.workerId, ...unheld };
    this.#kept.set(slot, kept);
    tooOldAtMs[slot] = monotonicMs() + lock.executionMaxMs;
    this.#hold(slot, kept);
    return {
      get endsAtMs() {
        return kept.endedAtMs ?? (endsAtMs[slot] as number);
      },
      adopt: (newer) => this.#adopt(slot, kept, newer),
      end: () => this.#end(slot, kept),
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all([...this.#kept].map(([slot, kept]) => this.#end(slot, kept)));
    await this.#thread.terminate();
  }

  /** Hands a slot of the main thread to the lease thread. */
  #hold(slot: number, kept: Kept): void {
    const { states, holds, endsAtMs, dueAtMs, durationsMs } = this.#shared;
    const { externalTaskId, lockDurationMs } = kept.lock;
    kept.hold = (holds[slot] as number) + 1;
    holds[slot] = kept.hold;
    writeNames(this.#shared, slot, { externalTaskId, workerId: kept.workerId });
    durationsMs[slot] = lockDurationMs;
    endsAtMs[slot] = Date.now() + lockDurationMs;
    dueAtMs[slot] = monotonicMs() + extendAfterMs(lockDurationMs, Math.random);
    Atomics.store(states, slot, HELD);
  }

  /** The lock is a new one from now on, whatever an extension of the older one brings. */
  #adopt(slot: number, kept: Kept, workerId: string): void {
    kept.workerId = workerId;
    kept.hold = NONE;
    this.#shared.endsAtMs[slot] = Date.now() + kept.lock.lockDurationMs;
    void this.#takeBack(slot, kept).then(() => {
      if (!kept.isEnded && kept.workerId === workerId) this.#hold(slot, kept);
    });
  }

  async #end(slot: number, kept: Kept): Promise<void> {
    if (kept.isEnded) return kept.takenBack;
    kept.isEnded = true;
    await this.#takeBack(slot, kept);
    kept.endedAtMs = this.#shared.endsAtMs[slot] as number;
    this.#kept.delete(slot);
    this.#free.push(slot);
  }

  #takeBack(slot: number, kept: Kept): Promise<void> {
    kept.takenBack ??= this.#waitUntilFree(slot, kept).finally(() => {
      kept.takenBack = undefined;
    });
    return kept.takenBack;
  }

  /** Most runs end between two extensions: then nobody waits. */
  async #waitUntilFree(slot: number, kept: Kept): Promise<void> {
    const { states } = this.#shared;
    // Between two looks the thread may move the slot, so it is asked for again.
    while (Atomics.load(states, slot) !== FREE) {
      if (Atomics.compareExchange(states, slot, HELD, FREE) === HELD) return;
      const idle = Promise.withResolvers<void>();
      kept.idle = idle.resolve;
      if (Atomics.compareExchange(states, slot, EXTENDING, ENDING) !== EXTENDING) continue;
      await idle.promise;
      Atomics.store(states, slot, FREE);
    }
  }

  #hear(news: LeaseNews): void {
    const kept = this.#kept.get(news.slot);
    if (news.kind === 'idle') kept?.idle?.();
    else if (kept?.hold !== news.hold) return;
    else if (news.kind === 'extended') kept.events.extended(this.#shared.endsAtMs[news.slot] as number);
    else kept.events[news.kind](news.why);
  }

  #startThread(): Worker {
    const { connection, blockedMaxMs } = this.#options;
    const { urls, tls } = connection;
    const workerData: LeaseThreadData = { shared: this.#shared, urls, tls, blockedMaxMs };
    const thread = new Worker(new URL(`./lease-thread${extname(import.meta.url)}`, import.meta.url), { workerData });
    thread.unref();
    thread.on('message', (news: LeaseNews) => this.#hear(news));
    thread.on('error', (error) => this.#options.logger.error('the lease thread failed', { error: reasonOf(error) }));
    thread.on('exit', () => this.#restart(thread));
    return thread;
  }

  #restart(ended: Worker): void {
    if (this.#isClosed || ended !== this.#thread) return;
    this.#options.logger.warn('the lease thread is started anew', { locks: this.#kept.size });
    // An extension that died with the thread is under way no more.
    for (const [slot, kept] of this.#kept) {
      if (Atomics.compareExchange(this.#shared.states, slot, EXTENDING, HELD) === ENDING) kept.idle?.();
    }
    this.#thread = this.#startThread();
    this.#tell({ headers: this.#headers });
  }

  async #askHeaders(): Promise<void> {
    try {
      this.#headers = await this.#options.connection.headers();
      if (!this.#isClosed) this.#tell({ headers: this.#headers });
    } catch (error) {
      this.#options.logger.warn('the lease thread goes on with its old headers', { error: reasonOf(error) });
    }
  }

  #tell(order: LeaseOrder): void {
    this.#thread.postMessage(order);
  }
}
