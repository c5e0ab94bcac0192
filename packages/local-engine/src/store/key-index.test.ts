import { expect, test } from 'vitest';
import { KeyIndex } from './key-index.ts';
import { Store } from './store.ts';
import type { Table } from './table.ts';

interface Item {
  readonly id: string;
  readonly owner: string | undefined;
}

function open(count: number): { store: Store; index: KeyIndex<Item>; table: Table<Item>; items: Item[] } {
  const store = new Store();
  const index = new KeyIndex<Item>(['owner'], (item) => item.owner);
  const table = store.table('items', [index]);
  const items = store.run(() => Array.from({ length: count }, (_, at) => table.insert({ id: `${at}`, owner: 'ann' })));
  return { store, index, table, items };
}

test.each([1, 2, 64, 65, 300])(
  'keeps the order of insertion when one of %i records leaves its key and comes back',
  (count) => {
    const { store, index, table, items } = open(count);
    const middle = items[count >> 1] as Item;
    store.run(() => table.update(middle, { owner: 'bob' }));
    expect(index.get('ann')).toEqual(items.filter((item) => item !== middle));
    expect(index.get('bob')).toEqual([middle]);
    store.run(() => table.update(middle, { owner: 'ann' }));
    expect(index.get('ann')).toEqual(items);
    expect(index.first('ann')).toBe(items[0]);
  },
);

test('an answer stays as it is while its records are deleted', () => {
  const { store, index, table, items } = open(100);
  const found = index.get('ann');
  store.run(() => {
    for (const item of found) table.delete(item);
  });
  expect(found).toEqual(items);
  expect(index.get('ann')).toEqual([]);
  expect(index.count('ann')).toBe(0);
});

test('does not hold records without a key', () => {
  const { store, index, table, items } = open(1);
  store.run(() => table.update(items[0] as Item, { owner: undefined }));
  expect(index.count('ann')).toBe(0);
  expect(index.get('undefined')).toEqual([]);
});
