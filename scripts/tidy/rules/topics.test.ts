import { expect, test } from 'vitest';
import { plantRoom } from '../test/helpers/plant-room.ts';
import { topics } from './topics.ts';

test('lets a process pass that says the same in all places', async () => {
  expect(topics([await plantRoom()])).toEqual([]);
});

test('refuses a process without contract and model', () => {
  const room = { key: 'ship-order', taskFiles: {}, handlers: [], handlerTests: [] };
  expect(topics([room]).map(({ file }) => file)).toEqual([
    'contracts/processes/ship-order/process.ts',
    'bpmn/ship-order/ship-order.bpmn',
  ]);
});

test.each([
  ['a handler is missing', { handlers: ['claim-start'] }, 'workers/ship-order/src/pick-goods.ts', 'binds no handler'],
  [
    'a handler is extra',
    { handlers: ['claim-start', 'pick-goods', 'fly'] },
    'workers/ship-order/src/fly.ts',
    'no topic fly',
  ],
  ['a test is missing', { handlerTests: ['pick-goods'] }, 'workers/ship-order/src/claim-start.test.ts', 'is missing'],
  [
    'the folder has another name',
    { key: 'ship-orders' },
    'contracts/processes/ship-orders/process.ts',
    'has the key ship-order',
  ],
])('refuses that %s', async (_, change, file, message) => {
  expect(topics([await plantRoom(change)])).toContainEqual({
    rule: 'topics',
    file,
    message: expect.stringContaining(message),
  });
});

test('refuses files of contracts that differ from their topics', async () => {
  const { taskFiles } = await plantRoom();
  const misnamed = {
    'claim-start': taskFiles['claim-start'] ?? [],
    'take-goods': taskFiles['pick-goods'] ?? [],
    notes: [],
  };
  expect(topics([await plantRoom({ taskFiles: misnamed })]).map(({ message }) => message)).toEqual([
    expect.stringContaining('defines the topic pick-goods; name file and topic alike'),
    expect.stringContaining('defines 0 tasks'),
    expect.stringContaining('lists pick-goods, which has no file'),
  ]);
});

test.each([
  [
    'camunda:topic="pick-goods"',
    'camunda:topic="take-goods"',
    [
      'the task pick-goods has the topic take-goods',
      'take-goods is in no contract',
      'lists pick-goods, which no service task',
    ],
  ],
  ['id="pick-goods"', 'id="pick-the-goods"', ['the task pick-the-goods has the topic pick-goods']],
  ['process id="ship-order"', 'process id="ship"', ['has the process id ship']],
])('refuses a model with %s changed to %s', async (from, to, messages) => {
  const found = topics([await plantRoom({}, [from, to])]);
  expect(found.map(({ message }) => message)).toEqual(messages.map((message) => expect.stringContaining(message)));
});
