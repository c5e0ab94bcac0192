import { expect, test } from 'vitest';
import { cardCodec, chargeCard, checkCard, createBreakableCodec } from '../../test/helpers/sealed-contracts.ts';
import { createMemoryAttemptStore } from '../attempts/memory-attempt-store.ts';
import { defineHandler } from '../handler/define-handler.ts';
import { testHandler } from './test-handler.ts';

const businessKey = 'acme:order:O-1';
const input = { tenantId: 'acme', lineId: 'L-1', card: '4000 0000 0000 0002' };

const check = defineHandler(checkCard, {
  async execute({ card }, context) {
    if (card.endsWith('9')) return context.bpmnError('CARD_REFUSED', { bankSays: `not ${card}` });
    return context.complete({ receipt: `for ${card}`, points: 2n ** 60n, lineCount: 1 });
  },
});

const charge = defineHandler(chargeCard, {
  async execute({ card }, context) {
    await context.begin({});
    return context.complete({ receipt: `for ${card}`, lineCount: 1 });
  },
  reconcile: async (_input, context) => context.stillUnknown('not expected'),
});

test('a handler of sealed variables is tested without a codec, in plain values', async () => {
  const bench = testHandler(check, { contract: checkCard, businessKey });
  const output = { receipt: 'for 4000 0000 0000 0002', points: 2n ** 60n, lineCount: 1 };
  expect((await bench.run(input)).outcome).toEqual({ kind: 'complete', output });
  const refused = await bench.run({ ...input, card: '9' });
  expect(refused.outcome).toEqual({ kind: 'bpmnError', code: 'CARD_REFUSED', data: { bankSays: 'not 9' } });
});

test('what one bench leaves sealed in an attempt store, another one opens', async () => {
  const attemptStore = createMemoryAttemptStore();
  const options = { contract: chargeCard, businessKey, attemptStore };
  const first = await testHandler(charge, options).run(input, { killAt: 'after-attempt-recorded' });
  expect(first.outcome.kind).toBe('killed');
  expect(first.operation?.output?.receipt?.value).toMatch(/^sealed:test:/);
  const { outcome } = await testHandler(charge, options).run(input);
  expect(outcome).toEqual({ kind: 'complete', output: { receipt: 'for 4000 0000 0000 0002', lineCount: 1 } });
});

test('a codec of the test is used for the input and by the run', async () => {
  const bench = testHandler(charge, { contract: chargeCard, businessKey, payloadCodec: cardCodec });
  const { operation } = await bench.run(input);
  expect(operation?.output?.receipt?.value).toMatch(/^sealed:k1:/);
});

test('a codec that fails is seen as a retry, and the next run has it again', async () => {
  const codec = createBreakableCodec();
  let isBroken = true;
  codec.broken.open = () => {
    const failure = isBroken ? Promise.reject(new Error('the key service is away')) : undefined;
    isBroken = false;
    return failure;
  };
  const { runs } = await testHandler(check, { contract: checkCard, businessKey, payloadCodec: codec }).untilSettled(
    input,
  );
  expect(runs.map(({ outcome }) => outcome)).toMatchObject([
    { kind: 'retry', code: 'PAYLOAD_CODEC', retries: 2 },
    { kind: 'complete' },
  ]);
});

test('a sealed input that is missing, or breaks its schema, is an incident', async () => {
  const bench = testHandler(check, { contract: checkCard, businessKey });
  const { card: _, ...withoutCard } = input;
  expect((await bench.run(withoutCard as never)).outcome).toMatchObject({ kind: 'incident', code: 'CONTRACT_INPUT' });
  const broken = await bench.run({ ...input, card: 5 as never });
  expect(broken.outcome).toMatchObject({ kind: 'incident', code: 'CONTRACT_INPUT' });
});

test('a late answer with sealed output is told in plain values', async () => {
  const output = { receipt: 'm4rker', lineCount: 1 };
  const tickets: string[] = [];
  const deferring = defineHandler(checkCard, {
    async execute(_input, context) {
      tickets.push(context.ticket);
      return context.later({ withinMs: 1_000 });
    },
  });
  const { outcome } = await testHandler(deferring, { contract: checkCard, businessKey }).untilSettled(input, {
    onLater: async (answers) => void (await answers.complete(tickets[0] ?? '', output)),
  });
  expect(outcome).toEqual({ kind: 'complete', output });
});
