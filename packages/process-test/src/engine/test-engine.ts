import type { EngineClient } from '@stepwright/engine-client';

/** An engine that scenarios run on. Its job executor must be off: the kit executes jobs, so that nothing happens between two looks. */
export interface TestEngine {
  /** For messages and reports: `local`, `camunda-7.24`. */
  readonly name: string;
  readonly client: EngineClient;
  /** The engine's time; undefined when it cannot be moved. Timers then are executed without waiting for them. */
  readonly clock: TestClock | undefined;
  stop(): Promise<void>;
}

/** A clock that tests move. */
export interface TestClock {
  now(): Date;
  set(date: Date): Promise<void>;
}
