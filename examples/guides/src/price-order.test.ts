import { testHandler } from '@stepwright/worker-sdk/testing';
import { expect, test } from 'vitest';
import { type CatalogAnswer, startCatalog } from '../test/helpers/start-catalog.ts';
import { priceOrderTask } from './contracts.ts';
import { createPriceOrder } from './price-order.ts';

const input = { tenantId: 'acme', article: 'A-1' };

/** Runs the handler once, with a catalog that answers so. */
async function runWith(answer: CatalogAnswer) {
  const catalog = await startCatalog();
  catalog.answer = answer;
  const bench = testHandler(createPriceOrder(catalog.url), {
    contract: priceOrderTask,
    businessKey: 'acme:order:O-1',
  });
  return bench.run(input);
}

// #region table
test.each<[string, CatalogAnswer, object]>([
  ['a price completes', { status: 200 }, { kind: 'complete', output: { total: '12.50' } }],
  ['an unknown article is a BPMN error', { status: 404 }, { kind: 'bpmnError', code: 'ARTICLE_UNKNOWN' }],
  ['no price yet is benign', { status: 409 }, { kind: 'retry', code: 'BENIGN', retries: 2, retryTimeoutMs: 5_000 }],
  ['a withdrawn article is for a person', { status: 410 }, { kind: 'incident', code: 'CATALOG_REFUSED' }],
  ['a broken catalog is a retry', { status: 500 }, { kind: 'retry', code: 'HANDLER_ERROR', retryTimeoutMs: 5_000 }],
  [
    'a busy catalog says when',
    { status: 429, headers: { 'retry-after': '20' } },
    { kind: 'retry', code: 'RETRY', retryTimeoutMs: 20_000 },
  ],
])('%s', async (_title, answer, outcome) => {
  expect((await runWith(answer)).outcome).toMatchObject(outcome);
});
// #endregion

test('a Retry-After that is a date leaves the wait to the policy', async () => {
  const answer = { status: 429, headers: { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' } };
  expect((await runWith(answer)).outcome).toMatchObject({ kind: 'retry', retryTimeoutMs: 5_000 });
});

test('three runs in all, then an incident', async () => {
  const first = await runWith({ status: 500 });
  const { runs, outcome } = await first.untilSettled();
  expect([first, ...runs].map((run) => run.outcome.kind)).toEqual(['retry', 'retry', 'incident']);
  expect(outcome).toMatchObject({ code: 'HANDLER_ERROR', reason: 'the catalog answered 500' });
});
