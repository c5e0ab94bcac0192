import type { Engine } from './engine.ts';
import type { EngineClock } from './state/engine-clock.ts';

/** The longest time that a timer of Node can wait. */
const TIMEOUT_MS_MAX = 2 ** 31 - 1;

/**
 * Tells those who wait for external tasks when a lock expires: nothing in the tables changes at that moment.
 *
 * 1. While somebody waits and the clock goes, one timer is set, for the next expiry; else none is.
 * 2. It is set anew when tasks or the clock change. One that fires too early costs a look.
 */
export class LockExpiries {
  readonly #engine: Engine;
  readonly #clock: EngineClock;
  #timer: NodeJS.Timeout | undefined;
  #expiresAtMs: number | undefined;
  #isStopped = false;

  constructor(engine: Engine, clock: EngineClock) {
    this.#engine = engine;
    this.#clock = clock;
    engine.onTasksWaitedFor(() => this.#watchNext());
    clock.onMoved(() => {
      // How long it is until the expiry has changed, though the expiry has not.
      this.#forget();
      this.#engine.announceTasks();
    });
  }

  /** Announces nothing any more. May run twice. */
  stop(): void {
    this.#isStopped = true;
    this.#forget();
  }

  #watchNext(): void {
    if (this.#isStopped) return;
    const nowMs = this.#clock.now();
    const expiresAtMs = this.#clock.standsStill
      ? undefined
      : this.#engine.state.tables.availableTasks.nextLockExpiryMs(nowMs);
    if (expiresAtMs === this.#expiresAtMs) return;
    this.#forget();
    if (expiresAtMs === undefined) return;
    this.#expiresAtMs = expiresAtMs;
    this.#timer = setTimeout(() => this.#announce(), Math.min(expiresAtMs - nowMs, TIMEOUT_MS_MAX));
    this.#timer.unref();
  }

  #announce(): void {
    this.#forget();
    this.#engine.announceTasks();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#expiresAtMs = undefined;
  }
}
