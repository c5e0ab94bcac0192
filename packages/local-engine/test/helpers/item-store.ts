import { DurableLog } from '../../src/store/durable-log.ts';
import { KeyIndex } from '../../src/store/key-index.ts';
import type { LogFiles } from '../../src/store/log-files.ts';
import { Store } from '../../src/store/store.ts';
import type { Table } from '../../src/store/table.ts';

/** The smallest record that has everything: an index, an optional field, any value. */
export interface Item {
  readonly id: string;
  readonly owner: string | undefined;
  readonly value?: unknown;
}

export interface ItemStore {
  readonly store: Store;
  readonly items: Table<Item>;
  readonly byOwner: KeyIndex<Item>;
  /** What the log told the operator. */
  readonly lines: readonly string[];
}

export async function openItems(files: LogFiles, segmentBytesMin?: number): Promise<ItemStore> {
  const lines: string[] = [];
  const options = { files, log: (line: string) => lines.push(line) };
  const log = await DurableLog.open(segmentBytesMin === undefined ? options : { ...options, segmentBytesMin });
  const store = new Store({ log });
  const byOwner = new KeyIndex<Item>(['owner'], (item) => item.owner);
  return { store, items: store.table('items', [byOwner]), byOwner, lines };
}

/** Everything that a reopened store must have again, as text that can be compared. */
export function contentOf({ items, byOwner }: ItemStore): string {
  const ids = (list: Iterable<Item>) => [...list].map(({ id, owner, value }) => `${id}:${owner}:${String(value)}`);
  return JSON.stringify([ids(items.values()), ids(byOwner.get('ann')), ids(byOwner.get('bob'))]);
}

/** Commit number n: inserts, updates, deletes and puts back, depending on n, so that every kind of line is in the log. */
export function commitNumber({ store, items }: ItemStore, number: number): void {
  store.run(() => {
    store.meta.set('commits', number);
    items.insert({ id: `i${number}`, owner: number % 2 === 0 ? 'ann' : 'bob', value: number });
    const older = items.get(`i${number - 3}`);
    if (older === undefined) return;
    if (number % 3 === 0) items.update(older, { owner: 'ann', value: 'changed' });
    if (number % 4 === 0) items.delete(older);
    if (number % 8 === 0) items.insert({ id: older.id, owner: 'bob', value: 'again' });
  });
}
