import type { Clock } from './clock.ts';

/** The engine's clock: that of the machine, or another one that goes on or stands still. */
export class EngineClock implements Clock {
  #offsetMs = 0;
  #fixedMs: number | undefined;
  readonly #listeners = new Set<() => void>();

  now(): number {
    return this.#fixedMs ?? Date.now() + this.#offsetMs;
  }

  get standsStill(): boolean {
    return this.#fixedMs !== undefined;
  }

  /** Puts the clock; it goes on from there, unless `fixed` holds it. */
  set(ms: number, { fixed = false }: { readonly fixed?: boolean } = {}): void {
    this.#fixedMs = fixed ? ms : undefined;
    this.#offsetMs = ms - Date.now();
    this.#moved();
  }

  /** Moves the clock forward, or back; a clock that stands still stands still again. */
  advance(byMs: number): void {
    this.set(this.now() + byMs, { fixed: this.#fixedMs !== undefined });
  }

  /** Back to the time of the machine. */
  reset(): void {
    this.#fixedMs = undefined;
    this.#offsetMs = 0;
    this.#moved();
  }

  /** Calls `listener` whenever the clock was put elsewhere. */
  onMoved(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #moved(): void {
    for (const listener of this.#listeners) listener();
  }
}
