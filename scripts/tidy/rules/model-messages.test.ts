import { expect, test } from 'vitest';
import { plantRoom } from '../test/helpers/plant-room.ts';
import { modelMessages } from './model-messages.ts';

test('lets a model pass that waits for the messages of its contract', async () => {
  expect(modelMessages([await plantRoom()])).toEqual([]);
});

test('refuses a message that the contract does not name, and one that the model does not wait for', async () => {
  const found = modelMessages([await plantRoom({}, ['name="goods-left"', 'name="goods-gone"'])]);
  expect(found).toEqual([
    {
      rule: 'model-messages',
      file: 'bpmn/ship-order/ship-order.bpmn',
      line: 11,
      message: expect.stringContaining('the message goods-gone'),
    },
    {
      rule: 'model-messages',
      file: 'contracts/processes/ship-order/process.ts',
      message: expect.stringContaining('the message goods-left'),
    },
  ]);
});
