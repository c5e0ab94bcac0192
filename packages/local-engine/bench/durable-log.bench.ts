import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { deserialize, serialize } from 'node:v8';
import type { ExternalTaskRecord } from '../src/records/runtime-records.ts';
import { openTables, type Tables } from '../src/state/tables.ts';
import { openDataFolder } from '../src/store/open-data-folder.ts';
import { encodeFields, Shapes } from '../src/store/shapes.ts';
import { Store } from '../src/store/store.ts';
import { completeTask, startInstance } from './sample-instance.ts';

/**
 * How fast commits reach the disk. Run it with
 * `node --conditions=stepwright-source packages/local-engine/bench/durable-log.bench.ts`.
 */
async function main(): Promise<void> {
  measureEncodings();
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-bench-'));
  try {
    for (const clients of [1, 16, 128]) await measureInstances(join(folder, `${clients}`), clients);
    await measureReopening(join(folder, '128'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The nine records of a start, as bare values in JSON and as V8 writes objects. */
function measureEncodings(): void {
  const tables = openTables(new Store());
  const records = recordsOfStart(tables);
  const shapes = new Shapes();
  const asJson = () =>
    records.map(({ table, record }) =>
      JSON.stringify(
        encodeFields(
          shapes.of(table, record, () => undefined),
          record,
        ),
      ),
    );
  const asV8 = () => records.map(({ record }) => serialize(record));
  for (let round = 0; round < 3; round++) {
    print('encode 8 records of a start as JSON values, microseconds', time(20_000, asJson));
    print('encode 8 records of a start by v8.serialize, microseconds', time(20_000, asV8));
  }
  print('bytes as JSON values', asJson().join('').length);
  print('bytes by v8.serialize', Buffer.concat(asV8()).length);
  const encoded = asV8();
  print(
    'decode by v8.deserialize, microseconds',
    time(20_000, () => encoded.map((bytes) => deserialize(bytes))),
  );
}

function recordsOfStart(tables: Tables): { table: string; record: { id: string } }[] {
  const records: { table: string; record: { id: string } }[] = [];
  const recorder = {
    ...tables,
    ...Object.fromEntries(
      Object.entries(tables).map(([table, value]) => [
        table,
        'insert' in value ? { insert: (record: { id: string }) => records.push({ table, record }) } : value,
      ]),
    ),
  } as Tables;
  startInstance(recorder, 1);
  return records;
}

async function measureInstances(folder: string, clients: number): Promise<void> {
  const store = new Store({ log: await openDataFolder(folder, (line) => process.stderr.write(`${line}\n`)) });
  const tables = openTables(store);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  let number = 0;
  const total = clients * 300;
  const client = async () => {
    while (number < total) {
      const own = number++;
      await commit(store, () => startInstance(tables, own));
      const [task] = tables.availableTasks.candidates(['ship'], 0, { usePriority: true });
      await commit(store, () => lock(tables, task as ExternalTaskRecord));
      await commit(store, () => completeTask(tables, task as ExternalTaskRecord));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  print(
    `durable start, fetch and complete, ${clients} clients, per second`,
    (total / (performance.now() - started)) * 1000,
  );
  print('longest pause meanwhile, milliseconds', delay.max / 1e6);
  await store.close();
}

async function commit(store: Store, work: () => void): Promise<void> {
  store.run(work);
  await store.durable();
}

function lock(tables: Tables, task: ExternalTaskRecord): void {
  tables.externalTasks.update(task, { workerId: 'w', lockExpiresAtMs: 1000 });
}

async function measureReopening(folder: string): Promise<void> {
  const started = performance.now();
  const store = new Store({ log: await openDataFolder(folder, () => undefined) });
  const tables = openTables(store);
  const instances = tables.historicInstances.size;
  print(`milliseconds to open ${instances} finished instances`, performance.now() - started);
  await store.close();
}

function time(times: number, work: () => unknown): number {
  const started = performance.now();
  for (let at = 0; at < times; at++) work();
  return ((performance.now() - started) / times) * 1000;
}

function print(what: string, figure: number): void {
  process.stdout.write(`${what}: ${Math.round(figure * 10) / 10}\n`);
}

await main();
