import { ok } from '@stepwright/worker-sdk/handler-testing';
import { expect, test } from 'vitest';
import { startBench } from '../test/helpers/bench.ts';
import { notifyCustomerHandler } from './notify-customer.ts';

const answers = { 'GET /orders/O-1': ok({ customerAccountId: 'A-7', currency: 'EUR', total: '12.50' }) };

test('sends the customer one message', async () => {
  const bench = await startBench(answers);
  const told = await bench.run(notifyCustomerHandler);
  expect(told).toEqual({ kind: 'complete', variables: { messageId: 'MSG-000001' } });
  const { requests } = await bench.downstream.control.ledger();
  expect(requests).toMatchObject([{ system: 'notification', idempotencyKey: 'acme:O-1:notify:g1' }]);
});

test('a lost answer does not become a second message', async () => {
  const bench = await startBench(answers);
  await bench.downstream.control.setMode('notification', 'query');
  await bench.downstream.control.addFault({ system: 'notification', operation: 'messages', kind: 'timeout-after' });
  expect(await bench.run(notifyCustomerHandler)).toMatchObject({ kind: 'failure', retries: 3 });
  const told = await bench.run(notifyCustomerHandler);
  expect(told).toEqual({ kind: 'complete', variables: { messageId: 'MSG-000001' } });
  expect((await bench.downstream.control.ledger()).effects).toHaveLength(1);
});
