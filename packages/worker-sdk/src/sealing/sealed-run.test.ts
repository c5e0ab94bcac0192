import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { AnyTaskContract } from '@stepwright/contract';
import { expect, onTestFinished, test } from 'vitest';
import { type Bench, startBench } from '../../test/helpers/bench.ts';
import type { FakeTask } from '../../test/helpers/fake-engine.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import {
  type BreakableCodec,
  chargeCard,
  checkCard,
  createBreakableCodec,
  openedText,
  payment,
  sealedCard,
} from '../../test/helpers/sealed-contracts.ts';
import type { AttemptStore, OperationRequest } from '../attempts/attempt-store.ts';
import { createMemoryAttemptStore } from '../attempts/memory-attempt-store.ts';
import { type BoundHandler, defineHandler } from '../handler/define-handler.ts';
import type { EffectContext, ReconcileContext, TaskContext } from '../handler/task-context.ts';
import { createTelemetry } from '../telemetry/create-telemetry.ts';

const secret = 'm4rker-4000-0000';
const receipt = 'm4rker-receipt';
const away = async (): Promise<never> => {
  throw new Error('the key service is away');
};
const never = (): Promise<never> => new Promise(() => undefined);

type CheckContext = TaskContext<typeof checkCard>;
type ChargeContext = EffectContext<typeof chargeCard>;
const whole = { receipt, points: 2n ** 60n, lineCount: 1 };

interface SealedBench extends Bench {
  readonly codec: BreakableCodec;
  /** Everything that the attempt store was told and has answered, as JSON. */
  readonly stored: string[];
  /** Adds a task of the topic with a sealed card, and waits for its end. */
  run(topic: string, card?: unknown): Promise<FakeTask>;
  /** Stops the worker, and answers everything that was logged, recorded or traced. */
  shown(): Promise<string>;
}

function startSealedBench(
  handler: BoundHandler,
  broken: BreakableCodec['broken'] = {},
  attemptStore: AttemptStore = createMemoryAttemptStore(),
): SealedBench {
  const stored: string[] = [];
  const codec = createBreakableCodec(broken);
  const exporter = new InMemorySpanExporter();
  const spans = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  onTestFinished(() => spans.shutdown());
  const options = {
    process: payment,
    payloadCodec: codec,
    attemptStore: overheard(attemptStore, stored),
    observers: [createTelemetry({ tracer: spans.getTracer('test') })],
  };
  const bench = startBench([handler], options);
  const traced = () =>
    exporter.getFinishedSpans().map(({ name, attributes, status, events }) => [name, attributes, status, events]);
  return {
    ...bench,
    codec,
    stored,
    run: async (topic, card = sealedCard(secret)) =>
      bench.ended(bench.engine.add({ topic, variables: { card: await card } })),
    async shown() {
      await bench.worker.stop();
      expect(traced()).not.toEqual([]);
      return JSON.stringify([bench.lines, bench.engine.calls, stored, traced()]);
    },
  };
}

function overheard(store: AttemptStore, stored: string[]): AttemptStore {
  return new Proxy(store, {
    get(target, name: keyof AttemptStore) {
      const method = target[name] as (...given: unknown[]) => Promise<unknown>;
      return async (...given: unknown[]) => {
        const answer = await method.apply(target, given);
        stored.push(JSON.stringify([name, given, answer]));
        return answer;
      };
    },
  });
}

function checking(execute: (context: CheckContext) => unknown = (context) => context.complete(whole)) {
  const seen: unknown[] = [];
  const handler = defineHandler(checkCard, {
    async execute(input, context) {
      seen.push(input);
      return (await execute(context)) as never;
    },
  });
  return { handler, seen };
}

function charging(
  execute: (context: ChargeContext) => unknown,
  reconcile: (context: ReconcileContext<typeof chargeCard>) => unknown = () => new Error('reconcile was not expected'),
) {
  const ran: string[] = [];
  const handler = defineHandler(chargeCard, {
    async execute(_input, context) {
      ran.push('execute');
      await context.begin({ line: 'L-1' });
      return (await execute(context)) as never;
    },
    async reconcile(_input, context) {
      ran.push('reconcile');
      return (await reconcile(context)) as never;
    },
  });
  return { handler, ran };
}

test('a handler reads sealed input in plain text, and the engine gets sealed output', async () => {
  const { handler, seen } = checking();
  const bench = startSealedBench(handler);
  const task = await bench.run('check-card');
  expect(seen).toEqual([{ tenantId: 'acme', lineId: 'L-1', card: secret }]);
  const { traceparent: _, ...result } = task.result ?? {};
  expect(result).toEqual({
    receipt: { type: 'String', value: expect.stringMatching(/^sealed:k1:/) },
    points: { type: 'String', value: expect.stringMatching(/^sealed:k1:/) },
    lineCount: { type: 'Integer', value: 1 },
  });
  expect(await openedText(result.receipt?.value)).toBe(receipt);
  expect(`${await bench.shown()}${JSON.stringify(task)}`).not.toContain('m4rker');
});

test('the data of a BPMN error is sealed', async () => {
  const bench = startSealedBench(
    checking((context) => context.bpmnError('CARD_REFUSED', { bankSays: secret })).handler,
  );
  const { errorCode, result } = await bench.run('check-card');
  expect(errorCode).toBe('CARD_REFUSED');
  expect(await openedText(result?.bankSays?.value)).toBe(secret);
  expect(await bench.shown()).not.toContain('m4rker');
});

test.each<[string, () => unknown, RegExp]>([
  ['plain text', () => secret, /card must be sealed and came in plain text/],
  [
    'the text of another tenant',
    () => sealedCard(secret, 'other'),
    /card was changed .* or was sealed for another tenant/,
  ],
  [
    'an unknown key',
    async () => (await sealedCard(secret)).replace('k1', 'k3'),
    /card was sealed with the unknown key k3/,
  ],
  ['nothing', () => undefined, /card is missing/],
])('sealed input that comes as %s is an incident and never reaches the handler', async (_what, card, reason) => {
  const { handler, seen } = checking();
  const bench = startSealedBench(handler);
  const given = await card();
  const task = await bench.ended(bench.engine.add({ topic: 'check-card', variables: { card: given } }));
  expect(task.failures).toMatchObject([{ retries: 0, errorMessage: expect.stringMatching(/^CONTRACT_INPUT: /) }]);
  expect(task.failures[0]?.errorMessage).toMatch(reason);
  expect(seen).toEqual([]);
  expect(`${await bench.shown()}${JSON.stringify(task.failures)}`).not.toContain('m4rker');
});

test('what is wrong with the plain input is found without asking the codec', async () => {
  const bench = startSealedBench(checking().handler, { open: away });
  const add = { topic: 'check-card', businessKey: 'other:order:O-1', variables: { card: await sealedCard(secret) } };
  const task = await bench.ended(bench.engine.add(add));
  expect(task.failures[0]?.errorMessage).toMatch(/^TENANT_MISMATCH: /);
});

test('while the codec cannot open the input the task is tried again, and it is no incident', async () => {
  const bench = startSealedBench(checking().handler, { open: away });
  const task = bench.engine.add({ topic: 'check-card', variables: { card: await sealedCard(secret) } });
  await bench.failed(task, 1);
  bench.codec.broken.open = undefined;
  await bench.ended(task);
  expect(task.state).toBe('COMPLETED');
  const why =
    'PAYLOAD_CODEC: task check-card: the payload codec could not open the variable card. (the key service is away)';
  expect(task.failures[0]).toMatchObject({ retries: 2, retryTimeoutMs: 20, errorMessage: why });
});

test('while the codec cannot seal the output of a task without effect it is tried again', async () => {
  const { handler, seen } = checking();
  const bench = startSealedBench(handler, { seal: away });
  const task = bench.engine.add({ topic: 'check-card', variables: { card: await sealedCard(secret) } });
  await bench.failed(task, 1);
  bench.codec.broken.seal = undefined;
  await bench.ended(task);
  expect(task.failures[0]?.errorMessage).toMatch(/^PAYLOAD_CODEC: .*could not seal the variable/);
  expect([task.state, seen.length]).toEqual(['COMPLETED', 2]);
  expect(`${await bench.shown()}${JSON.stringify(task)}`).not.toContain('m4rker');
});

test('output that is too long when sealed is an incident that tells its length and not its content', async () => {
  const long = { ...whole, receipt: 'm4rker'.repeat(600) };
  const bench = startSealedBench(checking((context) => context.complete(long)).handler);
  const task = await bench.run('check-card');
  const message = /^CONTRACT_OUTPUT: .*receipt is \d{4} characters long when sealed, the engine takes 4000 at most$/;
  expect(task.failures).toMatchObject([{ retries: 0, errorMessage: expect.stringMatching(message) }]);
  expect(`${await bench.shown()}${JSON.stringify(task)}`).not.toContain('m4rker');
});

test('a codec that never answers does not hold the run', async () => {
  const contract: AnyTaskContract = { ...checkCard, executionMaxMs: 60 };
  const { handler } = checking();
  const bench = startSealedBench({ ...handler, contract }, { open: never });
  const task = bench.engine.add({ topic: 'check-card', variables: { card: await sealedCard(secret) } });
  await bench.failed(task, 1);
  expect(task.failures[0]).toMatchObject({ retries: 2, errorMessage: expect.stringMatching(/^EXECUTION_TIMEOUT: /) });
});

test('a worker that stops while its codec works gives the task back', async () => {
  const bench = startSealedBench(checking().handler, { open: never });
  const task = bench.engine.add({ topic: 'check-card', variables: { card: await sealedCard(secret) } });
  await pollUntil('the task was fetched', () => task.fetches > 0);
  expect(await bench.worker.stop()).toMatchObject({ released: 1 });
  expect(task.failures).toEqual([]);
});

test('the attempt store keeps sealed output only, and what it keeps is what the engine is told', async () => {
  const bench = startSealedBench(charging((context) => context.complete(whole)).handler);
  const task = await bench.run('charge-card');
  const record = bench.stored.find((call) => call.startsWith('["recordOutcome"'));
  expect(record).toContain(task.result?.receipt?.value);
  expect(record).toContain(task.result?.points?.value);
  expect(await bench.shown()).not.toContain('m4rker');
});

test('a stored success is opened, checked and answered as it was stored', async () => {
  const { handler, ran } = charging((context) => context.complete(whole));
  const bench = startSealedBench(handler);
  const first = await bench.run('charge-card');
  const second = await bench.run('charge-card');
  expect(ran).toEqual(['execute']);
  expect(second.result).toMatchObject({ receipt: first.result?.receipt, points: first.result?.points });
});

test('a stored success in plain text is an incident, and is not told', async () => {
  const attemptStore = createMemoryAttemptStore();
  const { handler, ran } = charging((context) => context.complete(whole));
  const bench = startSealedBench(handler, {}, attemptStore);
  const request = { businessKey: 'acme:order:O-1', system: 'bank', operation: 'charge', externalClass: 'queryable' };
  const baseKey = 'acme:L-1:charge';
  const { operationId } = await attemptStore.open({ ...request, tenantId: 'acme', baseKey } as OperationRequest);
  const operation = { tenantId: 'acme', operationId };
  const sendDeadline = new Date().toISOString();
  await attemptStore.beginAttempt(operation, {
    requestHash: '',
    request: null,
    sendDeadline,
    settleMs: 0,
    startedBy: 'w@host:1#1',
  });
  const output = { receipt: { type: 'String', value: receipt }, lineCount: { type: 'Integer', value: 1 } };
  await attemptStore.recordOutcome(operation, 1, { outcome: 'SUCCEEDED', output });
  const task = await bench.run('charge-card');
  expect(ran).toEqual([]);
  const message = /^CONTRACT_OUTPUT: .*receipt must be sealed and came in plain text/;
  expect(task.failures).toMatchObject([{ retries: 0, errorMessage: expect.stringMatching(message) }]);
  expect(JSON.stringify([task.failures, bench.lines])).not.toContain('m4rker');
});

test('while the codec cannot open a stored success no retry is spent', async () => {
  const { handler, ran } = charging((context) => context.complete(whole));
  const bench = startSealedBench(handler);
  await bench.run('charge-card');
  const card = await sealedCard(secret);
  let isInput = true;
  // The input is opened first, the stored output after it.
  bench.codec.broken.open = () => {
    isInput = !isInput;
    return isInput ? away() : undefined;
  };
  const task = bench.engine.add({ topic: 'charge-card', variables: { card } });
  await bench.failed(task, 1);
  expect(task.failures[0]).toMatchObject({ retries: 3, retryTimeoutMs: 5 });
  expect(task.failures[0]?.errorMessage).toMatch(/^PAYLOAD_CODEC: .*could not open the variable/);
  bench.codec.broken.open = undefined;
  expect((await bench.ended(task)).state).toBe('COMPLETED');
  expect(ran).toEqual(['execute']);
});

test('while the codec cannot seal the output of an effect it is in doubt, and the next run reconciles it', async () => {
  const { handler, ran } = charging(
    (context) => context.complete(whole),
    (context) => context.happened(whole),
  );
  const bench = startSealedBench(handler, { seal: away });
  const task = bench.engine.add({ topic: 'charge-card', variables: { card: await sealedCard(secret) } });
  // The second failure is that of the reconciliation.
  await bench.failed(task, 2);
  bench.codec.broken.seal = undefined;
  await bench.ended(task);
  expect(task.failures.map(({ retries }) => retries)).toEqual(task.failures.map(() => 3));
  for (const { errorMessage } of task.failures) {
    expect(errorMessage).toMatch(/^PAYLOAD_CODEC: .*could not seal the variable/);
  }
  expect(bench.stored.find((call) => call.startsWith('["recordOutcome"'))).toContain('"outcome":"UNKNOWN"');
  expect(ran.filter((step) => step === 'execute')).toHaveLength(1);
  expect(task.state).toBe('COMPLETED');
  expect(await openedText(task.result?.receipt?.value)).toBe(receipt);
  expect(await bench.shown()).not.toContain('m4rker');
});

test('a rejection whose data cannot be sealed is in doubt', async () => {
  const { handler } = charging(
    (context) => context.bpmnError('CARD_REFUSED', { bankSays: secret }),
    (context) => context.rejected('CARD_REFUSED'),
  );
  const bench = startSealedBench(handler, { seal: away });
  const task = await bench.run('charge-card');
  expect(task.failures).toMatchObject([{ retries: 3, errorMessage: expect.stringMatching(/^PAYLOAD_CODEC: /) }]);
  expect(task).toMatchObject({ state: 'BPMN_ERROR', errorCode: 'CARD_REFUSED' });
});

test('a refusal before the attempt, whose data cannot be sealed, is tried again', async () => {
  const handler = defineHandler(chargeCard, {
    execute: async (_input, context) => context.bpmnError('CARD_REFUSED', { bankSays: secret }),
    reconcile: async (_input, context) => context.stillUnknown('not expected'),
  });
  const bench = startSealedBench(handler, { seal: away });
  const task = bench.engine.add({ topic: 'charge-card', variables: { card: await sealedCard(secret) } });
  await bench.failed(task, 1);
  expect(task.failures[0]).toMatchObject({ retries: 2, errorMessage: expect.stringMatching(/^PAYLOAD_CODEC: /) });
});
