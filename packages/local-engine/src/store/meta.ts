import type { StoredRecord } from '../records/runtime-records.ts';
import type { Table } from './table.ts';

/** What a meta value may be. */
export type MetaValue = string | number | bigint | boolean;

/** One value of the table `meta`; its id is its name. */
export interface MetaRecord extends StoredRecord {
  readonly value: MetaValue;
}

/** Named values that are part of transactions and of the data folder. */
export class Meta {
  readonly #table: Table<MetaRecord>;

  constructor(table: Table<MetaRecord>) {
    this.#table = table;
  }

  get(name: string): MetaValue | undefined {
    return this.#table.get(name)?.value;
  }

  /** Only inside a transaction. */
  set(name: string, value: MetaValue): void {
    const record = this.#table.get(name);
    if (record === undefined) this.#table.insert({ id: name, value });
    else this.#table.update(record, { value });
  }
}
