import { expect, test } from 'vitest';
import { readProcessRooms } from './read-process-rooms.ts';
import { plant } from './test/helpers/plant.ts';

test.each([
  ['a folder of a model', 'bpmn/ship-order/README.md', ['ship-order']],
  ['a model whose name begins with test', 'bpmn/test-drive/README.md', ['test-drive']],
  ['what the tests of all models share', 'bpmn/test/helpers/model-engine.ts', []],
])('of %s come the right rooms', async (_, file, keys) => {
  const planted = plant({ [file]: '' });
  const rooms = await readProcessRooms(planted, '');
  // The planted repository has a worker of its own.
  expect(rooms.map(({ key }) => key)).toEqual(['order-fulfillment', ...keys]);
});
