import type { StoredRecord } from '../records/runtime-records.ts';

/** A record and its place in the order of its table. The order is given at insertion, is unique within the table, and only grows. */
export interface Row<R> {
  readonly record: R;
  readonly order: number;
}

/** Keeps something in step with a table: a lookup, a queue. What it holds must follow from the rows alone, not from the history of changes. */
export interface Index<R> {
  /** A change of other fields does not concern it. */
  readonly fields: readonly (keyof R)[];
  add(row: Row<R>): void;
  /** Called while the record still has the values that it was added with. */
  remove(row: Row<R>): void;
}

/** Records of one kind by id. Records keep their identity: `update` changes them in place, so that references stay true; a rollback puts them back. */
export interface Table<R extends StoredRecord> {
  readonly name: string;
  readonly size: number;
  get(id: string): R | undefined;
  /** @throws StoreError STORE_DUPLICATE_ID when the id is taken. */
  insert(record: R): R;
  /** @throws StoreError STORE_NOT_IN_TABLE when this very object is not in the table. */
  update(record: R, patch: Partial<R>): void;
  /** Does nothing when it is not there any more. */
  delete(record: R): void;
  /** In the order of insertion. Lives: what is inserted while it runs comes at its end. */
  values(): IterableIterator<R>;
}
