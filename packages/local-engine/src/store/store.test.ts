import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KeyIndex } from './key-index.ts';
import { Store } from './store.ts';
import type { Table } from './table.ts';

interface Item {
  readonly id: string;
  readonly owner: string | undefined;
  readonly weight: number;
}

interface Shelf {
  readonly store: Store;
  readonly tables: readonly Table<Item>[];
  readonly byOwner: readonly KeyIndex<Item>[];
}

function shelf(): Shelf {
  const store = new Store();
  const byOwner = [0, 1].map(() => new KeyIndex<Item>(['owner'], (item) => item.owner));
  const tables = byOwner.map((index, at) => store.table<Item>(`items-${at}`, [index]));
  return { store, tables, byOwner };
}

const item = (id: string, owner?: string): Item => ({ id, owner, weight: 1 });
const ids = (items: Iterable<Item>): string[] => [...items].map(({ id }) => id);

describe('run', () => {
  test('answers what the work answers and keeps its changes', () => {
    const { store, tables, byOwner } = shelf();
    const [table] = tables as [Table<Item>];
    expect(store.run(() => table.insert(item('a', 'ann')).id)).toBe('a');
    expect(table.get('a')).toEqual(item('a', 'ann'));
    expect(byOwner[0]?.get('ann')).toEqual([item('a', 'ann')]);
  });

  test('a throw puts the same objects back at their places, with the values they had', () => {
    const { store, tables } = shelf();
    const [table] = tables as [Table<Item>];
    const [a, b, c] = store.run(() => ['a', 'b', 'c'].map((id) => table.insert(item(id, 'ann')))) as [Item, Item, Item];
    const attempt = () =>
      store.run(() => {
        table.update(b, { owner: 'bob', weight: 2 });
        table.delete(b);
        table.insert(item('b', 'cid'));
        table.delete(a);
        table.insert(item('d'));
        throw new Error('no');
      });
    expect(attempt).toThrow('no');
    expect([...table.values()]).toEqual([a, b, c]);
    expect(table.get('b')).toBe(b);
    expect(b).toEqual(item('b', 'ann'));
    expect(table.size).toBe(3);
  });

  test('a part that throws is undone alone when the outer work catches it, with its listeners', () => {
    const { store, tables } = shelf();
    const [table] = tables as [Table<Item>];
    const heard: string[] = [];
    store.run(() => {
      table.insert(item('a'));
      store.afterCommit(() => heard.push('outer'));
      expect(() =>
        store.run(() => {
          table.insert(item('b'));
          store.afterCommit(() => heard.push('inner'));
          throw new Error('no');
        }),
      ).toThrow('no');
      table.insert(item('c'));
    });
    expect(ids(table.values())).toEqual(['a', 'c']);
    expect(heard).toEqual(['outer']);
  });

  test('refuses work that returns a promise', () => {
    const { store, tables } = shelf();
    const work = async () => tables[0]?.insert(item('a'));
    expect(() => store.run(work)).toThrow(expect.objectContaining({ code: 'STORE_ASYNC_TRANSACTION' }));
    expect(tables[0]?.size).toBe(0);
  });

  test('listeners run after the commit and may change tables; one that throws stops no other and undoes nothing', () => {
    const { store, tables } = shelf();
    const [table] = tables as [Table<Item>];
    const commit = () =>
      store.run(() => {
        table.insert(item('a'));
        store.afterCommit(() => {
          throw new Error('broken');
        });
        store.afterCommit(() => store.run(() => table.insert(item('b'))));
      });
    expect(commit).toThrow(expect.objectContaining({ code: 'STORE_AFTER_COMMIT_FAILED' }));
    expect(ids(table.values())).toEqual(['a', 'b']);
  });
});

describe('a table', () => {
  test('changes only inside a transaction', () => {
    const [table] = shelf().tables as [Table<Item>];
    expect(() => table.insert(item('a'))).toThrow(expect.objectContaining({ code: 'STORE_OUTSIDE_TRANSACTION' }));
    expect(table.size).toBe(0);
  });

  test('refuses a second record with the same id, a changed id, and a record that it does not hold', () => {
    const { store, tables } = shelf();
    const [table] = tables as [Table<Item>];
    const a = store.run(() => table.insert(item('a')));
    const refused = (work: () => void, code: string) =>
      expect(() => store.run(work)).toThrow(expect.objectContaining({ code }));
    refused(() => table.insert(item('a')), 'STORE_DUPLICATE_ID');
    refused(() => table.update(a, { id: 'b' }), 'STORE_ID_CHANGED');
    refused(() => table.update({ ...a }, { weight: 2 }), 'STORE_NOT_IN_TABLE');
    store.run(() => table.delete(a));
    refused(() => table.update(a, { weight: 2 }), 'STORE_NOT_IN_TABLE');
  });

  test('a rollback removes a field that the record did not have', () => {
    const { store, tables } = shelf();
    const [table] = tables as [Table<Item>];
    const bare = { id: 'a', weight: 1 } as unknown as Item;
    store.run(() => table.insert(bare));
    expect(() =>
      store.run(() => {
        table.update(bare, { owner: 'ann' });
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(Object.keys(bare)).toEqual(['id', 'weight']);
  });
});

/** One change, by small numbers so that they meet each other. */
type Step =
  | { readonly kind: 'insert' | 'delete'; readonly table: number; readonly id: number; readonly owner: number }
  | { readonly kind: 'update'; readonly table: number; readonly id: number; readonly owner: number };
interface Round {
  readonly steps: readonly Step[];
  readonly throws: boolean;
  readonly nested: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('insert', 'insert', 'update', 'delete'),
  table: fc.nat(1),
  id: fc.nat(149),
  // Mostly the first owner, so that the list of a key grows large.
  owner: fc.constantFrom(0, 0, 0, 0, 1, 2),
});
const rounds: fc.Arbitrary<Round[]> = fc.array(
  fc.record({ steps: fc.array(step, { maxLength: 200, size: 'max' }), throws: fc.boolean(), nested: fc.boolean() }),
  { maxLength: 8 },
);
const ownerOf = (number: number): string | undefined => ['ann', 'bob', undefined][number];

/** The naive model: lists that are copied before each round. */
type Model = Item[][];

function applyToModel(model: Model, { kind, table, id, owner }: Step): void {
  const list = model[table] as Item[];
  const at = list.findIndex((one) => one.id === `${id}`);
  if (kind === 'insert' && at < 0) list.push(item(`${id}`, ownerOf(owner)));
  if (kind === 'update' && at >= 0) list[at] = item(`${id}`, ownerOf(owner));
  if (kind === 'delete' && at >= 0) list.splice(at, 1);
}

function applyToTable(tables: readonly Table<Item>[], { kind, table, id, owner }: Step): void {
  const target = tables[table] as Table<Item>;
  const found = target.get(`${id}`);
  if (kind === 'insert' && found === undefined) target.insert(item(`${id}`, ownerOf(owner)));
  if (kind === 'update' && found !== undefined) target.update(found, { owner: ownerOf(owner) as string });
  if (kind === 'delete' && found !== undefined) target.delete(found);
}

function expectSame({ tables, byOwner }: Shelf, model: Model): void {
  for (const [at, list] of model.entries()) {
    expect([...(tables[at]?.values() ?? [])]).toEqual(list);
    expect(tables[at]?.size).toBe(list.length);
    for (const owner of ['ann', 'bob']) {
      const owned = list.filter((one) => one.owner === owner);
      expect(byOwner[at]?.get(owner)).toEqual(owned);
      expect(byOwner[at]?.count(owner)).toBe(owned.length);
      expect(byOwner[at]?.first(owner)).toEqual(owned[0]);
    }
  }
}

function playRound(opened: Shelf, model: Model, { steps, throws, nested }: Round): Model {
  const changed = model.map((list) => [...list]);
  const work = () => {
    for (const one of steps) {
      applyToTable(opened.tables, one);
      applyToModel(changed, one);
    }
    expectSame(opened, changed);
    if (throws) throw new Error('rolled back');
  };
  const attempt = () => opened.store.run(work);
  try {
    if (nested) opened.store.run(() => ignoreRollback(attempt));
    else attempt();
  } catch (error) {
    if ((error as Error).message !== 'rolled back') throw error;
  }
  return throws ? model : changed;
}

function ignoreRollback(attempt: () => void): void {
  try {
    attempt();
  } catch (error) {
    if ((error as Error).message !== 'rolled back') throw error;
  }
}

test('random transactions, committed, rolled back and nested, leave what a naive model has', () => {
  fc.assert(
    fc.property(rounds, (played) => {
      const opened = shelf();
      let model: Model = [[], []];
      for (const round of played) {
        model = playRound(opened, model, round);
        expectSame(opened, model);
      }
    }),
    // A failure is shrunk no longer than this.
    { numRuns: 150, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: true },
  );
});
