import { createEngineClient } from '@stepwright/engine-client';
import { type LocalEngineServer, startLocalEngine } from '@stepwright/local-engine';
import { createJsonLogger, createMemoryAttemptStore, createWorker } from '@stepwright/worker-sdk';
import { type ExternalStandIn, startExternalStandIn, testHandler } from '@stepwright/worker-sdk/testing';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { deployModels } from '../../test/helpers/deploy-models.ts';
import { answerPrintJobs, type PrintedJob } from './answer-print-jobs.ts';
import { invoiceProcess, printInvoiceTask } from './contracts.ts';
import { createPrintInvoice } from './print-invoice.ts';

const businessKey = 'acme:order:O-1';
const input = { tenantId: 'acme', orderId: 'O-1' };
const attemptStore = createMemoryAttemptStore();
let printShop: ExternalStandIn;

const ticket = (): string => (printShop.requests[0]?.body as PrintedJob | undefined)?.answerTo ?? '';

beforeEach(async () => {
  printShop = await startExternalStandIn({ answer: () => ({ sheetCount: 3 }) });
  onTestFinished(() => printShop.close());
  vi.spyOn(process.stderr, 'write').mockReturnValue(true); // the log of late answers
});

/** An engine with an invoice whose print is ordered, and whose worker has stopped. */
async function orderPrint(): Promise<LocalEngineServer> {
  const engine = await startLocalEngine();
  onTestFinished(() => engine.stop());
  await deployModels(engine.client);
  const text = (value: string) => ({ type: 'String', value });
  const variables = { tenantId: text('acme'), orderId: text('O-1') };
  await engine.client.processInstances.start({ processDefinitionKey: 'invoice', businessKey, variables });
  const logger = createJsonLogger(() => undefined);
  const handlers = [createPrintInvoice(printShop.url)];
  const worker = createWorker({ process: invoiceProcess, engine: engine.client, handlers, attemptStore, logger });
  worker.start();
  await vi.waitUntil(() => worker.counters.deferred === 1, { timeout: 10_000 });
  await worker.stop({ drainMs: 0 });
  return engine;
}

test('the print shop answers by another client, and the payment is waited for', async () => {
  const engine = await orderPrint();
  const other = createEngineClient({ url: engine.url });
  onTestFinished(() => other.close());
  const answer = answerPrintJobs(other, attemptStore);
  expect(await answer({ answerTo: ticket(), sheetCount: 3 })).toBe(200);
  expect(await answer({ answerTo: ticket(), sheetCount: 3 })).toBe(200);
  expect(await other.externalTasks.list()).toEqual([]);
  await other.messages.correlate({ messageName: 'invoice-paid', businessKey: 'acme:order:O-1' });
  expect(await other.processInstances.list()).toEqual([]);
});

const openBench = () => testHandler(createPrintInvoice(printShop.url), { contract: printInvoiceTask, businessKey });

test('a print that nobody answers for is asked about after an hour', async () => {
  const bench = openBench();
  const begunAt = bench.clock();
  const { outcome, runs } = await bench.untilSettled(input);
  expect(runs.map((run) => run.outcome.kind)).toEqual(['later', 'complete']);
  expect(bench.clock().getTime() - begunAt.getTime()).toBeGreaterThanOrEqual(3_600_000);
  expect(outcome).toEqual({ kind: 'complete', output: { sheetCount: 3 } });
  expect(printShop.effects).toHaveLength(1);
});

test('a print that is answered for is not asked about', async () => {
  const { outcome, runs } = await openBench().untilSettled(input, {
    onLater: (answers) => answers.complete(ticket(), { sheetCount: 2 }),
  });
  expect(runs).toHaveLength(1);
  expect(outcome).toEqual({ kind: 'complete', output: { sheetCount: 2 } });
  expect(printShop.lookUps).toEqual([]);
});

test('an answer after the hour comes too late', async () => {
  const [first] = (await openBench().untilSettled(input)).runs;
  expect(await first?.lateAnswers.complete(ticket(), { sheetCount: 3 })).toBe('GONE');
});
