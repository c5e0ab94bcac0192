import { expect, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { createFakeEngine } from '../../test/helpers/fake-engine.ts';
import { pollUntil } from '../../test/helpers/poll-until.ts';
import {
  cardCodec,
  chargeCard,
  checkCard,
  openedText,
  payment,
  sealedCard,
} from '../../test/helpers/sealed-contracts.ts';
import { defineHandler } from '../handler/define-handler.ts';
import { createLateAnswers } from './late-answers.ts';

const logger = { info() {}, warn() {}, error() {} };
const sealing = { process: payment, payloadCodec: cardCodec };
const output = { receipt: 'm4rker-receipt', lineCount: 1 };

/** A worker whose run has ended with `later`, and what answers its task. */
async function deferredCheck() {
  const tickets: string[] = [];
  const handler = defineHandler(checkCard, {
    async execute(_input, context) {
      tickets.push(context.ticket);
      return context.later({ withinMs: 60_000 });
    },
  });
  const { engine, worker } = startBench([handler], sealing);
  const task = engine.add({ topic: 'check-card', variables: { card: await sealedCard('4000') } });
  await pollUntil('the run has ended', () => worker.counters.deferred === 1);
  const answers = createLateAnswers({ engine, contract: checkCard, payloadCodec: cardCodec, logger });
  return { task, ticket: tickets[0] ?? '', answers };
}

test('a late answer seals what its contract seals', async () => {
  const { task, ticket, answers } = await deferredCheck();
  expect(await answers.complete(ticket, output)).toBe('ACCEPTED');
  expect(JSON.stringify(task.result)).not.toContain('m4rker');
  expect(await openedText(task.result?.receipt?.value)).toBe('m4rker-receipt');
});

test('so does a late BPMN error', async () => {
  const { task, ticket, answers } = await deferredCheck();
  expect(await answers.bpmnError(ticket, 'CARD_REFUSED', { bankSays: 'm4rker' })).toBe('ACCEPTED');
  expect(await openedText(task.result?.bankSays?.value)).toBe('m4rker');
});

test('an effect whose output is sealed is recorded once, and a repeat is refused', async () => {
  const tickets: string[] = [];
  const handler = defineHandler(chargeCard, {
    async execute(_input, context) {
      await context.begin({});
      tickets.push(context.ticket);
      return context.later({ withinMs: 60_000 });
    },
    reconcile: async (_input, context) => context.stillUnknown('nobody asks'),
  });
  const { engine, worker, attemptStore } = startBench([handler], sealing);
  const task = engine.add({ topic: 'charge-card', variables: { card: await sealedCard('4000') } });
  await pollUntil('the run has ended', () => worker.counters.deferred === 1);
  const answers = createLateAnswers({ engine, contract: chargeCard, attemptStore, payloadCodec: cardCodec, logger });
  expect(await answers.complete(tickets[0] ?? '', output)).toBe('ACCEPTED');
  expect(await openedText(task.result?.receipt?.value)).toBe('m4rker-receipt');
  const repeated = answers.complete(tickets[0] ?? '', output);
  await expect(repeated).rejects.toMatchObject({ code: 'OUTCOME_CONTRADICTS' });
});

test('without a codec there are no late answers of such a contract', () => {
  const engine = createFakeEngine();
  expect(() => createLateAnswers({ engine, contract: checkCard })).toThrow(
    /check-card has sealed variables, so the option payloadCodec is needed\./,
  );
});
