import { setTimeout as pause } from 'node:timers/promises';
import { createLocalEngine, type LocalEngine } from '@stepwright/local-engine';
import { type BoundHandler, createJsonLogger, createWorker, type Worker } from '@stepwright/worker-sdk';
import { testHandler } from '@stepwright/worker-sdk/testing';
import { expect, onTestFinished, test, vi } from 'vitest';
import { deployModels } from '../test/helpers/deploy-models.ts';
import { createBuildReport } from './build-report.ts';
import { buildReportTask, reportProcess } from './contracts.ts';

/** The shortest lock that a contract may have, so that its extension is soon. */
const shortLock = { ...buildReportTask, lockDurationMs: 1_000 };

async function startReport(): Promise<LocalEngine> {
  const engine = await createLocalEngine();
  onTestFinished(() => engine.stop());
  await deployModels(engine.client);
  await engine.client.processInstances.start({
    processDefinitionKey: 'report',
    businessKey: 'acme:order:O-1',
    variables: { tenantId: { type: 'String', value: 'acme' }, pageCount: { type: 'Integer', value: 4 } },
  });
  return engine;
}

function startWorker({ client }: LocalEngine, handler: BoundHandler): Worker {
  const logger = createJsonLogger(() => undefined);
  // One place: while its task runs, the worker asks for no other.
  const worker = createWorker({
    process: reportProcess,
    engine: client,
    handlers: [handler],
    concurrency: 1,
    drainMs: 0,
    logger,
  });
  worker.start();
  onTestFinished(async () => void (await worker.stop()));
  return worker;
}

test('a task that takes longer than its lock keeps it', async () => {
  const engine = await startReport();
  const worker = startWorker(
    engine,
    createBuildReport((_page, signal) => pause(400, undefined, { signal }), shortLock),
  );
  await vi.waitUntil(() => worker.counters.completed === 1, { timeout: 10_000 });
  expect(worker.counters).toMatchObject({ fetched: 1, leasesLost: 0 });
});

test('a lost lock aborts the signal, and the work ends at the next page', async () => {
  const engine = await startReport();
  const pages: number[] = [];
  // Longer than it takes until the next extension, and deaf to its signal: only the look between two pages ends the work.
  const buildPage = async (page: number): Promise<void> => {
    pages.push(page);
    await pause(700);
  };
  const worker = startWorker(engine, createBuildReport(buildPage, shortLock));
  await vi.waitUntil(() => pages.length === 1, { timeout: 10_000 });
  // An operator takes the lock away, and another worker has the task before the next extension.
  const [task] = await engine.client.externalTasks.list({ topicName: 'build-report' });
  await engine.client.externalTasks.unlock(task?.id ?? '');
  const topics = [{ topicName: 'build-report', lockDurationMs: 60_000 }];
  await engine.client.externalTasks.fetchAndLock({ workerId: 'another', maxTasks: 1, topics });
  await vi.waitUntil(() => worker.counters.answersNotTaken === 1, { timeout: 10_000 });
  expect(worker.counters).toMatchObject({ leasesLost: 1, completed: 0 });
  expect(pages).toEqual([1]);
});

test('a run that becomes too old is aborted, and tried again', async () => {
  const contract = { ...buildReportTask, executionMaxMs: 50 };
  const handler = createBuildReport((_page, signal) => pause(5_000, undefined, { signal }), contract);
  const bench = testHandler(handler, { contract, businessKey: 'acme:order:O-1' });
  const { outcome } = await bench.run({ tenantId: 'acme', pageCount: 4 });
  expect(outcome).toMatchObject({ kind: 'retry', code: 'EXECUTION_TIMEOUT' });
});
