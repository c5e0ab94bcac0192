import type { StoredRecord } from '../records/runtime-records.ts';
import type { CommitLog } from './commit-log.ts';
import { Meta } from './meta.ts';
import { StoreError } from './store-error.ts';
import { StoreTable } from './store-table.ts';
import type { Index, Table } from './table.ts';
import { type Change, Transaction } from './transaction.ts';

/**
 * All tables of an engine in memory, with a log of its commits when they are to outlive the process.
 *
 * 1. Tables change only inside `run`; a throw leaves every table and index as it was, also the order of their records.
 * 2. A transaction is synchronous and alone: nobody sees half of one.
 */
export class Store {
  /** Small values that belong to no table, for example counters. Part of transactions as the tables are. */
  readonly meta: Meta;
  readonly #log: CommitLog | undefined;
  readonly #tables = new Map<string, StoreTable<StoredRecord>>();
  #transaction: Transaction | undefined;

  /** Without a log everything is gone with the process. */
  constructor(options: { readonly log?: CommitLog } = {}) {
    this.#log = options.log;
    this.meta = new Meta(this.table('meta', []));
  }

  /** Opens a table, with the records that the log has of it. At most 31 indexes. */
  table<R extends StoredRecord>(name: string, indexes: readonly Index<R>[]): Table<R> {
    if (this.#tables.has(name)) throw new StoreError('STORE_TABLE_TWICE', `The store already has a table ${name}.`);
    const table = new StoreTable<R>(name, indexes, (change) => this.#record(change));
    table.load((this.#log?.load(name) ?? []) as Iterable<R>);
    this.#tables.set(name, table as unknown as StoreTable<StoredRecord>);
    return table;
  }

  /**
   * Runs `work` as one transaction. Within another run it is a part of that one: a throw undoes the part and goes on to the outer work, which
   * may catch it.
   *
   * @throws StoreError STORE_FAILED after the disk failed, STORE_CLOSED
   */
  run<T>(work: () => T): T {
    const outer = this.#transaction;
    if (outer === undefined) this.#log?.assertUsable();
    const transaction = outer ?? new Transaction();
    const changeCount = transaction.changes.length;
    const afterCommitCount = transaction.afterCommit.length;
    this.#transaction = transaction;
    let result: T;
    try {
      result = work();
      refuseAsync(result);
      // A record that the log refuses rolls the transaction back.
      if (outer === undefined && transaction.changes.length > 0) this.#log?.append(transaction.tableChanges());
    } catch (error) {
      transaction.rollBackTo(changeCount, afterCommitCount);
      throw error;
    } finally {
      this.#transaction = outer;
    }
    if (outer === undefined) this.#commit(transaction);
    return result;
  }

  /** Calls `work` once the running transaction is committed, never when it is rolled back; at once outside a transaction. May run transactions. */
  afterCommit(work: () => void): void {
    if (this.#transaction === undefined) work();
    else this.#transaction.afterCommit.push(work);
  }

  /**
   * Resolves when everything committed so far is on disk; at once without a log. Await it before an answer leaves the process, also one to a question:
   * it may show what is committed but not yet durable.
   *
   * @throws StoreError STORE_FAILED when the disk failed
   */
  async durable(): Promise<void> {
    await this.#log?.durable();
  }

  /** Whether commits can be ahead of a disk at all. */
  get isDurable(): boolean {
    return this.#log !== undefined;
  }

  /** Makes everything durable and lets the data folder go. May run twice. */
  async close(): Promise<void> {
    await this.#log?.close();
  }

  #record(change: Change): void {
    if (this.#transaction === undefined) {
      throw new StoreError('STORE_OUTSIDE_TRANSACTION', `Table ${change.table.name} can only change inside Store.run.`);
    }
    this.#transaction.changes.push(change);
  }

  #commit(transaction: Transaction): void {
    transaction.settle();
    runAll(transaction.afterCommit);
  }
}

function refuseAsync(result: unknown): void {
  if (!(result instanceof Promise)) return;
  result.catch(() => undefined);
  throw new StoreError(
    'STORE_ASYNC_TRANSACTION',
    'A transaction must be synchronous, but its work returned a promise.',
  );
}

/** The transaction stays committed whatever these do; all of them run. */
function runAll(works: readonly (() => void)[]): void {
  const errors: unknown[] = [];
  for (const work of works) {
    try {
      work();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length === 0) return;
  const message = `The transaction is committed, but ${errors.length} of ${works.length} listeners failed after it.`;
  throw new StoreError('STORE_AFTER_COMMIT_FAILED', message, errors[0]);
}
