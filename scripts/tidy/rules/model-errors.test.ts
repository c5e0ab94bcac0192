import { expect, test } from 'vitest';
import { plantRoom } from '../test/helpers/plant-room.ts';
import { modelErrors } from './model-errors.ts';

test('lets a model pass that knows the errors of its tasks', async () => {
  expect(modelErrors([await plantRoom()])).toEqual([]);
});

test('refuses an error that no task declares, and a declared one that the model does not know', async () => {
  const found = modelErrors([await plantRoom({}, ['errorCode="DUPLICATE_START"', 'errorCode="DUPLICATED_START"'])]);
  expect(found).toEqual([
    {
      rule: 'model-errors',
      file: 'bpmn/ship-order/ship-order.bpmn',
      line: 12,
      message: expect.stringContaining('DUPLICATED_START, which no task'),
    },
    {
      rule: 'model-errors',
      file: 'bpmn/ship-order/ship-order.bpmn',
      message: expect.stringContaining('does not know the error DUPLICATE_START'),
    },
  ]);
});
