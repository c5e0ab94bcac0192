import type { Clock } from './clock.ts';

/** Stands still while a command runs, so that everything a command does happens at one time. */
export class CommandClock implements Clock {
  readonly #clock: Clock;
  #commandMs: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#commandMs ?? this.#clock.now();
  }

  /** Runs a command at the time of its begin. */
  during<T>(command: () => T): T {
    const outer = this.#commandMs;
    this.#commandMs = this.now();
    try {
      return command();
    } finally {
      this.#commandMs = outer;
    }
  }
}
