import type { AnyTaskContract } from '@stepwright/contract';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import type { StockClient, StockClientOptions } from './stock-client.ts';

/** One thing that the stock client cannot do, or does wrongly. */
export interface StockClientLimit {
  readonly limit: string;
  /** `refused`: no worker is made. `reported`: the log says it. `worked around`: the worker does it itself. */
  readonly what: 'refused' | 'reported' | 'worked around';
  /** What to do about it, or what the worker does. */
  readonly how: string;
}

/** Where a limit is looked for. */
export interface StockSetting {
  readonly client: StockClient;
  readonly options: StockClientOptions;
  readonly contracts: readonly AnyTaskContract[];
  readonly engine: Pick<WorkerEngine, 'connection'>;
  /** What was given as `topics` of `createWorker`, which a worker on the stock client does not have. */
  readonly topics: unknown;
}

/** A limit that does not matter in every setting. */
export interface SettingLimit extends StockClientLimit {
  /** What is seen of it in a setting; undefined when it does not matter there. */
  seenIn(setting: StockSetting): string | undefined;
}
