import { expect, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { countLines, countLinesFast } from '../../test/helpers/contracts.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import { defineHandler } from '../handler/define-handler.ts';
import type { TaskContext } from '../handler/task-context.ts';

type Context = TaskContext<typeof countLines>;
const handlerOf = (execute: (context: Context) => unknown) =>
  defineHandler(countLines, { execute: async (_input, context) => execute(context) as never });

test('complete sends the output as typed variables', async () => {
  const { engine, ended } = startBench([handlerOf((context) => context.complete({ lineCount: 3 }))]);
  const task = await ended(engine.add({ topic: 'count-lines' }));
  expect(task.state).toBe('COMPLETED');
  expect(task.result).toEqual({ lineCount: { type: 'Integer', value: 3 } });
});

test('a BPMN error carries its code and its data', async () => {
  const { engine, ended } = startBench([handlerOf((context) => context.bpmnError('TOO_LARGE', { quantityMax: 5 }))]);
  const task = await ended(engine.add({ topic: 'count-lines' }));
  expect(task).toMatchObject({ state: 'BPMN_ERROR', errorCode: 'TOO_LARGE' });
  expect(task.result).toEqual({ quantityMax: { type: 'Integer', value: 5 } });
});

test('a retry counts down from the policy with its delays, and ends in an incident that names the reason', async () => {
  const { engine, ended } = startBench([handlerOf((context) => context.retry('catalog is busy'))]);
  const task = await ended(engine.add({ topic: 'count-lines' }));
  expect(task.state).toBe('INCIDENT');
  expect(task.failures.map(({ retries, retryTimeoutMs }) => [retries, retryTimeoutMs])).toEqual([
    [2, 20],
    [1, 40],
    [0, 0],
  ]);
  expect(task.failures.at(-1)?.errorMessage).toBe('RETRY: catalog is busy');
});

test('a retry may choose its own delay', async () => {
  const { engine, failed } = startBench([handlerOf((context) => context.retry('later', { afterMs: 7_000 }))]);
  const task = await failed(engine.add({ topic: 'count-lines' }), 1);
  expect(task.failures[0]).toMatchObject({ retries: 2, retryTimeoutMs: 7_000 });
});

test('an uncaught error is reported as a retry with its stack and without secrets', async () => {
  const { engine, failed } = startBench([
    handlerOf(() => {
      throw new Error('catalog said no to Bearer abc.def.ghi', { cause: new Error('ECONNRESET') });
    }),
  ]);
  const task = await failed(engine.add({ topic: 'count-lines' }), 1);
  expect(task.failures[0]?.errorMessage).toBe('HANDLER_ERROR: catalog said no to Bearer [removed] (ECONNRESET)');
  expect(task.failures[0]?.errorDetails).toMatch(/plain-run\.test\.ts[\s\S]*caused by: Error: ECONNRESET/);
  expect(task.failures[0]?.errorDetails).not.toContain('abc.def.ghi');
  expect(task.failures[0]?.retries).toBe(2);
});

test('fail makes an incident at once with its own code', async () => {
  const { engine, ended } = startBench([handlerOf((context) => context.fail('CATALOG_BROKEN', 'no such offering'))]);
  const task = await ended(engine.add({ topic: 'count-lines' }));
  expect(task.failures).toMatchObject([{ retries: 0, errorMessage: 'CATALOG_BROKEN: no such offering' }]);
});

test('an answer that no context made is an error of the handler', async () => {
  const { engine, failed } = startBench([handlerOf(() => ({ kind: 'complete', output: {} }))]);
  const task = await failed(engine.add({ topic: 'count-lines' }), 1);
  expect(task.failures[0]?.errorMessage).toMatch(/^HANDLER_ERROR: execute answered with object/);
});

test.each([
  ['a wrong type', (context: Context) => context.complete({ lineCount: '3' as never }), 'lineCount'],
  ['a missing value', (context: Context) => context.complete({} as never), 'lineCount is missing'],
  [
    'a value outside the allowlist',
    (context: Context) => context.complete({ lineCount: 1, secret: 1 } as never),
    'secret',
  ],
  ['an undeclared error code', (context: Context) => context.bpmnError('OTHER' as 'NO_STOCK'), 'OTHER'],
  ['error data that is missing', (context: Context) => context.bpmnError('TOO_LARGE', {} as never), 'quantityMax'],
])('output with %s is an incident CONTRACT_OUTPUT', async (_what, execute, named) => {
  const { engine, ended } = startBench([handlerOf(execute)]);
  const task = await ended(engine.add({ topic: 'count-lines' }));
  expect(task.state).toBe('INCIDENT');
  expect(task.failures[0]?.errorMessage).toMatch(/^CONTRACT_OUTPUT: /);
  expect(task.failures[0]?.errorMessage).toContain(named);
});

test('the run number and the attempts left follow what the engine knows', async () => {
  const seen: number[][] = [];
  const { engine, ended } = startBench([
    handlerOf((context) => {
      seen.push([context.runNo, context.attemptsLeft]);
      return context.retry('again');
    }),
  ]);
  await ended(engine.add({ topic: 'count-lines' }));
  expect(seen).toEqual([
    [1, 2],
    [2, 1],
    [3, 0],
  ]);
});

test('a run past executionMaxMs is aborted and reported, even when the handler does not listen', async () => {
  const hung = Promise.withResolvers<never>();
  const signals: AbortSignal[] = [];
  const handler = defineHandler(countLinesFast, {
    execute(_input, context) {
      signals.push(context.signal);
      return hung.promise;
    },
  });
  const { engine, failed } = startBench([handler]);
  const task = await failed(engine.add({ topic: 'count-lines' }), 1);
  expect(signals[0]?.aborted).toBe(true);
  expect(task.failures[0]?.errorMessage).toMatch(/^EXECUTION_TIMEOUT: /);
  expect(task.failures[0]?.retries).toBe(2);
});

test('a benign retry counts down like any other, under a code of its own and without a warning', async () => {
  const waiting = defineHandler(countLines, {
    execute: async (_input, context) => context.retry('not there yet', { isBenign: true, afterMs: 1 }),
  });
  const { engine, failed, lines } = startBench([waiting]);
  const task = await failed(engine.add({ topic: 'count-lines' }), 1);
  expect(task.failures[0]).toMatchObject({ retries: 2, errorMessage: 'BENIGN: not there yet' });
  await pollUntil('it is logged', () => lines.some(({ message }) => message === 'task ended'));
  expect(lines.find(({ message }) => message === 'task ended')).toMatchObject({
    level: 'info',
    fields: { code: 'BENIGN' },
  });
});

test('every line of a run names its task, and none a value of a variable', async () => {
  const { engine, ended, lines } = startBench([
    handlerOf((context) => {
      context.logger.info('counted');
      return context.complete({ lineCount: 47_110_815 });
    }),
  ]);
  const { id } = await ended(engine.add({ topic: 'count-lines', variables: { lineId: 'L-47110815' } }));
  await pollUntil('it is logged', () => lines.some(({ message }) => message === 'task ended'));
  for (const message of ['counted', 'task ended'])
    expect(lines.find((line) => line.message === message)?.fields).toMatchObject({
      topic: 'count-lines',
      businessKey: 'acme:order:O-1',
      processInstanceId: expect.any(String),
      externalTaskId: id,
    });
  expect(JSON.stringify(lines)).not.toContain('47110815');
});
