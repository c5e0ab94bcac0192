import type * as z from 'zod';
import type { Transaction } from '../service-database.ts';
import type { CommandContext } from './context.ts';
import type { Journal } from './journal.ts';

/** What a command was asked for, after validation. */
export interface CommandInput<P, B> {
  readonly params: P;
  readonly body: B;
  readonly context: CommandContext;
}

/** What a command works with inside its transaction. */
export interface CommandScope<P, B> extends CommandInput<P, B> {
  readonly transaction: Transaction;
  readonly journal: Journal;
  /** The caller's key; undefined only for definitions with `idempotencyKey: 'none'` once `handle` runs. */
  readonly idempotencyKey: string | undefined;
}

/** What a command answers. `version` becomes the ETag. */
export interface CommandAnswer<R> {
  readonly body: R;
  readonly version?: number | undefined;
}

/**
 * A command: one route, one transaction.
 *
 * The pipeline keeps the order of checks (architecture page, the write path); the definition says only what is special.
 */
export interface CommandDefinition<P, B, A, N, R> {
  readonly method: 'post' | 'put';
  readonly path: string;
  /** Part of the idempotency scope and of the audit, for example `QUOTE_PRICE`. */
  readonly operation: string;
  readonly summary: string;
  /** One of them is enough. */
  readonly roles: readonly string[];
  readonly params: z.ZodType<P>;
  readonly body: z.ZodType<B>;
  readonly status: 200 | 201 | 202;
  readonly response: z.ZodType<R>;
  /** `none` is for commands whose body is their own key (operations and attempts). @default 'required' */
  readonly idempotencyKey?: 'required' | 'none';
  /** Whether If-Match with the aggregate's version is needed. @default false */
  readonly ifMatch?: boolean;
  /** The resource that a denial is audited under. */
  readonly resource: { readonly type: string; readonly id: (params: P, body: B) => string };
  /**
   * Loads and locks what the command changes; undefined means 404. Must not find what the actor may not see.
   * Left out by commands that create.
   */
  readonly load?: (scope: CommandScope<P, B>) => Promise<A | undefined>;
  /** @throws {Problem} 403 or 404 when the actor may see the aggregate but not do this. */
  readonly authorize?: (input: CommandInput<P, B>, aggregate: A) => void;
  /** Reads from other services before the transaction, after the checks. Its result may be stale; `handle` decides. */
  readonly prepare?: (input: CommandInput<P, B>, aggregate: A) => Promise<N>;
  /** Decides and writes. Nothing but SQL and the journal: it may run again after a deadlock. */
  readonly handle: (scope: CommandScope<P, B>, aggregate: A, prepared: N) => Promise<CommandAnswer<R>>;
}

/** An aggregate that takes part in optimistic locking. */
export interface Versioned {
  readonly version: number;
}
