import type { ProcessContract } from '@stepwright/contract';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import type { BoundHandler } from '../handler/define-handler.ts';
import type { RunToolsOptions } from '../run/run-tools.ts';
import type { Logger } from '../worker/logger.ts';
import type { StockClient } from './stock-client.ts';

/** What a worker on the stock client is made of. */
export interface StockWorkerOptions extends RunToolsOptions {
  /** Only tasks of this process are fetched. */
  readonly process: Pick<ProcessContract, 'key' | 'tasks'>;
  /** Only tasks of those versions of the process that have this version tag. @default all versions */
  readonly versionTag?: string;
  /**
   * Fetches the tasks. Made for this worker alone, with `autoPoll: false`, a `workerId` of its own and `maxParallelExecutions`. `stop` waits for
   * the fetch under way, so its `asyncResponseTimeout` also bounds how long an idle worker takes to stop.
   */
  readonly client: StockClient;
  /** Answers the engine, extends locks and reads history. An `EngineClient` fits; it needs the same engine, and credentials of its own. */
  readonly engine: WorkerEngine;
  /** One per topic. Topics of the process without a handler here are left to other workers. */
  readonly handlers: readonly BoundHandler[];
  /** For operators, in log lines. @default the process's key */
  readonly name?: string;
  /** How long running tasks may go on after `stop`, in ms. @default 20_000 */
  readonly drainMs?: number;
  /** @default JSON lines to stderr */
  readonly logger?: Logger;
}
