/** What a side is made of; travels to its process as JSON. */
export interface SideSpec {
  readonly kind: 'native' | 'stock' | 'raw';
  /** Of the engine's REST API. */
  readonly url: string;
  readonly task: 'plain' | 'typed' | 'effect';
  /** `defaults`: made with nothing but what has no default. `tuned`: with the settings of `TUNED`. */
  readonly settings: 'defaults' | 'tuned';
  /** Whether every run is traced and measured; the raw loop and the stock client know no telemetry. */
  readonly hasTelemetry?: boolean;
  /** Of the attempts, for `effect`: the address of a PostgreSQL database. */
  readonly database?: string;
  /** Whether the raw loop prepares the statements of its attempts, as the store of the native worker does. */
  readonly preparesStatements?: boolean;
  /** Notes when the handler of which task started. */
  readonly notesStarts?: boolean;
}

/**
 * What all sides are tuned to. A connection more than completes, for the fetch. The long poll is short because a side that ends waits for the
 * one under way; while there are tasks no poll waits. The stock client's interval is short, so that it asks as soon as it may.
 */
export const TUNED = { concurrency: 50, connections: 17, longPollMs: 500, stockIntervalMs: 5 } as const;

/** A worker under measurement. It is made at the first begin and stays the same: what it takes to start one is no part of its speed. */
export interface Side {
  begin(): void;
  /** Stops fetching, and waits until no fetch is left at the engine: it would lock the tasks of the next round for nobody. */
  end(): Promise<void>;
  /** Tasks whose completion the engine has accepted since the last begin. */
  readonly completed: number;
  /** Fetches that were answered since the last begin. */
  readonly fetches: number;
  /** @throws Error when something has failed since the last begin */
  check(): void;
}

/** Told which task's handler starts. */
export type OnStart = (externalTaskId: string) => void;

/** What a round of a side gave. */
export interface RunReport {
  readonly tasks: number;
  /** Without the first fifth of the tasks. */
  readonly perSecond: number;
  readonly seconds: number;
  readonly fetches: number;
  /** Processor time of the side's process for each task, all threads. */
  readonly cpuMsPerTask: number;
}
