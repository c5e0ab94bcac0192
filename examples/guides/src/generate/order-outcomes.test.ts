import { readFile } from 'node:fs/promises';
import { modelModule } from '@stepwright/codegen';
import { expect, test } from 'vitest';
import { orderModel } from './order.model.ts';
import { outcomes } from './order-outcomes.ts';

test('every end of the order has its words', () => {
  const ends = Object.entries(orderModel.elements).filter(([, kind]) => kind === 'endEvent');
  expect(Object.keys(outcomes).sort()).toEqual(ends.map(([id]) => id).sort());
});

// #region fresh
test('the module is what the model says', async () => {
  const content = await readFile(new URL('../../order.bpmn', import.meta.url));
  const written = await readFile(new URL('order.model.ts', import.meta.url), 'utf8');
  expect(modelModule({ fileName: 'order.bpmn', content })).toBe(written);
});
// #endregion
