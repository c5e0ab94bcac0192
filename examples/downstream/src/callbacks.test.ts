import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CallbackReceiver, startCallbackReceiver } from '../test/helpers/callback-receiver.ts';
import { poll } from '../test/helpers/poll.ts';
import { post } from '../test/helpers/post.ts';
import { type Downstream, startDownstream } from './start-downstream.ts';

let downstream: Downstream;
let receiver: CallbackReceiver;
beforeAll(async () => {
  downstream = await startDownstream({ callbackDelayMs: 20 });
  receiver = await startCallbackReceiver();
});
beforeEach(async () => {
  await downstream.control.reset();
  await downstream.control.clearFaults();
  receiver.received.length = 0;
});
afterAll(async () => {
  await downstream.stop();
  await receiver[Symbol.asyncDispose]();
});

const businessKey = 'acme:order:O-2001';
const handOff = async (key = 'k-1', more: object = {}) => {
  const body = { businessKey, callbackUrl: receiver.url, correlation: 'wait-7', ...more };
  return String((await post(downstream.url, '/billing/handoffs', key, body)).body.reference);
};
const arrived = (count: number) => poll(() => receiver.received.length >= count);

describe('a handoff is confirmed', () => {
  test('once, with what the receiver needs to know', async () => {
    const reference = await handOff('k-1', { callbackToken: 'secret-token' });
    await arrived(1);
    expect(receiver.received).toMatchObject([
      {
        headers: { authorization: 'Bearer secret-token', 'idempotency-key': `callback-${reference}` },
        body: { reference, correlation: 'wait-7', idempotencyKey: 'k-1', businessKey, outcome: 'CONFIRMED' },
      },
    ]);
    const view = await poll(async () => {
      const ledger = await downstream.control.ledger();
      return ledger.callbacks.length > 0 && ledger;
    });
    expect(view.callbacks).toMatchObject([{ reference, businessKey, status: 204 }]);
    expect(JSON.stringify(view)).not.toContain('secret-token');
  });

  test('without Authorization when no token was given', async () => {
    await handOff();
    await arrived(1);
    expect(receiver.received[0]?.headers).not.toHaveProperty('authorization');
  });

  test('again after failures, until the receiver takes it', async () => {
    receiver.answerNext(503, 500);
    await handOff();
    const callbacks = await poll(async () => {
      const ledger = await downstream.control.ledger();
      return ledger.callbacks.length === 3 && ledger.callbacks;
    });
    expect(callbacks.map(({ status }) => status)).toEqual([503, 500, 204]);
  });

  test('no more once the receiver has taken it', async () => {
    await handOff('k-1');
    await arrived(1);
    // The failed first attempt makes k-2 arrive for good only after k-1 would have been sent again.
    receiver.answerNext(503);
    await handOff('k-2');
    await arrived(3);
    const keys = receiver.received.map(({ body }) => (body as { idempotencyKey: string }).idempotencyKey);
    expect(keys).toEqual(['k-1', 'k-2', 'k-2']);
  });

  test('once for a repeat of the same key', async () => {
    await handOff();
    await handOff();
    await arrived(1);
    await handOff('k-2');
    await arrived(2);
    expect(receiver.received.map(({ body }) => body)).toMatchObject([
      { idempotencyKey: 'k-1' },
      { idempotencyKey: 'k-2' },
    ]);
  });

  test('not at all when it names no address', async () => {
    const reference = String((await post(downstream.url, '/billing/handoffs', 'k-1', { businessKey })).body.reference);
    await expect(downstream.control.sendCallback(reference)).rejects.toMatchObject({ code: 'CALLBACK_URL_MISSING' });
  });
});

test('answer-twice sends the confirmation twice under the same key', async () => {
  await downstream.control.addFault({ system: 'billing', operation: 'handoffs', kind: 'answer-twice' });
  const reference = await handOff();
  await arrived(2);
  const keys = receiver.received.map(({ headers }) => headers['idempotency-key']);
  expect(keys).toEqual([`callback-${reference}`, `callback-${reference}`]);
});

test('lose-callback sends none, until it is asked for', async () => {
  await downstream.control.addFault({ system: 'billing', operation: 'handoffs', kind: 'lose-callback' });
  const lost = await handOff('k-1');
  await handOff('k-2');
  await arrived(1);
  expect(receiver.received).toMatchObject([{ body: { idempotencyKey: 'k-2' } }]);
  expect(await downstream.control.sendCallback(lost)).toEqual({ reference: lost, delivered: true, status: 204 });
  expect(receiver.received[1]).toMatchObject({ body: { reference: lost } });
});

test('a handoff that is cancelled before its confirmation is not confirmed', async () => {
  const slow = await startDownstream({ callbackDelayMs: 150 });
  try {
    const body = { businessKey, callbackUrl: receiver.url };
    const { reference } = (await post(slow.url, '/billing/handoffs', 'k-1', body)).body;
    await post(slow.url, '/billing/handoff-cancellations', 'u-1', { businessKey, reference });
    await post(slow.url, '/billing/handoffs', 'k-2', body);
    await arrived(1);
    expect(receiver.received).toMatchObject([{ body: { idempotencyKey: 'k-2' } }]);
  } finally {
    await slow.stop();
  }
});

test('a confirmation that cannot be delivered is reported with the reason', async () => {
  await using gone = await startCallbackReceiver();
  await gone[Symbol.asyncDispose]();
  const reference = await handOff('k-1', { callbackUrl: gone.url });
  expect(await downstream.control.sendCallback(reference)).toEqual({
    reference,
    delivered: false,
    error: 'ECONNREFUSED',
  });
});
