import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngineClient } from '@stepwright/engine-client';
import { startEngine } from '@stepwright/test-servers';
import { expect, onTestFinished, test } from 'vitest';
import { createMemoryAttemptStore, createWorker } from '../../src/index.ts';
import { defineThreadHandler } from '../../src/threads/define-thread-handler.ts';
import { countLines, fulfillment } from '../helpers/contracts.ts';
import { effectHandler } from '../helpers/effect-handler.ts';
import { pollUntil } from '../helpers/poll-until.ts';

const limitMs = 20_000;

/** Starts a local engine in this process with the model deployed. */
async function startedEngine() {
  const server = await startEngine({ distribution: 'local', jobExecutor: false });
  const engine = createEngineClient({ url: server.url });
  onTestFinished(async () => {
    await engine.close();
    await server.stop();
  });
  const content = await readFile(new URL('fulfillment.bpmn', import.meta.url), 'utf8');
  await engine.deployments.create({ name: 'thread test', files: [{ name: 'fulfillment.bpmn', content }] });
  const start = async (id: string, lineId: string): Promise<string> => {
    const variables = { tenantId: { type: 'String', value: 'acme' }, lineId: { type: 'String', value: lineId } };
    const businessKey = `acme:order:${id}`;
    return (await engine.processInstances.start({ processDefinitionKey: 'fulfillment', businessKey, variables })).id;
  };
  const ended = (id: string) =>
    pollUntil(`${id} has ended`, async () => !(await engine.processInstances.get(id)), limitMs);
  return { engine, start, ended };
}

test('while a handler computes in a thread for longer than its lock, tasks of other topics and its own go on', async () => {
  const { engine, start, ended } = await startedEngine();
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-threads-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const enough = join(folder, 'enough');
  const computing = Promise.withResolvers<void>();
  const extended: string[] = [];
  const module = new URL('../threads/compute-until.handler.ts', import.meta.url);
  const worker = createWorker({
    process: fulfillment,
    engine,
    handlers: [
      defineThreadHandler({ ...countLines, lockDurationMs: 3_000, executionMaxMs: 60_000 }, module, { threads: 2 }),
      effectHandler({}).handler,
    ],
    attemptStore: createMemoryAttemptStore(),
    longPollMs: 500,
    logger: { info: (message) => message === 'computing' && computing.resolve(), warn() {}, error() {} },
    observers: [{ begun: ({ processInstanceId: id }) => ({ extended: () => void extended.push(id) }) }],
  });
  worker.start();
  onTestFinished(async () => void (await worker.stop({ drainMs: 0 })));
  const long = await start('O-1', enough);
  await computing.promise;
  const short = await start('O-2', 'L-1');
  await ended(short);
  await pollUntil(
    'the lock of the computing task is extended twice',
    () => extended.filter((id) => id === long).length >= 2,
    limitMs,
  );
  expect(await engine.processInstances.get(long)).toBeDefined();
  await writeFile(enough, '');
  await ended(long);
  expect(worker.counters).toMatchObject({ completed: 4, leasesLost: 0, duplicates: 0, retried: 0, failed: 0 });
});
