import type { Engine } from '../engine.ts';

/** The longest time that a timer of Node can wait. */
const timeoutMsMax = 2 ** 31 - 1;

/**
 * Executes jobs when they are due, one after the other.
 *
 * 1. A failed job costs a retry and waits as the model says; the others go on.
 * 2. At most one timer is set, for the next due date; it is set anew when jobs or the clock change.
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
    for (let job = this.#next(); job && !this.#isStopped; job = this.#next()) {
      // The failure is in the job and its log; an incident tells when no retry is left.
      await this.#engine.executeJob(job.id).catch(() => undefined);
    }
  }

  #next() {
    const { tables, clock } = this.#engine.state;
    return tables.dueJobs.due(clock.now(), 1)[0];
  }
}
