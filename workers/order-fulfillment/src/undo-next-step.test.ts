import { ok, problem } from '@stepwright/worker-sdk/handler-testing';
import { expect, test } from 'vitest';
import { startBench } from '../test/helpers/bench.ts';
import { undoNextStepHandler } from './undo-next-step.ts';

const route = 'POST /orders/O-1/undo-selections';

test.each([
  { undoAction: 'RELEASE_INVENTORY', undoStepId: 'step-1' },
  { undoAction: 'NOTHING', undoStepId: '' },
])('answers what the service has selected: $undoAction', async (selection) => {
  const bench = await startBench({ [route]: ok(selection) });
  expect(await bench.run(undoNextStepHandler)).toEqual({ kind: 'complete', variables: selection });
});

test('while an attempt is in doubt it asks again later', async () => {
  const bench = await startBench({ [route]: problem(409, 'ATTEMPTS_IN_DOUBT') });
  expect(await bench.run(undoNextStepHandler)).toMatchObject({ kind: 'failure', retries: 2 });
});
