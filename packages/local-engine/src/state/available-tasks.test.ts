import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExternalTaskRecord } from '../records/runtime-records.ts';
import { Store } from '../store/store.ts';
import type { Table } from '../store/table.ts';
import { AvailableTasks } from './available-tasks.ts';

interface Opened {
  readonly store: Store;
  readonly index: AvailableTasks;
  readonly table: Table<ExternalTaskRecord>;
}

function open(): Opened {
  const store = new Store();
  const index = new AvailableTasks();
  return { store, index, table: store.table('external-tasks', [index]) };
}

function task(id: string, patch: Partial<ExternalTaskRecord> = {}): ExternalTaskRecord {
  return {
    id,
    topic: 'ship',
    activityId: 'ship',
    activityInstanceId: `ship:${id}`,
    executionId: id,
    processInstanceId: id,
    definitionId: 'order:1',
    priority: 0,
    createdAtMs: 0,
    workerId: undefined,
    lockExpiresAtMs: undefined,
    retries: undefined,
    errorMessage: undefined,
    errorDetails: undefined,
    suspended: false,
    lastFailureLogId: undefined,
    ...patch,
  };
}

const byCreation = { usePriority: false };
const ids = (tasks: Iterable<ExternalTaskRecord>): string[] => [...tasks].map(({ id }) => id);

describe('candidates', () => {
  test('come in the order of creation over all topics asked for, once each', () => {
    const { store, index, table } = open();
    store.run(() => {
      for (const [id, topic] of Object.entries({ a: 'ship', b: 'bill', c: 'pack', d: 'ship', e: 'bill' })) {
        table.insert(task(id, { topic }));
      }
    });
    expect(ids(index.candidates(['bill', 'ship', 'bill'], 0, byCreation))).toEqual(['a', 'b', 'd', 'e']);
    expect(ids(index.candidates(['none'], 0, byCreation))).toEqual([]);
  });

  test('come by priority and then by creation time, in the direction asked for', () => {
    const { store, index, table } = open();
    store.run(() => {
      table.insert(task('low-early', { priority: 1, createdAtMs: 1 }));
      table.insert(task('high-late', { priority: 9, createdAtMs: 3 }));
      table.insert(task('high-early', { priority: 9, createdAtMs: 2 }));
    });
    const with_ = (usePriority: boolean, sortByCreateTime?: 'asc' | 'desc') =>
      ids(index.candidates(['ship'], 5, sortByCreateTime ? { usePriority, sortByCreateTime } : { usePriority }));
    expect(with_(true)).toEqual(['high-early', 'high-late', 'low-early']);
    expect(with_(true, 'desc')).toEqual(['high-late', 'high-early', 'low-early']);
    expect(with_(false, 'asc')).toEqual(['low-early', 'high-early', 'high-late']);
    expect(with_(false, 'desc')).toEqual(['high-late', 'high-early', 'low-early']);
  });

  test('leave out suspended tasks, those without retries and those locked, until the very moment the lock expires', () => {
    const { store, index, table } = open();
    store.run(() => {
      table.insert(task('suspended', { suspended: true }));
      table.insert(task('failed', { retries: 0 }));
      table.insert(task('locked', { lockExpiresAtMs: 100 }));
      table.insert(task('retried', { retries: 1 }));
    });
    expect(ids(index.candidates(['ship'], 99, byCreation))).toEqual(['retried']);
    expect(index.nextLockExpiryMs()).toBe(100);
    expect(ids(index.candidates(['ship'], 100, byCreation))).toEqual(['locked', 'retried']);
    expect(index.nextLockExpiryMs()).toBeUndefined();
  });

  test('a lock counts again when the clock is set back', () => {
    const { store, index, table } = open();
    store.run(() => table.insert(task('a', { lockExpiresAtMs: 100 })));
    expect(ids(index.candidates(['ship'], 200, byCreation))).toEqual(['a']);
    expect(ids(index.candidates(['ship'], 50, byCreation))).toEqual([]);
    expect(index.nextLockExpiryMs(50)).toBe(100);
  });

  test('may be locked and deleted while they are read', () => {
    const { store, index, table } = open();
    store.run(() => ['a', 'b', 'c', 'd'].map((id) => table.insert(task(id))));
    const seen: string[] = [];
    store.run(() => {
      for (const candidate of index.candidates(['ship'], 0, byCreation)) {
        seen.push(candidate.id);
        table.update(candidate, { lockExpiresAtMs: 10 });
        if (candidate.id === 'a') table.delete(table.get('b') as ExternalTaskRecord);
      }
    });
    expect(seen).toEqual(['a', 'c', 'd']);
  });
});

/** What one round does to one of few tasks. */
interface Step {
  readonly id: number;
  readonly kind: 'insert' | 'update' | 'delete';
  readonly patch: Partial<ExternalTaskRecord>;
  readonly rollBack: boolean;
  readonly nowMs: number;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    id: fc.nat(12),
    kind: fc.constantFrom('insert', 'update', 'delete'),
    patch: fc.record({
      topic: fc.constantFrom('ship', 'bill'),
      priority: fc.nat(2),
      createdAtMs: fc.nat(3),
      lockExpiresAtMs: fc.option(fc.nat(20), { nil: undefined }),
      retries: fc.option(fc.nat(1), { nil: undefined }),
      suspended: fc.boolean(),
    }) as fc.Arbitrary<Partial<ExternalTaskRecord>>,
    rollBack: fc.boolean(),
    nowMs: fc.nat(22),
  }),
  { maxLength: 60 },
);

function play({ store, table }: Opened, { id, kind, patch, rollBack }: Step): void {
  try {
    store.run(() => {
      const found = table.get(`${id}`);
      if (found === undefined) table.insert(task(`${id}`, patch));
      else if (kind === 'delete') table.delete(found);
      else table.update(found, patch);
      if (rollBack) throw new Error('rolled back');
    });
  } catch (error) {
    if ((error as Error).message !== 'rolled back') throw error;
  }
}

function naive(tasks: Iterable<ExternalTaskRecord>, nowMs: number, usePriority: boolean): ExternalTaskRecord[] {
  return [...tasks]
    .filter((one) => !one.suspended && (one.retries ?? 1) > 0 && (one.lockExpiresAtMs ?? 0) <= nowMs)
    .sort((one, other) => (usePriority ? other.priority - one.priority : 0) || one.createdAtMs - other.createdAtMs);
}

test('random tasks, rollbacks and clocks that go back and forth give what a naive search finds', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (played, usePriority) => {
      const opened = open();
      for (const one of played) {
        play(opened, one);
        const found = [...opened.index.candidates(['ship', 'bill'], one.nowMs, { usePriority })];
        expect(ids(found)).toEqual(ids(naive(opened.table.values(), one.nowMs, usePriority)));
        const locks = [...opened.table.values()]
          .filter(({ suspended, retries }) => !suspended && (retries ?? 1) > 0)
          .map(({ lockExpiresAtMs }) => lockExpiresAtMs ?? -1)
          .filter((expiry) => expiry > one.nowMs);
        expect(opened.index.nextLockExpiryMs()).toBe(locks.length === 0 ? undefined : Math.min(...locks));
      }
    }),
    { numRuns: 200 },
  );
});
