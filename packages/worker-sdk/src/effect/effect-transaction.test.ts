import { expect, expectTypeOf, test } from 'vitest';
import { type Bench, startBench } from '../../test/helpers/bench.ts';
import { reserveStock } from '../../test/helpers/contracts.ts';
import { type Execute, effectHandler } from '../../test/helpers/effect-handler.ts';
import type { FakeTask } from '../../test/helpers/fake-engine.ts';
import { createTransactingStore, type TransactingStore } from '../../test/helpers/transacting-store.ts';
import type { AttemptStore } from '../attempts/attempt-store.ts';
import type { PgClient } from '../attempts/postgres/pg-shapes.ts';
import type { Outcome } from '../handler/outcome.ts';
import { testHandler } from '../testing/test-handler.ts';
import type { WorkerOptions } from '../worker/worker-options.ts';

type Scene = Bench & TransactingStore & { readonly ran: string[]; readonly task: FakeTask };

function play(execute: (context: Execute) => unknown, options: Partial<WorkerOptions> = {}): Scene {
  const transacting = createTransactingStore();
  const { handler, ran } = effectHandler({ execute });
  const bench = startBench([handler], { attemptStore: transacting.store, ...options });
  return { ...bench, ...transacting, ran, task: bench.engine.add({ topic: 'reserve-stock' }) };
}

const insert = async (client: PgClient): Promise<{ reservationId: string }> => {
  await client.query('insert');
  return { reservationId: 'R-1' };
};
const result = { reservationId: { type: 'String', value: 'R-1' } };

test('a transacted effect completes the task with its output, and is not recorded a second time', async () => {
  const { store, ...scene } = play((context) => context.transact({ line: 'L-1' }, insert));
  expect(await scene.ended(scene.task)).toMatchObject({ state: 'COMPLETED', result, failures: [] });
  expect(scene.committed).toEqual(['insert']);
});

test('a repeated delivery is answered with what is stored, and the work runs once', async () => {
  const { engine, ended, task, ran, committed } = play((context) => context.transact({}, insert));
  await ended(task);
  expect(await ended(engine.add({ topic: 'reserve-stock' }))).toMatchObject({ state: 'COMPLETED', result });
  expect([ran, committed]).toEqual([['execute'], ['insert']]);
});

test('proof of the effect is kept with it', async () => {
  const { handler } = effectHandler({
    execute: (context) =>
      context.transact({ line: 'L-1' }, async () =>
        context.complete({ reservationId: 'R-1' }, { externalReference: 'W-7' }),
      ),
  });
  const { store, effects } = createTransactingStore();
  const bench = testHandler(handler, { businessKey: 'acme:order:O-1', attemptStore: store });
  const run = await bench.run({ tenantId: 'acme', lineId: 'L-1' });
  expect(run.outcome).toMatchObject({ kind: 'complete' });
  expect(effects).toEqual([{ output: result, externalReference: 'W-7' }]);
  expect(run.attempts).toMatchObject([{ attemptNo: 1, request: { line: 'L-1' }, outcome: 'SUCCEEDED' }]);
});

test('work that throws has done nothing: it is a retry that executes again, without reconciling', async () => {
  const { ended, task, ran, committed } = play((context) =>
    context.transact({}, async (client) => {
      const output = await insert(client);
      if (ran.length < 2) throw new Error('the catalog is down');
      return output;
    }),
  );
  const { failures, state } = await ended(task);
  expect(failures).toMatchObject([{ retries: 2, errorMessage: 'HANDLER_ERROR: the catalog is down' }]);
  expect([state, ran, committed]).toEqual(['COMPLETED', ['execute', 'execute'], ['insert']]);
});

test.each<[kind: string, answer: (context: Execute) => Outcome<typeof reserveStock>, seen: object]>([
  ['BPMN error', (context) => context.bpmnError('NO_STOCK'), { errorCode: 'NO_STOCK', failures: [] }],
  ['failure', (context) => context.fail('BROKEN', 'nonsense'), { failures: [{ errorMessage: 'BROKEN: nonsense' }] }],
])('a %s from within the work rolls back and is recorded nowhere', async (_kind, answer, seen) => {
  const { ended, task, committed, ran, engine } = play((context) =>
    context.transact({}, async (client) => {
      await insert(client);
      return answer(context);
    }),
  );
  expect(await ended(task)).toMatchObject(seen);
  expect(await ended(engine.add({ topic: 'reserve-stock' }))).toMatchObject(seen);
  expect([committed, ran]).toEqual([[], ['execute', 'execute']]);
});

test('output that breaks the contract is not committed, and is an incident', async () => {
  const { ended, task, committed } = play((context) =>
    context.transact({}, async (client) => ({ ...(await insert(client)), reservationId: 7 as never })),
  );
  const { failures } = await ended(task);
  expect(failures).toMatchObject([
    { retries: 0, errorMessage: expect.stringMatching(/^CONTRACT_OUTPUT: .*reservationId/) },
  ]);
  expect(committed).toEqual([]);
});

test.each([
  [true, ['execute']],
  [false, ['execute', 'execute']],
])('a commit without an answer costs no retry and is never reconciled: carried out %s', async (wasCarriedOut, runs) => {
  const { handler, ran } = effectHandler({ execute: (context) => context.transact({}, insert) });
  const { store, committed, loseCommit } = createTransactingStore();
  loseCommit(wasCarriedOut);
  const { engine, ended } = startBench([handler], { attemptStore: store });
  const { failures, result: seen } = await ended(engine.add({ topic: 'reserve-stock' }));
  expect(failures).toMatchObject([
    { retries: 3, errorMessage: expect.stringMatching(/^ATTEMPT_STORE: The commit has no answer/) },
  ]);
  expect([ran, committed, seen]).toEqual([runs, ['insert'], result]);
});

test('a run that was aborted meanwhile does not commit', async () => {
  const { handler } = effectHandler(
    {
      execute: (context) =>
        context.transact({}, async (client) => {
          await new Promise((resolve) => context.signal.addEventListener('abort', resolve));
          return insert(client);
        }),
    },
    { ...reserveStock, executionMaxMs: 20 },
  );
  const { store, committed } = createTransactingStore();
  const { engine, failed } = startBench([handler], { attemptStore: store });
  const { failures } = await failed(engine.add({ topic: 'reserve-stock' }), 1);
  expect(failures[0]).toMatchObject({ retries: 2, errorMessage: expect.stringMatching(/^EXECUTION_TIMEOUT: /) });
  expect(committed).toEqual([]);
});

test('nothing is committed after the send deadline', async () => {
  const scene: Scene = play((context) =>
    context.transact({}, async (client) => {
      scene.advance(10_000);
      return insert(client);
    }),
  );
  const { failures } = await scene.failed(scene.task, 1);
  expect(failures[0]?.errorMessage).toMatch(/The send deadline .* has passed/);
  expect(scene.committed).toEqual([]);
});

test('a transaction that the handler does not await is not committed once the run is judged', async () => {
  const seen: string[] = [];
  let commit = (): void => undefined;
  const transact: AttemptStore['transact'] = (_operation, _attempt, _work, options) => {
    commit = () => options?.beforeCommit?.();
    return new Promise(() => undefined);
  };
  const { handler } = effectHandler({
    execute(context) {
      void context.transact({}, insert);
      return context.retry('later');
    },
  });
  const { engine, failed } = startBench([handler], {
    attemptStore: { ...createTransactingStore().store, transact },
    // Asked for the wait of the retry: the run has been judged then, and its signal is not aborted yet.
    random() {
      try {
        commit();
      } catch (error) {
        seen.push(String(error));
      }
      return 0.5;
    },
  });
  await failed(engine.add({ topic: 'reserve-stock' }), 1);
  expect(seen[0]).toMatch(/The run has been judged/);
});

test('what is committed is answered, also when the handler throws afterwards', async () => {
  const { ended, task, lines } = play(async (context) => {
    await context.transact({}, insert);
    throw new Error('too late');
  });
  expect(await ended(task)).toMatchObject({ state: 'COMPLETED', result, failures: [] });
  expect(lines).toContainEqual(expect.objectContaining({ level: 'warn', message: expect.stringMatching(/committed/) }));
});

test.each<[string, (context: Execute) => unknown, RegExp]>([
  ['a second transaction', (context) => context.transact({}, insert), /transact\(\) was called a second time/],
  ['an attempt', (context) => context.begin({}), /begin\(\) was called after transact\(\)/],
])('%s in one run throws', async (_what, second, message) => {
  const thrown: string[] = [];
  const { ended, task } = play(async (context) => {
    const outcome = await context.transact({}, insert);
    await Promise.resolve(second(context)).catch((error: Error) => thrown.push(error.message));
    return outcome;
  });
  expect(await ended(task)).toMatchObject({ state: 'COMPLETED' });
  expect(thrown).toEqual([expect.stringMatching(message)]);
});

test('a store that cannot transact is an incident at once that says what to do', async () => {
  const { handler } = effectHandler({ execute: (context) => context.transact({}, insert) });
  const { engine, ended } = startBench([handler]);
  const { failures } = await ended(engine.add({ topic: 'reserve-stock' }));
  expect(failures).toMatchObject([
    {
      retries: 0,
      errorMessage: expect.stringMatching(/^ATTEMPT_STORE: .*cannot transact: use createPostgresAttemptStore/),
    },
  ]);
});

test('a kill before the commit leaves nothing, one after it leaves all; the effect happens once', async () => {
  for (const [killAt, runs] of [
    ['after-external-call', ['execute', 'execute']],
    ['after-attempt-recorded', ['execute']],
  ] as const) {
    const { handler, ran } = effectHandler({ execute: (context) => context.transact({}, insert) });
    const { store, committed } = createTransactingStore();
    const bench = testHandler(handler, { businessKey: 'acme:order:O-1', attemptStore: store });
    const { outcome } = await bench.untilSettled({ tenantId: 'acme', lineId: 'L-1' }, { killAt });
    expect(outcome).toMatchObject({ kind: 'complete', output: { reservationId: 'R-1' } });
    expect([ran, committed]).toEqual([runs, ['insert']]);
  }
});

test('the work answers with the output of the contract or with an outcome of the context', () => {
  type Answer = Awaited<ReturnType<Parameters<Execute['transact']>[1]>>;
  expectTypeOf<{ reservationId: string }>().toExtend<Answer>();
  expectTypeOf<Outcome<typeof reserveStock>>().toExtend<Answer>();
  expectTypeOf<{ reservationId: number }>().not.toExtend<Answer>();
});
