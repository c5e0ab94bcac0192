import type { Passage } from '../run/run-history.ts';
import type { Route } from './find-routes.ts';

/**
 * A token that a passage may have sent out: one at most. A gateway that chooses sends one by any of its routes; everything else may send one by
 * each route, which are tokens of their own.
 */
export interface Token {
  /** The passage that sent it; of a joining gateway the last of those that it joined. */
  readonly passage: Passage;
  readonly routes: readonly Route[];
  /** The place among the passages that it cannot be before. */
  readonly after: number;
  /** The time that it cannot be before. */
  readonly afterMs: number;
}

/** A passage that a token must have begun. */
export interface Arrival {
  readonly passage: Passage;
  readonly element: string;
  /** Its place among the passages. */
  readonly at: number;
}
