import type { StoredRecord } from '../records/runtime-records.ts';

/** What one transaction did to one table: first what it deleted, then what it wrote, new records in the order of their insertion. */
export interface TableChanges {
  readonly table: string;
  readonly deletedIds: readonly string[];
  /** The last state of each record that was inserted or updated. */
  readonly records: readonly StoredRecord[];
}

/** Where a store keeps what it committed. */
export interface CommitLog {
  /** Gives what an earlier process committed to this table, once, in the order of insertion. */
  load(table: string): Iterable<StoredRecord>;
  /** @throws StoreError when nothing may be committed any more, or before all tables that were found are loaded. */
  assertUsable(): void;
  /** Takes a commit over; what it needs of the records is copied before it returns. A throw refuses the commit. */
  append(changes: readonly TableChanges[]): void;
  /** Resolves when everything appended so far is on disk. */
  durable(): Promise<void>;
  /** Makes everything durable and lets go. May run twice. */
  close(): Promise<void>;
}
