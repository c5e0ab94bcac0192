import { EngineBadRequestError, EngineNotFoundError } from '@stepwright/engine-client';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import { reasonOf } from '../run/error-text.ts';
import {
  type ExtensionEvents,
  extendAfterMs,
  extensionLimitMs,
  type HeldLock,
  type LeaseExtender,
} from './lease-extender.ts';

/** What it is made of. */
export interface LoopLeaseExtenderOptions {
  readonly engine: WorkerEngine;
  readonly clock: () => Date;
  readonly random: () => number;
}

/**
 * Extends locks by timers of this thread: for an engine in the same process, whose clock and whose loop are the worker's own. A handler that
 * blocks the loop keeps its lock from being extended.
 */
export function createLoopLeaseExtender(options: LoopLeaseExtenderOptions): LeaseExtender {
  const open = new Set<LoopExtension>();
  return {
    begin(lock, events) {
      const extension = new LoopExtension(options, lock, events);
      open.add(extension);
      return extension;
    },
    async close() {
      await Promise.all([...open].map((extension) => extension.end()));
      open.clear();
    },
  };
}

class LoopExtension {
  endsAtMs: number;
  readonly #options: LoopLeaseExtenderOptions;
  readonly #lock: HeldLock;
  readonly #events: ExtensionEvents;
  readonly #startedAtMs: number;
  #workerId: string;
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<void> | undefined;
  #isEnded = false;

  constructor(options: LoopLeaseExtenderOptions, lock: HeldLock, events: ExtensionEvents) {
    this.#options = options;
    this.#lock = lock;
    this.#events = events;
    this.#workerId = lock.workerId;
    this.#startedAtMs = options.clock().getTime();
    this.endsAtMs = this.#startedAtMs + lock.lockDurationMs;
    this.#plan();
  }

  adopt(workerId: string): void {
    this.#workerId = workerId;
    this.endsAtMs = this.#options.clock().getTime() + this.#lock.lockDurationMs;
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    clearTimeout(this.#timer);
    await this.#underWay;
  }

  #plan(): void {
    const { clock, random } = this.#options;
    this.#timer = setTimeout(
      () => {
        const isTooOld = clock().getTime() - this.#startedAtMs >= this.#lock.executionMaxMs;
        if (isTooOld) return;
        this.#underWay = this.#extend().finally(() => {
          this.#underWay = undefined;
          if (!this.#isEnded) this.#plan();
        });
      },
      extendAfterMs(this.#lock.lockDurationMs, random),
    );
  }

  async #extend(): Promise<void> {
    const { engine, clock } = this.#options;
    const { externalTaskId, lockDurationMs } = this.#lock;
    const by = this.#workerId;
    const endsAtMs = clock().getTime() + lockDurationMs;
    const extension = { workerId: by, newDurationMs: lockDurationMs };
    try {
      await engine.externalTasks.extendLock(externalTaskId, extension, { timeoutMs: extensionLimitMs(lockDurationMs) });
      // Meanwhile the task may have been handed over anew, under another lock.
      if (by !== this.#workerId) return;
      this.endsAtMs = endsAtMs;
      this.#events.extended(endsAtMs);
    } catch (error) {
      if (by !== this.#workerId) return;
      if (error instanceof EngineBadRequestError || error instanceof EngineNotFoundError) {
        this.#isEnded = true;
        this.#events.refused(reasonOf(error));
      } else this.#events.failed(reasonOf(error));
    }
  }
}
