import type { ModelOptions } from './model.ts';
import type { Scene } from './scene.ts';

/** One thing that a worker does, on every driver that can do it. */
export interface Row {
  /** Names the row in lists; stays when the title changes. */
  readonly id: string;
  /** States the behaviour. */
  readonly title: string;
  /** Whether the stock driver does it: at a limit it refuses it, reports it or works around it, as the limit's entry says. */
  readonly stock: 'yes' | StockLimit;
  /** The process that the row runs. @default one task of the topic count-lines */
  readonly model?: ModelOptions;
  /** Shows it. Where the stock driver refuses or reports it, the run ends with the start of its first worker. */
  run(scene: Scene): Promise<void>;
}

/** Where the stock client ends. */
export interface StockLimit {
  /** How the sentence of one entry of `STOCK_CLIENT_LIMITS` begins. */
  readonly limit: string;
  /** Shows the limit where it is not told at the start but later. */
  shows?(scene: Scene): Promise<void>;
}
