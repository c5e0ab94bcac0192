import type { StoredRecord } from '../records/runtime-records.ts';
import { StoreError } from './store-error.ts';
import type { Index, Row, Table } from './table.ts';
import type { Change } from './transaction.ts';

/** A row as its table keeps it. A deleted row stays in its place until the transaction is committed, so that a rollback finds it there. */
export interface TableRow<R> extends Row<R> {
  deleted: boolean;
}

/** Stands for a field that the record did not have at all. */
const ABSENT: unique symbol = Symbol('absent');

type Mutable = Record<string, unknown>;

/** The tables of a Store. Every change is first written down for a rollback, by `record`. */
export class StoreTable<R extends StoredRecord> implements Table<R> {
  readonly name: string;
  readonly #rows = new Map<string, TableRow<R>>();
  readonly #indexes: readonly Index<R>[];
  /** Bit n says that index n looks at the field. */
  readonly #indexesOfField = new Map<string, number>();
  readonly #record: (change: Change) => void;
  #size = 0;
  #lastOrder = 0;
  /** Of the last update: a command changes the same record many times. */
  #updated: TableRow<R> | undefined;

  /** `record` throws outside a transaction. */
  constructor(name: string, indexes: readonly Index<R>[], record: (change: Change) => void) {
    this.name = name;
    this.#indexes = indexes;
    this.#record = record;
    for (const [position, index] of indexes.entries()) {
      for (const field of index.fields as readonly string[]) {
        this.#indexesOfField.set(field, (this.#indexesOfField.get(field) ?? 0) | (1 << position));
      }
    }
  }

  get size(): number {
    return this.#size;
  }

  get(id: string): R | undefined {
    const row = this.#rows.get(id);
    return row === undefined || row.deleted ? undefined : row.record;
  }

  insert(record: R): R {
    const replaced = this.#rows.get(record.id);
    if (replaced !== undefined && !replaced.deleted) {
      throw new StoreError('STORE_DUPLICATE_ID', `Table ${this.name} already has a record with the id ${record.id}.`);
    }
    const row = { record, order: this.#lastOrder + 1, deleted: false };
    this.#note({ kind: 'insert', table: this, row, before: undefined, replaced });
    if (replaced !== undefined) this.#rows.delete(record.id);
    this.#append(row);
    return record;
  }

  update(record: R, patch: Partial<R>): void {
    const row = this.#rowOf(record);
    let before: Mutable | undefined;
    let indexes = 0;
    for (const field in patch) {
      if (Object.is(record[field], patch[field])) continue;
      if (field === 'id')
        throw new StoreError('STORE_ID_CHANGED', `The id of ${this.name} ${record.id} cannot change.`);
      before ??= {};
      const value = record[field];
      before[field] = value !== undefined || field in record ? value : ABSENT;
      indexes |= this.#indexesOfField.get(field) ?? 0;
    }
    if (before === undefined) return;
    this.#note({ kind: 'update', table: this, row, before: before as Change<R>['before'], replaced: undefined });
    if (indexes !== 0) this.#removeFrom(indexes, row);
    for (const field in before) (record as Mutable)[field] = patch[field as keyof R];
    if (indexes !== 0) this.#addTo(indexes, row);
  }

  delete(record: R): void {
    const row = this.#rows.get(record.id);
    if (row === undefined || row.deleted || row.record !== record) return;
    this.#note({ kind: 'delete', table: this, row, before: undefined, replaced: undefined });
    this.#hide(row);
  }

  *values(): IterableIterator<R> {
    for (const row of this.#rows.values()) {
      if (!row.deleted) yield row.record;
    }
  }

  /** Fills the table from disk: no transaction, no rollback. */
  load(records: Iterable<R>): void {
    for (const record of records) this.#append({ record, order: this.#lastOrder + 1, deleted: false });
  }

  /** Takes back the last change that this table recorded. */
  undo(change: Change<R>): void {
    const { kind, row, before, replaced } = change;
    if (kind === 'insert') {
      this.#hide(row);
      this.#rows.delete(row.record.id);
      if (replaced !== undefined) this.#rows.set(row.record.id, replaced);
    } else if (kind === 'delete') {
      row.deleted = false;
      this.#size++;
      this.#addTo(-1, row);
    } else {
      this.#restore(row, before as Mutable);
    }
  }

  /** Drops a deleted row for good. */
  forget(row: TableRow<R>): void {
    if (this.#rows.get(row.record.id) === row) this.#rows.delete(row.record.id);
  }

  /** Needed when a rollback put a row back whose id had meanwhile been given again: a Map would keep it at the end. */
  sort(): void {
    const rows = [...this.#rows.values()].sort((one, other) => one.order - other.order);
    this.#rows.clear();
    for (const row of rows) this.#rows.set(row.record.id, row);
  }

  // The transaction knows tables without the type of their records.
  #note(change: Change<R>): void {
    this.#record(change as unknown as Change);
  }

  #append(row: TableRow<R>): void {
    this.#lastOrder = row.order;
    this.#rows.set(row.record.id, row);
    this.#size++;
    this.#addTo(-1, row);
  }

  #hide(row: TableRow<R>): void {
    this.#removeFrom(-1, row);
    row.deleted = true;
    this.#size--;
  }

  #restore(row: TableRow<R>, before: Mutable): void {
    const record = row.record as Mutable;
    let indexes = 0;
    for (const field in before) indexes |= this.#indexesOfField.get(field) ?? 0;
    this.#removeFrom(indexes, row);
    for (const field in before) {
      if (before[field] === ABSENT) delete record[field];
      else record[field] = before[field];
    }
    this.#addTo(indexes, row);
  }

  #rowOf(record: R): TableRow<R> {
    const last = this.#updated;
    if (last?.record === record && !last.deleted) return last;
    const row = this.#rows.get(record.id);
    if (row !== undefined && !row.deleted && row.record === record) {
      this.#updated = row;
      return row;
    }
    const why =
      row === undefined || row.deleted ? 'was deleted or never inserted' : 'is another object than the one stored';
    throw new StoreError('STORE_NOT_IN_TABLE', `Table ${this.name} cannot update ${record.id}: it ${why}.`);
  }

  #addTo(indexes: number, row: TableRow<R>): void {
    for (let position = 0; position < this.#indexes.length; position++) {
      if ((indexes & (1 << position)) !== 0) this.#indexes[position]?.add(row);
    }
  }

  #removeFrom(indexes: number, row: TableRow<R>): void {
    for (let position = 0; position < this.#indexes.length; position++) {
      if ((indexes & (1 << position)) !== 0) this.#indexes[position]?.remove(row);
    }
  }
}
