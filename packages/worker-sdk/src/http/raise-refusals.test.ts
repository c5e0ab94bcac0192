import { expect, test } from 'vitest';
import { startBench } from '../../test/helpers/bench.ts';
import { countLines } from '../../test/helpers/contracts.ts';
import { defineHandler } from '../handler/define-handler.ts';
import { raiseRefusals } from './raise-refusals.ts';
import { ServiceCallError } from './service-call-error.ts';

function refusing(errorCode: string) {
  return defineHandler(countLines, {
    execute: raiseRefusals(countLines, async () => {
      throw new ServiceCallError(`refused with ${errorCode}`, { errorCode, status: 409, retryable: false });
    }),
  });
}

test('a refusal whose code the contract declares becomes that BPMN error', async () => {
  const { engine, ended } = startBench([refusing('NO_STOCK')]);
  const task = await ended(engine.add({ topic: 'count-lines' }));
  expect(task).toMatchObject({ state: 'BPMN_ERROR', errorCode: 'NO_STOCK' });
});

test('any other refusal is a retry that names it', async () => {
  const { engine, failed } = startBench([refusing('NOT_DECLARED')]);
  const task = await failed(engine.add({ topic: 'count-lines' }), 1);
  expect(task.failures[0]?.errorMessage).toContain('refused with NOT_DECLARED');
});

test('an error that needs data cannot come from a refusal: it is an incident', async () => {
  const { engine, failed } = startBench([refusing('TOO_LARGE')]);
  const task = await failed(engine.add({ topic: 'count-lines' }), 1);
  expect(task.failures[0]).toMatchObject({ retries: 0, errorMessage: expect.stringContaining('CONTRACT_OUTPUT') });
});
