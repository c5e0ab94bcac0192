import { defineTask, v } from '@stepwright/contract';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { countLines, countPages, reserveInParts, reserveStock } from '../../test/helpers/contracts.ts';
import { begunAndComplete, effectHandler } from '../../test/helpers/effect-handler.ts';
import { createMemoryAttemptStore } from '../attempts/memory-attempt-store.ts';
import { type BoundHandler, defineHandler } from '../handler/define-handler.ts';
import type { Outcome } from '../handler/outcome.ts';
import type { TaskContext } from '../handler/task-context.ts';
import { NotSentError } from '../run/errors.ts';
import { type RunOutcome, type TestHandlerOptions, testHandler } from './index.ts';

const businessKey = 'acme:order:O-1';
const input = { tenantId: 'acme', lineId: 'L-1' };
type Context = TaskContext<typeof countLines>;

describe('what the engine sees of a task without effect', () => {
  test.each<[string, (context: Context) => unknown, object]>([
    ['complete', (context) => context.complete({ lineCount: 3 }), { kind: 'complete', output: { lineCount: 3 } }],
    ['bpmnError', (context) => context.bpmnError('NO_STOCK'), { kind: 'bpmnError', code: 'NO_STOCK', data: {} }],
    [
      'bpmnError with data',
      (context) => context.bpmnError('TOO_LARGE', { quantityMax: 9 }),
      { kind: 'bpmnError', code: 'TOO_LARGE', data: { quantityMax: 9 } },
    ],
    [
      'retry',
      (context) => context.retry('later: the disk is full'),
      { kind: 'retry', code: 'RETRY', reason: 'later: the disk is full', retries: 2, retryTimeoutMs: 20 },
    ],
    ['retry after', (context) => context.retry('later', { afterMs: 7 }), { kind: 'retry', retryTimeoutMs: 7 }],
    ['fail', (context) => context.fail('NO_ROOM', 'full'), { kind: 'incident', code: 'NO_ROOM', reason: 'full' }],
    ['a thrown error', () => Promise.reject(new Error('no')), { kind: 'retry', code: 'HANDLER_ERROR', reason: 'no' }],
    ['output of another type', (context) => context.complete({ lineCount: 1.5 }), incident('CONTRACT_OUTPUT')],
    ['an undeclared error', (context) => context.bpmnError('NEVER' as 'NO_STOCK'), incident('CONTRACT_OUTPUT')],
    ['an answer made by hand', () => ({ kind: 'complete', output: {} }), { kind: 'retry', code: 'HANDLER_ERROR' }],
  ])('%s', async (_title, execute, expected) => {
    const run = await plainBench(execute).run(input);
    expect(run.outcome).toMatchObject(expected);
    expect(run).toMatchObject({ operation: undefined, attempts: [], runNo: 1, killedAt: undefined });
  });
});

describe('what the engine sees of a task with an effect', () => {
  test('complete, with the operation and its attempt', async () => {
    const { handler } = effectHandler({});
    const run = await testHandler(handler, { contract: reserveStock, businessKey }).run(input);
    expect(run.outcome).toEqual({ kind: 'complete', output: { reservationId: 'R-1' } });
    expect(run.operation).toMatchObject({ status: 'SUCCEEDED', idempotencyKey: 'acme:L-1:reserve:g1' });
    expect(run.attempts).toMatchObject([{ attemptNo: 1, request: { line: 'L-1' }, outcome: 'SUCCEEDED' }]);
  });

  test('unknown: no retry is spent, and the next run reconciles', async () => {
    const { handler, ran } = effectHandler({
      async execute(context) {
        await context.begin({});
        return context.unknown('no answer');
      },
      reconcile: (context) => context.happened({ reservationId: 'R-2', quantity: 9n }),
    });
    const { runs, outcome } = await testHandler(handler, { businessKey }).untilSettled(input);
    const unknown = { kind: 'unknown', code: 'OUTCOME_PENDING', reason: 'no answer', retries: 3, retryTimeoutMs: 5 };
    expect(runs[0]?.outcome).toEqual(unknown);
    expect(outcome).toEqual({ kind: 'complete', output: { reservationId: 'R-2', quantity: 9n } });
    expect(ran).toEqual(['execute', 'reconcile']);
  });

  test('not sent: a retry is spent, and the next run executes', async () => {
    let runNo = 0;
    const { handler, ran } = effectHandler({
      async execute(context) {
        runNo = context.runNo;
        if (runNo > 1) return begunAndComplete(context);
        await context.begin({});
        throw new NotSentError('refused');
      },
    });
    const { runs } = await testHandler(handler, { businessKey }).untilSettled(input);
    expect(runs.map(({ outcome }) => outcome.kind)).toEqual(['retry', 'complete']);
    expect(runs[0]?.outcome).toMatchObject({ code: 'NOT_SENT', retries: 2 });
    expect(runs[1]?.attempts.map(({ outcome }) => outcome)).toEqual(['NOT_SENT', 'SUCCEEDED']);
    expect([ran, runNo]).toEqual([['execute', 'execute'], 2]);
  });

  test('completing without begin is an incident', async () => {
    const { handler } = effectHandler({ execute: (context) => context.complete({ reservationId: 'R-1' }) });
    const { outcome } = await testHandler(handler, { businessKey }).run(input);
    expect(outcome).toMatchObject(incident('EFFECT_NOT_BEGUN'));
  });

  test('a refusal of the store is the BPMN error that the contract declares', async () => {
    const attemptStore = createMemoryAttemptStore({ refuseAttempt: () => 'ORDER_CANCELLING' });
    const run = await testHandler(effectHandler({}).handler, { businessKey, attemptStore }).run(input);
    expect(run.outcome).toEqual({ kind: 'bpmnError', code: 'ORDER_CANCELLING', data: {} });
    expect(run).toMatchObject({ operation: { status: 'READY' }, attempts: [] });
  });

  test('the same task a second time answers the stored result', async () => {
    const { handler, ran } = effectHandler({});
    const bench = testHandler(handler, { businessKey });
    const first = await bench.run(input);
    const second = await bench.run(input);
    expect(second.outcome).toEqual(first.outcome);
    expect(second.attempts).toEqual(first.attempts);
    expect(ran).toEqual(['execute']);
  });
});

describe('what is checked before the handler runs', () => {
  test.each<[string, object, Partial<TestHandlerOptions>, string]>([
    ['a variable that is missing', { tenantId: 'acme' }, {}, 'CONTRACT_INPUT'],
    ['a variable of another type', { ...input, lineId: 7 }, {}, 'CONTRACT_INPUT'],
    ['a tenant that is not the key’s', { ...input, tenantId: 'globex' }, {}, 'TENANT_MISMATCH'],
    ['a business key of another kind', input, { businessKey: 'acme:quote:Q-1' }, 'BUSINESS_KEY_INVALID'],
    ['no business key', input, { businessKey: '' }, 'BUSINESS_KEY_INVALID'],
    ['a retry policy that cannot be read', input, cycle('often'), 'RETRY_POLICY_INVALID'],
  ])('%s is an incident', async (_title, given, options, code) => {
    let ran = 0;
    const bench = plainBench((context) => {
      ran += 1;
      return context.complete({ lineCount: 1 });
    }, options);
    const run = await bench.run(given as typeof input);
    expect(run).toMatchObject({ outcome: incident(code), isSettled: true });
    expect(ran).toBe(0);
  });

  test('a name that is no input of the contract is an error of the test', async () => {
    const wrong = { ...input, lineID: 'L-1' };
    await expect(plainBench((context) => context.retry('')).run(wrong)).rejects.toThrow('"lineID" is no input');
  });
});

describe('retries', () => {
  test('by the contract: as often and as late as it says', async () => {
    const bench = plainBench((context) => context.retry(`run ${context.runNo}`));
    const startMs = bench.clock().getTime();
    const { runs, outcome } = await bench.untilSettled(input);
    expect(runs.map((run) => run.startedAt.getTime() - startMs)).toEqual([0, 20, 60]);
    expect(runs.map((run) => run.outcome.kind)).toEqual(['retry', 'retry', 'incident']);
    expect(outcome).toMatchObject({ code: 'RETRY', reason: 'run 3' });
  });

  test('by the model: its retryTimeCycle goes first, and hours take no time', async () => {
    const bench = plainBench((context) => context.retry('no'), cycle('PT10S,PT5H'));
    const startMs = bench.clock().getTime();
    const { runs } = await bench.untilSettled(input);
    expect(runs.map((run) => run.startedAt.getTime() - startMs)).toEqual([0, 10_000, 10_000 + 5 * 3_600_000]);
  });

  test('a clock that is put forward further is left there', async () => {
    const bench = plainBench((context) => context.retry('no'), { now: new Date('2026-01-01T00:00:00Z') });
    const first = await bench.run(input);
    bench.advance(5_000);
    expect((await first.again()).startedAt).toEqual(new Date('2026-01-01T00:00:05Z'));
    expect(() => bench.advance(-1)).toThrow(RangeError);
  });

  test('too many runs are an error of the test', async () => {
    const settling = plainBench((context) => context.retry('no'), cycle('R9/PT1S')).untilSettled(input, { max: 4 });
    await expect(settling).rejects.toThrow('not settled after 4 runs; the last one ended with "retry"');
  });
});

test('a settled task is not handed out again', async () => {
  const run = await plainBench((context) => context.complete({ lineCount: 1 })).run(input);
  await expect(run.again()).rejects.toThrow('settled ("complete")');
});

test('a task that runs is not handed out a second time', async () => {
  const bench = plainBench((context) => context.retry('no'));
  const first = await bench.run(input);
  const second = first.again();
  await expect(first.again()).rejects.toThrow('is running');
  expect((await second).runNo).toBe(2);
});

test('a run that never comes to the point where it was to be killed is an error of the test', async () => {
  const bench = plainBench((context) => context.retry('no'));
  await expect(bench.run(input, { killAt: 'before-external-call' })).rejects.toThrow(
    'never came there; it ended with "retry"',
  );
});

test('another contract than the handler’s is refused', () => {
  const { handler } = effectHandler({});
  expect(() => testHandler(handler, { contract: countLines, businessKey })).toThrow('bound to reserve-stock');
});

test('values come back as the contract has them: dates, json, long numbers', async () => {
  const contract = defineTask({
    ...countLines,
    topic: 'carry',
    external: 'none',
    input: { tenantId: v.string(), at: v.date(), many: v.long().optional() },
    output: { at: v.date(), many: v.long().optional() },
  });
  const handler = defineHandler(contract, {
    execute: async ({ at, many }, context) => context.complete({ at, many }),
  });
  const values = { at: new Date('2026-03-01T10:00:00.125Z'), many: 2n ** 60n };
  const { outcome } = await testHandler(handler, { contract, businessKey }).run({ tenantId: 'acme', ...values });
  expect(outcome).toEqual({ kind: 'complete', output: values });
});

test('input and outcome have the types of the contract', () => {
  const typed = testHandler(effectHandler({}).handler, { contract: reserveStock, businessKey });
  expectTypeOf(typed.run).parameter(0).toExtend<{ readonly tenantId: string; readonly lineId: string }>();
  const bench = testHandler({} as Pick<BoundHandler, 'handler'> & { contract: typeof countLines }, { businessKey });
  expectTypeOf(bench.run).parameter(0).toExtend<{ readonly tenantId: string; readonly lineId: string }>();
  type Complete = Extract<RunOutcome<typeof countLines>, { kind: 'complete' }>;
  expectTypeOf<Complete['output']['lineCount']>().toEqualTypeOf<number>();
  type Raised = Extract<RunOutcome<typeof countLines>, { kind: 'bpmnError' }>;
  expectTypeOf<Raised['code']>().toEqualTypeOf<'NO_STOCK' | 'TOO_LARGE'>();
});

test('a run resumes from the progress that the one before has noted, whether it failed or was killed', async () => {
  const pages: number[] = [];
  const failing = defineHandler(countPages, {
    async execute(_input, context) {
      for (let page = context.progress?.page ?? 1; page <= 4; page += 1) {
        pages.push(page);
        await context.heartbeat({ page: page + 1 });
        if (page === 2) throw new Error('the source is gone');
      }
      return context.complete({ lineCount: pages.length });
    },
  });
  const settled = await testHandler(failing, { contract: countPages, businessKey }).untilSettled(input);
  expect(settled.runs.map(({ outcome }) => outcome.kind)).toEqual(['retry', 'complete']);
  expect(pages).toEqual([1, 2, 3, 4]);

  const seen: unknown[] = [];
  const killed = defineHandler(reserveInParts, {
    async execute(_input, context) {
      seen.push(context.progress);
      await context.begin({});
      await context.heartbeat(7n);
      return context.complete({ reservationId: 'R-1' });
    },
    async reconcile(_input, context) {
      return context.attempt.settled ? context.didNotHappen('it is not there') : context.stillUnknown('too early');
    },
  });
  const bench = testHandler(killed, { contract: reserveInParts, businessKey });
  const first = await bench.run(input, { killAt: 'after-external-call' });
  expect(first.outcome.kind).toBe('killed');
  bench.advance(60_000);
  expect((await first.again()).outcome.kind).toBe('complete');
  expect(seen).toEqual([undefined, 7n]);
});

test('a task that is answered later is settled by who has its ticket, and runs again when nobody does', async () => {
  const tickets: string[] = [];
  const { handler, ran } = effectHandler({
    async execute(context) {
      await context.begin({});
      tickets.push(context.ticket);
      return context.later({ withinMs: 60_000 });
    },
    reconcile: (context) => context.happened({ reservationId: 'R-9' }),
  });
  const bench = testHandler(handler, { contract: reserveStock, businessKey });
  const told = await bench.untilSettled(input, {
    onLater: (answers) => answers.complete(tickets[0] ?? '', { reservationId: 'R-1' }),
  });
  expect(told.runs.map(({ outcome }) => outcome)).toEqual([{ kind: 'later', lockMs: 61_000 }]);
  expect(told.runs[0]?.attempts).toMatchObject([{ outcome: 'UNKNOWN' }]);
  expect(told.outcome).toEqual({ kind: 'complete', output: { reservationId: 'R-1' } });
  expect((await bench.run(input)).operation).toMatchObject({ status: 'SUCCEEDED' });

  const untold = await bench.untilSettled({ ...input, lineId: 'L-2' });
  expect(untold.runs.map(({ outcome }) => outcome.kind)).toEqual(['later', 'complete']);
  expect(ran).toEqual(['execute', 'execute', 'reconcile']);
  await expect(told.runs[0]?.lateAnswers.fail(tickets[0] ?? '', 'TOO_LATE', 'x')).resolves.toBe('GONE');
});

function plainBench(execute: (context: Context) => unknown, options: Partial<TestHandlerOptions> = {}) {
  const handler = defineHandler(countLines, {
    execute: async (_input, context) => (await execute(context)) as Outcome<typeof countLines>,
  });
  return testHandler(handler, { contract: countLines, businessKey, ...options });
}

function incident(code: string) {
  return { kind: 'incident', code };
}

function cycle(retryTimeCycle: string) {
  return { extensionProperties: { retryTimeCycle } };
}
