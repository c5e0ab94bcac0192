import { setImmediate } from 'node:timers/promises';
import type { Engine } from '../engine.ts';
import { tryJob } from './try-job.ts';

/** The longest time that a timer of Node can wait. */
const timeoutMsMax = 2 ** 31 - 1;
/** After so long calls that came meanwhile get their turn. */
const sliceMs = 10;

/**
 * Executes jobs when they are due, one after the other.
 *
 * 1. A failed job costs a retry and waits as the model says; the others go on.
 * 2. At most one timer is set, for the next due date; it is set anew when jobs or the clock change.
 * 3. Jobs that are due without end, as a model may loop, slow calls down and do not shut them out.
 */
export class JobExecutor {
  readonly #engine: Engine;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isStopped = false;

  constructor(engine: Engine) {
    this.#engine = engine;
    engine.onJobsChanged(() => this.wake());
  }

  /** Looks for due jobs soon; may be called at any time. */
  wake(): void {
    if (this.#isStopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#start(), this.#waitMs());
    this.#timer.unref();
  }

  /** Lets the job under way end and starts no other. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #waitMs(): number {
    const { tables, clock } = this.#engine.state;
    const dueAtMs = tables.dueJobs.nextDueAtMs();
    if (dueAtMs === undefined) return timeoutMsMax;
    return Math.min(timeoutMsMax, Math.max(0, dueAtMs - clock.now()));
  }

  #start(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      this.wake();
    });
  }

  async #run(): Promise<void> {
    let sliceBegan = performance.now();
    for (let job = this.#next(); job && !this.#isStopped; job = this.#next()) {
      // When nothing can be kept any more it stays as it is until the next start of the engine.
      await tryJob(this.#engine, job.id).catch(() => {
        this.#isStopped = true;
      });
      if (performance.now() - sliceBegan < sliceMs) continue;
      await setImmediate();
      sliceBegan = performance.now();
    }
  }

  #next() {
    const { tables, clock } = this.#engine.state;
    return tables.dueJobs.due(clock.now(), 1)[0];
  }
}
