import { ok } from '@stepwright/worker-sdk/handler-testing';
import { expect, test } from 'vitest';
import { type Bench, startBench } from '../test/helpers/bench.ts';
import { deactivateServiceHandler } from './deactivate-service.ts';

const input = { undoStepId: 'step-1' };
const answers = {
  'GET /orders/O-1/steps/step-1': ok({ stepType: 'ACTIVATE_SERVICE', externalReference: 'ACT-000001' }),
};

async function startBenchWithEffect(): Promise<Bench> {
  const bench = await startBench(answers);
  await fetch(`${bench.downstream.url}/provisioning/activations`, {
    method: 'POST',
    headers: { 'idempotency-key': 'the-step', 'content-type': 'application/json' },
    body: JSON.stringify({ businessKey: 'acme:order:O-1' }),
  });
  return bench;
}

test('undoes the effect of the step under a key of its own', async () => {
  const bench = await startBenchWithEffect();
  expect(await bench.run(deactivateServiceHandler, input)).toEqual({ kind: 'complete', variables: {} });
  const { effects } = await bench.downstream.control.ledger();
  expect(effects.at(-1)).toMatchObject({
    operation: 'deactivations',
    undoes: 'ACT-000001',
    idempotencyKey: 'acme:O-1:undo-step-1:g1',
  });
});

test('a lost answer is reconciled, and the effect undone once', async () => {
  const bench = await startBenchWithEffect();
  await bench.downstream.control.addFault({
    system: 'provisioning',
    operation: 'deactivations',
    kind: 'timeout-after',
  });
  expect(await bench.run(deactivateServiceHandler, input)).toMatchObject({ kind: 'failure', retries: 3 });
  expect(await bench.run(deactivateServiceHandler, input)).toEqual({ kind: 'complete', variables: {} });
  const { effects } = await bench.downstream.control.ledger();
  expect(effects.filter(({ operation }) => operation === 'deactivations')).toHaveLength(1);
});

test('an effect that the system does not know yet is tried again', async () => {
  const bench = await startBench(answers);
  const told = await bench.run(deactivateServiceHandler, input);
  expect(told).toMatchObject({ kind: 'failure', retries: 2, message: expect.stringContaining('EFFECT_UNKNOWN') });
});
