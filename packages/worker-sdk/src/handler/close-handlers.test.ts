import { expect, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { countLines } from '../../test/helpers/contracts.ts';
import { defineHandler } from './define-handler.ts';

const counting = defineHandler(countLines, { execute: async (_input, context) => context.complete({ lineCount: 1 }) });

test('a worker closes its handlers when its last run has ended, and once', async () => {
  let closed = 0;
  const close = async () => {
    closed += 1;
  };
  const { engine, worker, ended } = startBench([{ ...counting, close }]);
  await ended(engine.add({ topic: 'count-lines' }));
  expect(closed).toBe(0);
  await worker.stop();
  await worker.stop();
  expect(closed).toBe(1);
});

test('a handler that cannot be closed does not keep its worker from stopping', async () => {
  const close = async () => {
    throw new Error('it is stuck');
  };
  const { worker, lines } = startBench([{ ...counting, close }]);
  await worker.stop();
  expect(worker.state).toBe('STOPPED');
  expect(lines).toContainEqual({
    level: 'warn',
    message: 'a handler could not be closed',
    fields: { topic: 'count-lines', error: 'it is stuck' },
  });
});
