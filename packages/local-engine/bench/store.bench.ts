import type { ExternalTaskRecord } from '../src/records/runtime-records.ts';
import { openTables, type Tables } from '../src/state/tables.ts';
import { Store } from '../src/store/store.ts';
import { completeTask, startInstance } from './sample-instance.ts';

/**
 * How fast the tables and indexes alone are, with the records that an instance with one external task touches. Run it with
 * `node --expose-gc --conditions=stepwright-source packages/local-engine/bench/store.bench.ts`.
 */
function main(): void {
  measureCompletions();
  for (const waiting of [1_000, 100_000]) measureFetch(waiting, 0);
  measureFetch(100_000, 50_000);
  measureMemory(100_000);
}

function measureCompletions(): void {
  const { store, tables } = open();
  for (let round = 0; round < 5; round++) {
    const started = performance.now();
    for (let at = 0; at < 20_000; at++) {
      const number = round * 20_000 + at;
      store.run(() => startInstance(tables, number));
      const [task] = [...tables.availableTasks.candidates(['ship'], 0, { usePriority: true })];
      store.run(() =>
        tables.externalTasks.update(task as ExternalTaskRecord, { workerId: 'w', lockExpiresAtMs: 1000 }),
      );
      store.run(() => completeTask(tables, task as ExternalTaskRecord));
    }
    print('start, fetch and complete, per second', (20_000 / (performance.now() - started)) * 1000);
  }
}

/** Fetches 10 and gives them back, so that the number of waiting tasks stays as it is. */
function measureFetch(waiting: number, locked: number): void {
  const { store, tables } = open();
  store.run(() => {
    for (let number = 0; number < waiting; number++) startInstance(tables, number);
    for (const task of [...tables.externalTasks.values()].slice(0, locked)) {
      tables.externalTasks.update(task, { workerId: 'w', lockExpiresAtMs: 1000 + (Number(task.createdAtMs) % 977) });
    }
  });
  for (let round = 0; round < 3; round++) {
    const started = performance.now();
    for (let at = 0; at < 5_000; at++) fetchTen(store, tables);
    print(
      `fetch 10 of ${waiting}, ${locked} of them locked, microseconds`,
      ((performance.now() - started) / 5_000) * 1000,
    );
  }
}

function fetchTen(store: Store, tables: Tables): void {
  const tasks: ExternalTaskRecord[] = [];
  store.run(() => {
    for (const task of tables.availableTasks.candidates(['ship'], 0, { usePriority: true })) {
      tables.externalTasks.update(task, { workerId: 'w', lockExpiresAtMs: 1000 });
      if (tasks.push(task) === 10) break;
    }
  });
  store.run(() => {
    for (const task of tasks) tables.externalTasks.update(task, { workerId: undefined, lockExpiresAtMs: undefined });
  });
}

function measureMemory(instances: number): void {
  const { store, tables } = open();
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (let number = 0; number < instances; number++) store.run(() => startInstance(tables, number));
  globalThis.gc?.();
  print('bytes of a waiting instance with its history', (process.memoryUsage().heapUsed - before) / instances);
}

function open(): { store: Store; tables: Tables } {
  const store = new Store();
  return { store, tables: openTables(store) };
}

function print(what: string, figure: number): void {
  process.stdout.write(`${what}: ${Math.round(figure * 10) / 10}\n`);
}

main();
