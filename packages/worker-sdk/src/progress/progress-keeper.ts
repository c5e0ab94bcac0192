import type { AnyTaskContract, WireValue } from '@stepwright/contract';
import type { ExternalTask, WireVariables } from '@stepwright/engine-client';
import { reasonOf } from '../run/error-text.ts';
import type { Logger } from '../worker/logger.ts';
import { type Declared, progressVariable, readProgress, writeProgress } from './progress-text.ts';

/** What the progress of one run is kept with. */
export interface ProgressOptions {
  readonly contract: AnyTaskContract;
  readonly task: ExternalTask;
  /** At most one write in this time, in ms, while the run goes on. */
  readonly everyMs: number;
  /** Writes the variable in the scope of the task's own execution. */
  readonly write: (value: WireValue, timeoutMs: number) => Promise<void>;
  /** Whether the task is still this run's: what was lost must not be written over the progress of whoever has it now. */
  readonly mayWrite: () => boolean;
  /** Of the run. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/** The progress of one run. */
export interface ProgressKeeper {
  /** How far an earlier run of this task had come. */
  readonly found: unknown;
  /** What the engine does not have yet, as variables of the task's scope; empty when it has the newest. */
  readonly unwritten: WireVariables;
  /** The context's `heartbeat`. */
  heartbeat(progress: unknown): Promise<void>;
  /** Ends the writing in between, and waits for the write that is under way. */
  stop(): Promise<void>;
  /** Writes what is unwritten, for an answer that cannot carry it. Never rejects. Only after `stop`. */
  writeLast(): Promise<void>;
}

/** Limit of a write while the run goes on, in ms. A write that failed costs nothing: the next one carries more. */
const writeLimitMs = 2_000;
/** Limit of the last write, in ms: it is waited for before the task goes back, also by a worker that stops. */
const lastWriteLimitMs = 1_500;

/**
 * Keeps the progress of one run. Owns what is not written yet, and the one write under way.
 *
 * 1. At most one write is under way, and none begins within `everyMs` of the one before.
 * 2. Nothing is written when the lock is lost or the run has been stopped; the engine itself checks no worker here.
 * 3. A write that fails is logged; what it carried stays unwritten. It never fails the run.
 * 4. Progress that cannot be read is as none: the run starts from the beginning, which is always right.
 */
export function createProgressKeeper(options: ProgressOptions): ProgressKeeper {
  return new Keeper(options);
}

class Keeper implements ProgressKeeper {
  readonly found: unknown;
  readonly #options: ProgressOptions;
  #newest: WireValue | undefined;
  #writing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #notBeforeMs = 0;
  #isStopped = false;

  constructor(options: ProgressOptions) {
    this.#options = options;
    this.found = foundIn(options);
  }

  get unwritten(): WireVariables {
    return this.#newest ? { [progressVariable]: this.#newest } : {};
  }

  async heartbeat(progress: unknown): Promise<void> {
    const { contract, task, signal } = this.#options;
    signal.throwIfAborted();
    this.#newest = writeProgress(contract, task.id, progress);
    this.#plan();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#writing;
  }

  async writeLast(): Promise<void> {
    if (this.#newest && this.#options.mayWrite()) await this.#write(this.#newest, lastWriteLimitMs);
  }

  #plan(): void {
    if (this.#isStopped || this.#writing || this.#timer) return;
    const waitMs = this.#notBeforeMs - performance.now();
    if (waitMs <= 0) this.#writeNewest();
    else this.#timer = setTimeout(() => this.#writeNewest(), waitMs);
  }

  #writeNewest(): void {
    const { everyMs, mayWrite } = this.#options;
    const sent = this.#newest;
    this.#timer = undefined;
    if (!sent || !mayWrite()) return;
    this.#notBeforeMs = performance.now() + everyMs;
    this.#writing = this.#write(sent, writeLimitMs).then(() => {
      this.#writing = undefined;
      // What was noted meanwhile is newer; what failed waits for the next heartbeat.
      if (this.#newest && this.#newest !== sent) this.#plan();
    });
  }

  async #write(value: WireValue, timeoutMs: number): Promise<void> {
    const { write, logger } = this.#options;
    try {
      await write(value, timeoutMs);
      if (this.#newest === value) this.#newest = undefined;
    } catch (error) {
      logger.warn('progress not written, trying again with the next', { error: reasonOf(error) });
    }
  }
}

function foundIn({ contract, task, logger }: ProgressOptions): unknown {
  // A broken answer may lack the variables: the task's checks say so.
  const wire = task.variables?.[progressVariable];
  try {
    return wire && readProgress(contract.progress as Declared, task.id, wire);
  } catch (error) {
    logger.warn('progress cannot be read; the run starts from the beginning', { error: reasonOf(error) });
    return undefined;
  }
}
