import { expect, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { startDownstream } from '../../test/helpers/downstream.ts';
import { begunAndComplete, type Execute, effectHandler } from '../../test/helpers/effect-handler.ts';
import {
  type AttemptStore,
  AttemptStoreUnavailableError,
  OperationRefusedError,
  type OperationState,
} from '../attempts/attempt-store.ts';
import { createMemoryAttemptStore } from '../attempts/memory-attempt-store.ts';

const operation = {
  tenantId: 'acme',
  businessKey: 'acme:order:O-1',
  system: 'warehouse',
  operation: 'reserve',
  baseKey: 'acme:L-1:reserve',
  externalClass: 'queryable',
} as const;

async function stateIn(store: AttemptStore): Promise<OperationState> {
  return store.open(operation);
}

/** A store that is recorded, with methods that a test replaces. */
function watchedStore(replaced: Partial<AttemptStore> = {}): { store: AttemptStore; order: string[] } {
  const inner = createMemoryAttemptStore();
  const order: string[] = [];
  const store: AttemptStore = {
    ...inner,
    async recordOutcome(ref, attemptNo, outcome) {
      order.push(outcome.outcome);
      return inner.recordOutcome(ref, attemptNo, outcome);
    },
    ...replaced,
  };
  return { store, order };
}

test('a success is recorded before the engine is told', async () => {
  const seen: string[] = [];
  const { handler } = effectHandler({});
  const { engine, ended, attemptStore } = startBench([handler], {
    failpoint: async (name) => {
      seen.push(
        `${name} ${(await stateIn(attemptStore)).status} ${engine.calls.some((call) => call.method === 'complete')}`,
      );
    },
  });
  const task = await ended(engine.add({ topic: 'reserve-stock' }));
  expect(task.result).toEqual({ reservationId: { type: 'String', value: 'R-1' } });
  expect(seen).toEqual([
    'after-external-call IN_DOUBT false',
    'after-attempt-recorded SUCCEEDED false',
    'after-complete-sent SUCCEEDED true',
  ]);
});

test('a stored success completes without executing, with a Long that kept its digits', async () => {
  const big = 9_007_199_254_740_993n;
  const { handler, ran } = effectHandler({
    async execute(context) {
      await context.begin({});
      return context.complete({ reservationId: 'R-1', quantity: big }, { externalReference: 'W-77' });
    },
  });
  const { engine, ended, attemptStore } = startBench([handler]);
  await ended(engine.add({ topic: 'reserve-stock' }));
  const stored = JSON.parse(JSON.stringify((await stateIn(attemptStore)).output));
  expect(stored.quantity).toEqual({ type: 'Long', value: '9007199254740993' });
  const again = await ended(engine.add({ topic: 'reserve-stock' }));
  expect(again.result).toEqual({
    reservationId: { type: 'String', value: 'R-1' },
    quantity: { type: 'Long', value: big },
  });
  expect(ran).toEqual(['execute']);
});

test('a rejection is recorded, and a stored rejection raises its BPMN error without executing', async () => {
  const { handler, ran } = effectHandler({
    async execute(context) {
      await context.begin({});
      return context.bpmnError('NO_STOCK');
    },
  });
  const { engine, ended, attemptStore } = startBench([handler]);
  expect(await ended(engine.add({ topic: 'reserve-stock' }))).toMatchObject({ errorCode: 'NO_STOCK' });
  expect(await stateIn(attemptStore)).toMatchObject({ status: 'REJECTED', code: 'NO_STOCK' });
  expect(await ended(engine.add({ topic: 'reserve-stock' }))).toMatchObject({ errorCode: 'NO_STOCK' });
  expect(ran).toEqual(['execute']);
});

type Row = [what: string, execute: (context: Execute) => unknown, recorded: string, retries: number, message: RegExp];
const rows: Row[] = [
  ['unknown', (context) => context.unknown('no answer'), 'UNKNOWN', 3, /^OUTCOME_PENDING: no answer/],
  ['a thrown error', () => Promise.reject(new Error('boom')), 'UNKNOWN', 3, /^OUTCOME_PENDING: boom/],
  ['a retry', (context) => context.retry('busy'), 'UNKNOWN', 2, /^RETRY: busy/],
  [
    'notSent',
    (context) => context.notSent('turned away', { afterMs: 60_000 }),
    'NOT_SENT',
    2,
    /^NOT_SENT: turned away/,
  ],
  ['fail', (context) => context.fail('WAREHOUSE_BROKEN', 'nonsense'), 'UNKNOWN', 0, /^WAREHOUSE_BROKEN: nonsense/],
  ['output that breaks the contract', (context) => context.complete({} as never), 'UNKNOWN', 0, /^CONTRACT_OUTPUT: /],
  ['an undeclared error', (context) => context.bpmnError('X' as 'NO_STOCK'), 'UNKNOWN', 0, /^CONTRACT_OUTPUT: /],
  ['no outcome at all', () => undefined, 'UNKNOWN', 3, /^OUTCOME_PENDING: execute answered with undefined/],
];
test.each(rows)('after begin, %s', async (_what, execute, recorded, retries, message) => {
  const { store, order } = watchedStore();
  const { handler } = effectHandler({
    async execute(context) {
      await context.begin({});
      return execute(context);
    },
    reconcile: () => new Promise(() => undefined),
  });
  const { engine, failed } = startBench([handler], { attemptStore: store });
  const task = await failed(engine.add({ topic: 'reserve-stock' }), 1);
  expect(order[0]).toBe(recorded);
  expect(task.failures[0]).toMatchObject({ retries, errorMessage: expect.stringMatching(message) });
});

test('before begin, a thrown error is a retry that executes again', async () => {
  const { handler, ran } = effectHandler({
    execute(context) {
      if (ran.length < 2) throw new Error('catalog is down');
      return begunAndComplete(context);
    },
  });
  const { engine, ended } = startBench([handler]);
  const task = await ended(engine.add({ topic: 'reserve-stock' }));
  expect(task.state).toBe('COMPLETED');
  expect(task.failures).toMatchObject([{ retries: 2, errorMessage: 'HANDLER_ERROR: catalog is down' }]);
  expect(ran).toEqual(['execute', 'execute']);
});

test('completing without begin is an incident, because the result could not be recorded', async () => {
  const { handler } = effectHandler({ execute: (context) => context.complete({ reservationId: 'R-1' }) });
  const { engine, ended } = startBench([handler]);
  const task = await ended(engine.add({ topic: 'reserve-stock' }));
  expect(task.failures[0]?.errorMessage).toMatch(/^EFFECT_NOT_BEGUN: /);
});

test('a second begin in one run throws', async () => {
  const { handler } = effectHandler({
    async execute(context) {
      await context.begin({});
      await context.begin({});
    },
  });
  const { engine, failed } = startBench([handler]);
  const task = await failed(engine.add({ topic: 'reserve-stock' }), 1);
  expect(task.failures[0]?.errorMessage).toMatch(/begin\(\) was called a second time/);
});

test('a domain refusal at begin becomes the BPMN error that the contract declares', async () => {
  const { handler } = effectHandler({});
  const attemptStore = createMemoryAttemptStore({ refuseAttempt: () => 'ORDER_CANCELLING' });
  const { engine, ended } = startBench([handler], { attemptStore });
  expect(await ended(engine.add({ topic: 'reserve-stock' }))).toMatchObject({ errorCode: 'ORDER_CANCELLING' });
});

test.each([
  ['ORDER_CANCELLING', { errorCode: 'ORDER_CANCELLING', failures: [] }],
  ['STEP_CLOSED', { failures: [{ retries: 2, errorMessage: expect.stringMatching(/^ATTEMPT_STORE: .*STEP_CLOSED/) }] }],
])(
  'a refusal to open the operation with %s raises the BPMN error if the contract declares it',
  async (code, expected) => {
    const { store } = watchedStore({ open: () => Promise.reject(new OperationRefusedError(code, `Refused: ${code}`)) });
    const { handler, ran } = effectHandler({});
    const { engine, ended, failed } = startBench([handler], { attemptStore: store });
    const id = engine.add({ topic: 'reserve-stock' });
    expect(await (code === 'STEP_CLOSED' ? failed(id, 1) : ended(id))).toMatchObject(expected);
    expect(ran).toEqual([]);
  },
);

test('a refusal at begin that the contract does not declare is a retry', async () => {
  const { handler } = effectHandler({});
  const attemptStore = createMemoryAttemptStore({ refuseAttempt: () => 'STEP_CLOSED' });
  const { engine, failed } = startBench([handler], { attemptStore });
  const task = await failed(engine.add({ topic: 'reserve-stock' }), 1);
  expect(task.failures[0]).toMatchObject({ retries: 2, errorMessage: expect.stringContaining('STEP_CLOSED') });
});

test('a refused connection is surely not sent: it is recorded so, and the next run executes under the same key', async () => {
  const downstream = await startDownstream((_request, response) => response.end('{}'));
  const keys: string[] = [];
  const { handler, ran } = effectHandler({
    async execute(context) {
      const attempt = await context.begin({});
      keys.push(`${attempt.attemptNo} ${attempt.idempotencyKey}`);
      await attempt.fetch(attempt.attemptNo === 1 ? 'http://127.0.0.1:1/' : downstream.url, { method: 'POST' });
      return context.complete({ reservationId: 'R-1' });
    },
  });
  const { store, order } = watchedStore();
  const { engine, ended } = startBench([handler], { attemptStore: store });
  const task = await ended(engine.add({ topic: 'reserve-stock' }));
  expect(task.state).toBe('COMPLETED');
  expect(order).toEqual(['NOT_SENT', 'SUCCEEDED']);
  expect(ran).toEqual(['execute', 'execute']);
  expect(keys).toEqual(['1 acme:L-1:reserve:g1', '2 acme:L-1:reserve:g1']);
  expect(downstream.keys).toEqual(['acme:L-1:reserve:g1']);
});

test('notSent is not believed when a request was written and not answered', async () => {
  const downstream = await startDownstream((request) => request.socket.destroy());
  const { handler } = effectHandler({
    async execute(context) {
      const attempt = await context.begin({});
      await attempt.fetch(downstream.url, { method: 'POST' }).catch(() => undefined);
      return context.notSent('so it seems');
    },
    reconcile: () => new Promise(() => undefined),
  });
  const { store, order } = watchedStore();
  const { engine, failed } = startBench([handler], { attemptStore: store });
  const task = await failed(engine.add({ topic: 'reserve-stock' }), 1);
  expect(order).toEqual(['UNKNOWN']);
  expect(task.failures[0]?.retries).toBe(3);
});

test('nothing is sent after the send deadline', async () => {
  const downstream = await startDownstream((_request, response) => response.end('{}'));
  const bench = startBench([
    effectHandler({
      async execute(context) {
        const attempt = await context.begin({});
        bench.advance(10_000);
        await attempt.fetch(downstream.url);
        return context.complete({ reservationId: 'R-1' });
      },
    }).handler,
  ]);
  const task = await bench.failed(bench.engine.add({ topic: 'reserve-stock' }), 1);
  expect(task.failures[0]?.errorMessage).toMatch(/^NOT_SENT: The send deadline .* has passed/);
  expect(downstream.keys).toEqual([]);
});

test('when the store cannot be reached after the external call, the attempt stays open and the next run reconciles', async () => {
  const inner = createMemoryAttemptStore();
  let isDown = true;
  const store: AttemptStore = {
    ...inner,
    async recordOutcome(ref, attemptNo, outcome) {
      if (isDown) throw new AttemptStoreUnavailableError('down');
      return inner.recordOutcome(ref, attemptNo, outcome);
    },
  };
  const { handler, ran } = effectHandler({
    reconcile(context) {
      isDown = false;
      return context.happened({ reservationId: 'R-1' });
    },
  });
  const { engine, ended } = startBench([handler], { attemptStore: store });
  const task = await ended(engine.add({ topic: 'reserve-stock' }));
  expect(task.state).toBe('COMPLETED');
  expect(task.failures).toMatchObject([
    { retries: 3, retryTimeoutMs: 5, errorMessage: expect.stringMatching(/^ATTEMPT_STORE: /) },
  ]);
  expect(ran).toEqual(['execute', 'reconcile']);
});

test('a short failure of the store is waited out without another run', async () => {
  const inner = createMemoryAttemptStore();
  let failures = 1;
  const store: AttemptStore = {
    ...inner,
    async open(request) {
      if (failures-- > 0) throw new AttemptStoreUnavailableError('down');
      return inner.open(request);
    },
  };
  const { handler } = effectHandler({});
  const { engine, ended } = startBench([handler], { attemptStore: store });
  expect(await ended(engine.add({ topic: 'reserve-stock' }))).toMatchObject({ state: 'COMPLETED', failures: [] });
});

test('a store that stays down before begin is a retry, and an incident in the end', async () => {
  const store: AttemptStore = {
    ...createMemoryAttemptStore(),
    open: () => Promise.reject(new AttemptStoreUnavailableError('down')),
  };
  const { handler, ran } = effectHandler({});
  const { engine, failed } = startBench([handler], { attemptStore: store });
  const task = await failed(engine.add({ topic: 'reserve-stock' }), 1);
  expect(task.failures[0]).toMatchObject({ retries: 2, errorMessage: 'ATTEMPT_STORE: down' });
  expect(ran).toEqual([]);
});

test('an outcome that the store refuses for good is an incident, not an endless reconciliation', async () => {
  const store: AttemptStore = {
    ...createMemoryAttemptStore(),
    recordOutcome: () => Promise.reject(new OperationRefusedError('OUTPUT_INVALID', 'no such reservation', 400)),
  };
  const { handler } = effectHandler({});
  const { engine, ended } = startBench([handler], { attemptStore: store });
  const task = await ended(engine.add({ topic: 'reserve-stock' }));
  expect(task.failures).toMatchObject([
    { retries: 0, errorMessage: expect.stringMatching(/^ATTEMPT_STORE: .*no such reservation/) },
  ]);
});

test('an outcome that another run has recorded otherwise gives way to what is stored', async () => {
  const attemptStore = createMemoryAttemptStore();
  const { handler, ran } = effectHandler({
    async execute(context) {
      const { operationId, attemptNo } = await context.begin({});
      await attemptStore.recordOutcome({ tenantId: 'acme', operationId }, attemptNo, {
        outcome: 'REJECTED',
        code: 'NO_STOCK',
      });
      return context.complete({ reservationId: 'R-1' });
    },
  });
  const { engine, ended } = startBench([handler], { attemptStore });
  expect(await ended(engine.add({ topic: 'reserve-stock' }))).toMatchObject({
    errorCode: 'NO_STOCK',
    failures: [{ retries: 3 }],
  });
  expect(ran).toEqual(['execute']);
});
