import { CASE_BEGIN } from '../observations/normalise.ts';

/** An engine as the runner needs it: an address that ends in `/engine-rest` and a clock that can be moved and stopped. */
export interface ConformanceEngine {
  readonly url: string;
  /** Moves the clock; with `fixed` it stands still until it is moved again. */
  setClock(date: Date | 'reset', options?: { fixed?: boolean }): Promise<void>;
}

/** The clock of one case: stands still unless a step lets it run. */
export class CaseClock {
  readonly #engine: ConformanceEngine;
  #baseMs = Date.parse(CASE_BEGIN);
  #runningSinceMs: number | undefined;

  constructor(engine: ConformanceEngine) {
    this.#engine = engine;
  }

  /** Now, as the engine sees it. */
  get nowMs(): number {
    return this.#baseMs + (this.#runningSinceMs === undefined ? 0 : Date.now() - this.#runningSinceMs);
  }

  /** Puts the clock; `running` lets it go on from there. */
  async put(ms: number, running: boolean = false): Promise<void> {
    this.#baseMs = ms;
    this.#runningSinceMs = running ? Date.now() : undefined;
    await this.#engine.setClock(new Date(ms), { fixed: !running });
  }

  /** An instant as the REST API writes it. */
  static text(ms: number): string {
    return new Date(ms).toISOString().replace('Z', '+0000');
  }
}
