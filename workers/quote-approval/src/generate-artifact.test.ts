import { ok } from '@stepwright/worker-sdk/handler-testing';
import { expect, test } from 'vitest';
import { startBench } from '../test/helpers/bench.ts';
import { generateArtifactHandler } from './generate-artifact.ts';

const line = {
  lineIndex: 0,
  offeringId: 'fiber-500',
  offeringVersion: 2,
  offeringName: 'Fiber 500',
  sku: 'FIBER-500',
  quantity: '1',
  action: 'ADD',
  configuration: { speed: 500 },
};
const priceLine = {
  lineIndex: 0,
  unitRecurring: '49.90',
  unitOneTime: '0.00',
  discountBasisPoints: 500,
  discountReason: 'he threatened to leave',
  recurring: '47.41',
  oneTime: '0.00',
  total: '47.41',
};
const quote = {
  quoteId: 'Q-1',
  revision: 4,
  version: 9,
  customerAccountId: 'A-7',
  currency: 'EUR',
  validUntil: '2030-01-01T00:00:00.000Z',
  lines: [line],
  price: { recurringTotal: '47.41', oneTimeTotal: '0.00', total: '47.41', lines: [priceLine], trace: 'floor 40.00' },
  approval: { reasonCode: 'DISCOUNT_HIGH' },
};
const answers = { 'GET /quotes/Q-1': ok(quote) };
const renderings = { system: 'documents', operation: 'renderings' } as const;
const completed = { kind: 'complete', variables: { artifactId: 'DOC-000001' } };
const recorded = {
  outcome: 'SUCCEEDED',
  output: { artifactId: { type: 'String', value: 'DOC-000001' } },
  externalReference: 'DOC-000001',
  evidence: {
    storageUri: expect.stringMatching(/\/documents\/content\/DOC-000001$/),
    contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    templateId: 'quote-document',
    templateVersion: '1',
  },
};

test('gives the process the artifact id alone and the service all that proves the document', async () => {
  const bench = await startBench(answers);
  expect(await bench.run(generateArtifactHandler)).toEqual(completed);
  expect(bench.outcomes).toEqual([recorded]);
  const { requests } = await bench.downstream.control.ledger();
  expect(requests).toMatchObject([{ ...renderings, idempotencyKey: 'acme:Q-1:r4:quote-document:g1' }]);
});

test('the document shows the offer and not the bargaining', async () => {
  const bench = await startBench(answers);
  await bench.run(generateArtifactHandler);
  const html = await (await fetch(`${bench.downstream.url}/documents/content/DOC-000001`)).text();
  for (const shown of ['Fiber 500', '49.90', '47.41']) expect(html).toContain(shown);
  for (const hidden of [priceLine.discountReason, 'floor 40.00', 'DISCOUNT_HIGH']) expect(html).not.toContain(hidden);
});

test('a second run answers the stored id and renders nothing', async () => {
  const bench = await startBench(answers);
  await bench.run(generateArtifactHandler);
  expect(await bench.run(generateArtifactHandler)).toEqual(completed);
  expect((await bench.downstream.control.ledger()).requests).toHaveLength(1);
});

test('a lost answer is reconciled with the same proof', async () => {
  const bench = await startBench(answers);
  await bench.downstream.control.addFault({ ...renderings, kind: 'timeout-after' });
  expect(await bench.run(generateArtifactHandler)).toMatchObject({ kind: 'failure', retries: 3 });
  expect(await bench.run(generateArtifactHandler)).toEqual(completed);
  expect(bench.outcomes.at(-1)).toEqual(recorded);
});

test('a quote that has been revised ends the approval and nothing is rendered', async () => {
  const bench = await startBench({ 'GET /quotes/Q-1': ok({ ...quote, revision: 5 }) });
  expect(await bench.run(generateArtifactHandler)).toEqual({ kind: 'bpmnError', code: 'APPROVAL_OBSOLETE' });
  expect((await bench.downstream.control.ledger()).requests).toEqual([]);
});

test('a refused attempt ends the approval and nothing is rendered', async () => {
  const bench = await startBench(answers, { refuseAttempt: () => 'APPROVAL_OBSOLETE' });
  expect(await bench.run(generateArtifactHandler)).toEqual({ kind: 'bpmnError', code: 'APPROVAL_OBSOLETE' });
  expect((await bench.downstream.control.ledger()).requests).toEqual([]);
});
