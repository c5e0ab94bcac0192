import type { StoredRecord } from '../records/runtime-records.ts';
import type { KeyIndex } from '../store/key-index.ts';
import type { Table } from '../store/table.ts';
import type { Candidates } from './query-definition.ts';

/** The record with this id, or none. */
export function byId<R extends StoredRecord>(table: Table<R>, id: string): Candidates<R> {
  const record = table.get(id);
  return fixed(record === undefined ? [] : [record]);
}

/** The records that an index has under a key. */
export function byKey<R extends StoredRecord>(index: KeyIndex<R>, key: string): Candidates<R> {
  return { count: index.count(key), list: () => index.get(key), ordered: true };
}

/** Records that are at hand. */
export function fixed<R>(records: readonly R[]): Candidates<R> {
  return { count: records.length, list: () => records, ordered: records.length < 2 };
}

/** The records of several finds, each once when the finds do not overlap. */
export function union<R>(parts: readonly Candidates<R>[]): Candidates<R> {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return {
    count: parts.reduce((sum, part) => sum + part.count, 0),
    list: () => parts.flatMap((part) => part.list()),
    ordered: false,
  };
}
