import { testHandler } from '@stepwright/worker-sdk/testing';
import { expect, test } from 'vitest';
import { type CatalogAnswer, startCatalog } from '../test/helpers/start-catalog.ts';
import { priceOrderTask } from './contracts.ts';
import { createPriceOrder } from './price-order.ts';

const input = { tenantId: 'acme', article: 'A-1' };

// #region table
async function openScene(answer: CatalogAnswer) {
  const catalog = await startCatalog();
  catalog.answer = answer;
  return testHandler(createPriceOrder(catalog.url), { contract: priceOrderTask, businessKey: 'acme:order:O-1' });
}

test.each([
  [200, { kind: 'complete', output: { total: '12.50' } }],
  [404, { kind: 'bpmnError', code: 'ARTICLE_UNKNOWN' }],
  [409, { kind: 'retry', code: 'BENIGN', retries: 2, retryTimeoutMs: 5_000 }],
  [410, { kind: 'incident', code: 'CATALOG_REFUSED' }],
  [500, { kind: 'retry', code: 'HANDLER_ERROR', retries: 2, retryTimeoutMs: 5_000 }],
])('when the catalog answers %i', async (status, outcome) => {
  const bench = await openScene({ status });
  expect((await bench.run(input)).outcome).toMatchObject(outcome);
});
// #endregion

test.each([
  ['20', 20_000],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 5_000],
])('a busy catalog with Retry-After %s is asked again after %i ms', async (retryAfter, retryTimeoutMs) => {
  const bench = await openScene({ status: 429, headers: { 'retry-after': retryAfter } });
  expect((await bench.run(input)).outcome).toMatchObject({ kind: 'retry', code: 'RETRY', retryTimeoutMs });
});

test('three runs in all, then an incident', async () => {
  const bench = await openScene({ status: 500 });
  const { runs, outcome } = await bench.untilSettled(input);
  expect(runs.map((run) => run.outcome.kind)).toEqual(['retry', 'retry', 'incident']);
  expect(outcome).toMatchObject({ code: 'HANDLER_ERROR', reason: 'the catalog answered 500' });
});
