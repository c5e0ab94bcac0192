import { expect, test } from 'vitest';
import type { JobRecord } from '../records/runtime-records.ts';
import { Store } from '../store/store.ts';
import type { Table } from '../store/table.ts';
import { DueJobs } from './due-jobs.ts';

function open(): { store: Store; index: DueJobs; table: Table<JobRecord> } {
  const store = new Store();
  const index = new DueJobs();
  return { store, index, table: store.table('jobs', [index]) };
}

function job(id: string, patch: Partial<JobRecord> = {}): JobRecord {
  const base: Pick<JobRecord, 'dueAtMs' | 'retries' | 'suspended'> = { dueAtMs: 100, retries: 3, suspended: false };
  return { id, ...base, ...patch } as JobRecord;
}

const ids = (jobs: readonly JobRecord[]): string[] => jobs.map(({ id }) => id);

test('gives what is due, by due date and then by creation, and no more than asked for', () => {
  const { store, index, table } = open();
  store.run(() => {
    table.insert(job('later', { dueAtMs: 101 }));
    table.insert(job('second'));
    table.insert(job('third'));
    table.insert(job('first', { dueAtMs: undefined }));
  });
  expect(ids(index.due(100))).toEqual(['first', 'second', 'third']);
  expect(ids(index.due(101, 2))).toEqual(['first', 'second']);
  expect(index.nextDueAtMs()).toBe(0);
});

test('leaves out what is suspended or has no retries left, and takes it in again', () => {
  const { store, index, table } = open();
  const [suspended, failed] = store.run(() => [
    table.insert(job('suspended', { suspended: true })),
    table.insert(job('failed', { retries: 0 })),
  ]) as [JobRecord, JobRecord];
  expect(index.due(100)).toEqual([]);
  expect(index.nextDueAtMs()).toBeUndefined();
  store.run(() => {
    table.update(failed, { retries: 1 });
    table.update(suspended, { suspended: false, dueAtMs: 50 });
  });
  expect(ids(index.due(100))).toEqual(['suspended', 'failed']);
  expect(index.nextDueAtMs()).toBe(50);
  store.run(() => table.delete(suspended));
  expect(index.nextDueAtMs()).toBe(100);
});
