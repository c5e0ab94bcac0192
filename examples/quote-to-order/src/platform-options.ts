import type { Logger } from '@stepwright/service-kit';
import type { EngineDistribution } from '@stepwright/test-servers';

/** How a platform is started. */
export interface PlatformOptions {
  /** Keeps the databases in `postgres` and the local engine in `engine` of this folder; left out: all is temporary, gone at stop. */
  readonly dataDir?: string;
  /** Ports to prefer, so that addresses stay the same from start to start. A port that is taken is replaced by a free one. */
  readonly ports?: Partial<Record<PlatformPart, number>>;
  /** The engine to start. @default what STEPWRIGHT_ENGINE names, else the local engine */
  readonly engine?: EngineDistribution;
  /** An engine that runs already, instead of one of our own. */
  readonly engineUrl?: string;
  /** What the workers and services use as the engine's address, for tests that put a proxy between. Gets the real address. */
  readonly engineAddress?: (engineUrl: string) => Promise<string> | string;
  /** Runs timers and retries in the engine. @default true */
  readonly jobExecutor?: boolean;
  /** Opens the engine's clock to {@link Platform.engine}. @default false */
  readonly testClock?: boolean;
  /** Leaves workers out, for tests that run them as processes of their own. */
  readonly withoutWorkers?: readonly WorkerName[];
  /** Set for the workers besides their addresses and secrets, for example `LONG_POLL_MS`. */
  readonly workerSettings?: Readonly<Record<string, string>>;
  /** Breaks the start off as soon as the server or service that is starting is up; what was started is stopped, and its reason is thrown. */
  readonly signal?: AbortSignal;
  /** Where services and workers log, by their name. @default JSON lines on standard error */
  readonly logger?: (name: string) => Logger;
  /** Called when something takes long or has become ready. */
  readonly onProgress?: (text: string) => void;
}

/** The parts of the platform that listen on a port. */
export type PlatformPart = 'catalog' | 'quote' | 'order' | 'workflow' | 'operations' | 'issuer' | 'downstream';

/** The worker packages. */
export type WorkerName = 'quote-approval' | 'order-fulfillment';
