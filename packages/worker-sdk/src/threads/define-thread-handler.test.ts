import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { type Bench, startBench } from '../../test/helpers/bench.ts';
import { countLines, reserveStock } from '../../test/helpers/contracts.ts';
import type { FakeTask } from '../../test/helpers/fake-engine.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import { copyPages } from '../../test/threads/copy-pages.contract.ts';
import { deliver } from '../../test/threads/deliver.contract.ts';
import { WorkerOptionsError } from '../run/errors.ts';
import { testHandler } from '../testing/test-handler.ts';
import type { WorkerOptions } from '../worker/worker-options.ts';
import { defineThreadHandler, type ThreadHandler, type ThreadHandlerOptions } from './define-thread-handler.ts';

const fixture = (name: string): URL => new URL(`../../test/threads/${name}.ts`, import.meta.url);

/** A thread that starts while the machine is busy must not cost a run its time. */
const patient = { ...countLines, executionMaxMs: 60_000 };

function counting(options: ThreadHandlerOptions = {}, module = 'count.handler'): ThreadHandler {
  return defineThreadHandler(patient, fixture(module), { threads: 1, abortGraceMs: 50, ...options });
}

function bench(handler: ThreadHandler, options: Partial<WorkerOptions> = {}) {
  const started = startBench([handler], options);
  const add = (lineId: string): FakeTask => started.engine.add({ topic: 'count-lines', variables: { lineId } });
  return { ...started, add };
}

async function line({ lines }: Bench, message: string, times = 1) {
  const found = () => lines.filter((one) => one.message === message);
  return pollUntil(`"${message}" is logged`, () => found().length >= times && found().at(-1));
}

test('every kind of outcome reaches the engine as from the main thread', async () => {
  const { add, ended, failed } = bench(counting({ threads: 2 }));
  const tasks = [add('complete'), add('bpmn-error'), add('retry'), add('fail')] as const;
  const [complete, bpmnError, retry, fail] = tasks;
  expect(await ended(complete)).toMatchObject({ state: 'COMPLETED', result: { lineCount: { value: 3 } } });
  expect(await ended(bpmnError)).toMatchObject({
    state: 'BPMN_ERROR',
    errorCode: 'TOO_LARGE',
    result: { quantityMax: { type: 'Integer', value: 5 } },
  });
  const [benign] = (await failed(retry, 1)).failures;
  expect(benign).toMatchObject({ retries: 2, retryTimeoutMs: 7_000, errorMessage: 'BENIGN: not yet' });
  const [given] = (await ended(fail)).failures;
  expect(given).toMatchObject({ retries: 0, errorMessage: 'CATALOG_BROKEN: no such offering' });
});

test('a bigint and a date arrive as what they are, both ways', async () => {
  const handler = defineThreadHandler(deliver, fixture('deliver.handler'));
  const { run } = testHandler(handler, { contract: deliver, businessKey: 'acme:order:O-1' });
  const { outcome } = await run({ tenantId: 'acme', weight: 2n ** 60n, dueAt: new Date('2031-05-01T10:00:00Z') });
  await handler.close();
  const output = { weight: 2n ** 60n + 1n, dueAt: new Date('2031-05-02T10:00:00Z') };
  expect(outcome).toMatchObject({ kind: 'complete', output });
});

function copying() {
  const handler = defineThreadHandler(copyPages, fixture('copy-pages.handler'));
  onTestFinished(() => handler.close());
  return testHandler(handler, { contract: copyPages, businessKey: 'acme:order:O-1' });
}

test('progress that a run notes in its thread is there in the next run', async () => {
  const first = await copying().run({ tenantId: 'acme', lineId: 'copy' });
  expect(first.outcome).toMatchObject({ kind: 'retry' });
  expect((await first.untilSettled()).outcome).toEqual({ kind: 'complete', output: { lineCount: 4 } });
});

test('progress that breaks the contract is an incident', async () => {
  const { outcome } = await copying().run({ tenantId: 'acme', lineId: 'breach' });
  expect(outcome).toMatchObject({ kind: 'incident', code: 'CONTRACT_OUTPUT' });
});

test('a run in a thread may be answered later by whoever has its ticket', async () => {
  const { outcome } = await copying().run({ tenantId: 'acme', lineId: 'wait' });
  expect(outcome).toMatchObject({ kind: 'later' });
  const { outcome: unread } = await copying().run({ tenantId: 'acme', lineId: 'wait-for-nobody' });
  expect(unread).toMatchObject({ kind: 'retry', reason: expect.stringContaining('nobody has its context.ticket') });
});

test('the handler sees what is known of its task, and its lines have the identity of the task', async () => {
  const running = bench(counting());
  const task = running.add('facts');
  await running.ended(task);
  expect((await line(running, 'facts')).fields).toMatchObject({
    topic: 'count-lines',
    externalTaskId: task.id,
    businessKey: 'acme:order:O-1',
    businessKeyParts: { tenantId: 'acme', id: 'O-1' },
    runNo: 1,
    attemptsLeft: 2,
  });
});

test('a line whose fields cannot all be sent is written as text', async () => {
  const running = bench(counting());
  expect((await running.ended(running.add('log'))).state).toBe('COMPLETED');
  const { level, fields } = await line(running, 'counted');
  expect([level, fields.topic, fields.total, fields.read]).toEqual(['warn', 'count-lines', '5', '() => 3']);
});

test('a thrown error arrives with its message, its stack and its cause', async () => {
  const { add, failed } = bench(counting());
  const [failure] = (await failed(add('throw'), 1)).failures;
  expect(failure).toMatchObject({ retries: 2, errorMessage: 'HANDLER_ERROR: the catalog is broken (no such line)' });
  expect(failure?.errorDetails).toMatch(
    /^CatalogError: the catalog is broken[\s\S]*count\.handler\.ts[\s\S]*caused by: TypeError: no such line/,
  );
});

test.each([
  ['an outcome that no context made', 'forged', /^HANDLER_ERROR: execute answered with object/],
  ['an output that cannot be sent', 'uncloneable', /^HANDLER_ERROR: .*could not be cloned/],
  ['process.exit', 'exit', /^HANDLER_ERROR: The thread of count-lines ended with the exit code 3/],
  ['an error in a timer', 'throw-later', /^HANDLER_ERROR: thrown in a timer/],
  ['a stray rejection', 'stray', /^HANDLER_ERROR: A rejection that the handler does not await \(nobody awaits it\)/],
  ['a lack of memory', 'need-memory', /^HANDLER_ERROR: .*memory limit/],
])('%s fails its run only, and the next run works', async (_what, lineId, message) => {
  const { add, failed, ended } = bench(counting({ resourceLimits: { maxOldGenerationSizeMb: 64 } }));
  const [failure] = (await failed(add(lineId), 1)).failures;
  expect(failure).toMatchObject({ retries: 2, errorMessage: expect.stringMatching(message) });
  expect((await ended(add('complete'))).state).toBe('COMPLETED');
});

test('a run that computes on after its lock was lost is ended with its thread, and the next run has a new one', async () => {
  const running = bench(counting());
  const lost = running.add('compute');
  await line(running, 'computing');
  running.engine.steal(lost, 'another');
  expect((await running.ended(running.add('complete'))).state).toBe('COMPLETED');
  expect(running.worker.counters.leasesLost).toBe(1);
});

test('a handler that awaits hears the signal with its reason, and its answer counts', async () => {
  const running = bench(counting({ abortGraceMs: 5_000 }), { abortGraceMs: 5_000 });
  running.add('listen');
  await line(running, 'listening');
  const stopped = running.worker.stop({ drainMs: 0 });
  const { reason, message } = (await line(running, 'heard')).fields;
  expect([reason, message]).toEqual(['WorkerStoppingError', 'The drain deadline has passed.']);
  expect(await stopped).toEqual({ finished: 0, released: 1, abandoned: 0 });
});

test('runs beyond the threads wait, and a waiting run whose signal is aborted ends at once', async () => {
  const running = bench(counting(), { abortGraceMs: 60_000 });
  running.add('compute');
  await line(running, 'computing');
  const waiting = running.add('compute');
  await pollUntil('both run', () => running.worker.health().running === 2);
  running.engine.steal(waiting, 'another');
  await pollUntil('one run has ended', () => running.worker.health().running === 1);
  expect(running.worker.counters.leasesLost).toBe(1);
  expect(await running.worker.stop({ drainMs: 0 })).toEqual({ finished: 0, released: 1, abandoned: 0 });
  expect(running.lines.filter(({ message }) => message === 'computing')).toHaveLength(1);
});

test('a worker that stops takes no thread from another worker of the same handler, which may start threads anew', async () => {
  const handler = counting();
  const [first, second] = [bench(handler), bench(handler)];
  await first.ended(first.add('complete'));
  await first.worker.stop();
  const listening = second.add('listen');
  await line(second, 'listening');
  await handler.close();
  second.engine.steal(listening, 'another');
  await line(second, 'heard');
  expect((await second.ended(second.add('complete'))).state).toBe('COMPLETED');
});

test('idle threads do not keep the process alive', async () => {
  const program = fileURLToPath(fixture('idle-program'));
  const args = ['--conditions=stepwright-source', program];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 15_000 });
  expect(stdout).toBe('complete\n');
});

test.each([
  ['without a handler', 'deliver.contract', /is no handler; write "export default defineHandler\(…\)" for count-lines/],
  ['of another contract', 'claim-start.handler', /is the handler of claim-start, not of count-lines/],
  ['that throws', 'broken.handler', /the module cannot be loaded/],
])('a module %s fails the run with what to do', async (_what, module, message) => {
  const { add, failed } = bench(counting({}, module));
  const [failure] = (await failed(add('complete'), 1)).failures;
  expect(failure?.errorMessage).toMatch(message);
});

test('what cannot run in threads is refused with every mistake', () => {
  // @ts-expect-error the attempts of an effect stay in the main thread
  const create = () => defineThreadHandler(reserveStock, fixture('none'), { threads: 0, abortGraceMs: 0.5 });
  expect(create).toThrow(WorkerOptionsError);
  expect(create).toThrow(
    /^reserve-stock cannot run in threads: .*external effect.*; there is no module .*none\.ts; .*threads must.*is 0; abortGraceMs must/,
  );
});
