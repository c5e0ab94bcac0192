import type { Index } from '../store/table.ts';

/** Notices that records came or changed in a way that somebody may wait for. */
export class ChangeFlag<R> implements Index<R> {
  readonly fields: readonly (keyof R)[];
  #isRaised = false;

  constructor(fields: readonly (keyof R)[]) {
    this.fields = fields;
  }

  add(): void {
    this.#isRaised = true;
  }

  remove(): void {
    // What goes away nobody waits for.
  }

  /** Whether something changed since this was asked last. A change that was rolled back counts too: it costs a look. */
  take(): boolean {
    const isRaised = this.#isRaised;
    this.#isRaised = false;
    return isRaised;
  }
}
