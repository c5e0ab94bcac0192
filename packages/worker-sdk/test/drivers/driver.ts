import type {
  AttemptStore,
  BoundHandler,
  Logger,
  StockClientOptions,
  TopicSettings,
  Worker,
  WorkerEngine,
  WorkerObserver,
  WorkerOptions,
} from '../../src/index.ts';

/** What a worker is made of, whatever drives it. */
export interface DriverOptions {
  readonly process: WorkerOptions['process'];
  readonly handlers: readonly BoundHandler[];
  readonly engine: WorkerEngine;
  /** Where tasks are fetched; a driver that knows one address takes the first. */
  readonly urls: readonly string[];
  readonly attemptStore: AttemptStore;
  readonly logger: Logger;
  /** The most runs at once. @default 5 */
  readonly places?: number;
  /** Limits of single topics. */
  readonly topics?: Readonly<Record<string, TopicSettings>>;
  /** How long the engine may hold a fetch, in ms. @default 200 */
  readonly longPollMs?: number;
  /** How long a handler may take to end after its signal was aborted, in ms. @default 50 */
  readonly abortGraceMs?: number;
  readonly observers?: readonly WorkerObserver[];
  readonly clock?: () => Date;
  /** Makes the worker without starting it. @default false */
  readonly isIdle?: boolean;
  /** How the stock client is made, in place of what the driver gives it; the native driver has none of these. */
  readonly stockClient?: Readonly<Partial<Record<keyof StockClientOptions, unknown>>>;
  /** A worker on the same stock client; the native driver has nothing to share. */
  readonly beside?: Worker;
}

/** A way to run contracts and handlers. */
export interface Driver {
  readonly name: 'native' | 'stock';
  /**
   * Makes a worker, starts it, and stops it with the test.
   *
   * @throws {WorkerOptionsError} when it is made of what the driver cannot do.
   */
  start(options: DriverOptions): Worker;
}
