import { defineError, defineTask, v } from '@stepwright/contract';
import { expect, test } from 'vitest';
import { createFakeEngine } from '../../test/helpers/fake-engine.ts';
import { cardCodec, checkCard, payment } from '../../test/helpers/sealed-contracts.ts';
import type { BoundHandler } from '../handler/define-handler.ts';
import { createStockWorker } from '../stock/create-stock-worker.ts';
import { createWorker } from '../worker/worker.ts';

const sealed = { secret: v.string().sealed() };
const refused = defineError({ code: 'REFUSED', description: 'It is refused.', data: sealed });
const { businessKey, input, output } = checkCard;
const plain = { topic: 'check-card', description: 'Checks.', businessKey, external: 'none' } as const;
const { tenantId } = input;

test.each([
  ['input', defineTask({ ...plain, input: { tenantId, ...sealed } })],
  ['output', defineTask({ ...plain, input: { tenantId }, output })],
  ['the data of an error', defineTask({ ...plain, input: { tenantId }, errors: [refused] })],
])('a worker whose contract has a sealed variable in %s does not start without a codec', (_where, contract) => {
  const handler: BoundHandler = { contract, handler: { execute: () => Promise.reject(new Error('it never runs')) } };
  const options = { process: payment, engine: createFakeEngine(), handlers: [handler], freesDeadLocks: false };
  const problem = /check-card has sealed variables, so the option payloadCodec is needed/;
  expect(() => createWorker(options)).toThrow(problem);
  expect(() => createWorker(options)).toThrow(expect.objectContaining({ code: 'WORKER_OPTIONS_INVALID' }));
  expect(() => createWorker({ ...options, payloadCodec: cardCodec })).not.toThrow();
  expect(() => createStockWorker({ ...options, client: {} as never })).toThrow(problem);
});
