import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EngineConnection } from '@stepwright/engine-client';
import { reasonOf } from '../run/error-text.ts';
import type { Logger } from '../worker/logger.ts';
import type { Extension, ExtensionEvents, HeldLock, LeaseExtender } from './lease-extender.ts';
import {
  createSharedLeases,
  type LeaseNews,
  type LeaseOrder,
  type LeaseThreadData,
  LOCK_STATE,
  LOCKS_MAX,
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
const { FREE, HELD, EXTENDING, ENDING, ENDED } = LOCK_STATE;

interface Kept {
  readonly events: ExtensionEvents;
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
  readonly #orders = new Map<number, Extract<LeaseOrder, { kind: 'hold' }>>();
  readonly #free = Array.from({ length: LOCKS_MAX }, (_, at) => LOCKS_MAX - 1 - at);
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
    const at = this.#free.pop();
    if (at === undefined) throw new Error(`One process holds no more than ${LOCKS_MAX} locks at once.`);
    const { externalTaskId, workerId, lockDurationMs, executionMaxMs } = lock;
    const { states, ends } = this.#shared;
    this.#kept.set(at, { events, idle: undefined });
    ends[at] = Date.now() + lockDurationMs;
    Atomics.store(states, at, HELD);
    const order = { kind: 'hold', lock: at, externalTaskId, workerId, lockDurationMs, executionMaxMs } as const;
    this.#orders.set(at, order);
    this.#tell(order);
    return {
      get endsAtMs() {
        return ends[at] as number;
      },
      adopt: (newer) => {
        ends[at] = Date.now() + lockDurationMs;
        this.#orders.set(at, { ...order, workerId: newer });
        this.#tell({ kind: 'adopt', lock: at, workerId: newer });
      },
      end: () => this.#end(at),
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all([...this.#kept.keys()].map((at) => this.#end(at)));
    await this.#thread.terminate();
  }

  /** Most runs end between two extensions: then nobody waits. */
  async #end(at: number): Promise<void> {
    const { states } = this.#shared;
    const kept = this.#kept.get(at);
    if (!kept || kept.idle) return;
    // Either it is HELD and nothing is under way, or the thread sees ENDING when its extension is done, and says so.
    while (Atomics.compareExchange(states, at, HELD, ENDED) !== HELD) {
      const idle = Promise.withResolvers<void>();
      kept.idle = idle.resolve;
      if (Atomics.compareExchange(states, at, EXTENDING, ENDING) !== EXTENDING) continue;
      await idle.promise;
      break;
    }
    this.#kept.delete(at);
    this.#orders.delete(at);
    this.#tell({ kind: 'drop', lock: at });
  }

  #hear(news: LeaseNews): void {
    const { states, ends } = this.#shared;
    const kept = this.#kept.get(news.lock);
    if (news.kind === 'extended') kept?.events.extended(ends[news.lock] as number);
    else if (news.kind === 'idle') kept?.idle?.();
    else if (news.kind !== 'dropped') kept?.events[news.kind](news.why);
    else {
      Atomics.store(states, news.lock, FREE);
      this.#free.push(news.lock);
    }
  }

  #startThread(): Worker {
    const { connection, blockedMaxMs } = this.#options;
    const workerData: LeaseThreadData = { ...this.#shared, urls: connection.urls, tls: connection.tls, blockedMaxMs };
    const thread = new Worker(new URL(`./lease-thread${extname(import.meta.url)}`, import.meta.url), { workerData });
    thread.unref();
    thread.on('message', (news: LeaseNews) => this.#hear(news));
    thread.on('error', (error) => this.#options.logger.error('the lease thread failed', { error: reasonOf(error) }));
    thread.on('exit', () => this.#restart(thread));
    return thread;
  }

  #restart(ended: Worker): void {
    if (this.#isClosed || ended !== this.#thread) return;
    this.#options.logger.warn('the lease thread is started anew', { locks: this.#orders.size });
    this.#thread = this.#startThread();
    this.#tell({ kind: 'headers', headers: this.#headers });
    for (const [at, order] of this.#orders) {
      // An extension that died with the thread is under way no more.
      if (Atomics.compareExchange(this.#shared.states, at, EXTENDING, HELD) === ENDING) this.#kept.get(at)?.idle?.();
      else this.#tell(order);
    }
  }

  async #askHeaders(): Promise<void> {
    try {
      this.#headers = await this.#options.connection.headers();
      if (!this.#isClosed) this.#tell({ kind: 'headers', headers: this.#headers });
    } catch (error) {
      this.#options.logger.warn('the lease thread goes on with its old headers', { error: reasonOf(error) });
    }
  }

  #tell(order: LeaseOrder): void {
    this.#thread.postMessage(order);
  }
}
