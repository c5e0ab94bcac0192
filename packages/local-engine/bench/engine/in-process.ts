// Measures an engine without a server, in a process of its own with `--expose-gc`. The argument says what, the answer is one line of JSON.
import { createLocalEngine, type LocalEngine } from '../../src/start-local-engine.ts';
import { MODEL } from './model.ts';

const BATCH = 50;
const topics = [{ topicName: 'ship', lockDurationMs: 600_000 }];

async function main(what: string): Promise<void> {
  const engine = await createLocalEngine({ jobExecutor: false });
  await engine.client.deployments.create({ name: 'bench', files: [{ name: 'order.bpmn', content: MODEL }] });
  const figures = what === 'waiting' ? await measureWaiting(engine, 100_000) : await measureSpeed(engine, 20_000);
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  await engine.stop();
}

interface Speed {
  readonly completionsPerSecond: number;
  /** What one processor could do that nothing else is busy with. */
  readonly completionsPerCpuSecond: number;
  readonly instancesPerSecond: number;
}

/** Completions alone, and the whole life of instances, both on a warm engine. */
async function measureSpeed(engine: LocalEngine, instances: number): Promise<Speed> {
  await startMany(engine, 0, instances);
  await completeAll(engine, await fetchMany(engine, instances));
  const begin = performance.now();
  await startMany(engine, instances, instances);
  const tasks = await fetchMany(engine, instances);
  const cpu = process.cpuUsage();
  const middle = performance.now();
  await completeAll(engine, tasks);
  const end = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  return {
    completionsPerSecond: (instances / (end - middle)) * 1000,
    completionsPerCpuSecond: (instances / (user + system)) * 1_000_000,
    instancesPerSecond: (instances / (end - begin)) * 1000,
  };
}

interface Waiting {
  readonly bytesPerInstance: number;
  readonly fetchGrowth: number;
  readonly fetchMicroseconds: number;
}

/** With their whole history, and what a fetch of 10 tasks takes when so many wait, against 1,000. */
async function measureWaiting(engine: LocalEngine, instances: number): Promise<Waiting> {
  await startMany(engine, 0, 1_000);
  const few = await fetchTime(engine);
  const before = heapBytes();
  await startMany(engine, 1_000, instances - 1_000);
  const bytesPerInstance = (heapBytes() - before) / (instances - 1_000);
  const many = await fetchTime(engine);
  return { bytesPerInstance, fetchGrowth: many / few, fetchMicroseconds: many };
}

/** The median in microseconds. What is fetched is given back, so that as many wait as before. */
async function fetchTime(engine: LocalEngine): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < 2_500; at++) {
    const begin = performance.now();
    const tasks = await engine.client.externalTasks.fetchAndLock({ workerId: 'bench', maxTasks: 10, topics });
    if (at >= 500) times.push((performance.now() - begin) * 1000);
    for (const { id } of tasks) await engine.client.externalTasks.unlock(id);
  }
  return times.sort((one, other) => one - other)[times.length >> 1] ?? 0;
}

async function startMany({ client }: LocalEngine, from: number, count: number): Promise<void> {
  await inBatches(count, (at) =>
    client.processInstances.start({
      processDefinitionKey: 'order',
      businessKey: `acme:order:${from + at}`,
      variables: { orderId: { type: 'String', value: `O-${from + at}` } },
    }),
  );
}

async function fetchMany({ client }: LocalEngine, count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const tasks = await client.externalTasks.fetchAndLock({ workerId: 'bench', maxTasks: BATCH, topics });
    ids.push(...tasks.map(({ id }) => id));
  }
  return ids;
}

async function completeAll({ client }: LocalEngine, ids: readonly string[]): Promise<void> {
  const variables = { shipped: { type: 'Boolean', value: true } } as const;
  await inBatches(ids.length, (at) =>
    client.externalTasks.complete(ids[at] as string, { workerId: 'bench', variables }),
  );
}

async function inBatches(count: number, work: (at: number) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    await Promise.all(Array.from({ length: BATCH }, (_, at) => work(from + at)));
  }
}

function heapBytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

await main(process.argv[2] ?? '');
