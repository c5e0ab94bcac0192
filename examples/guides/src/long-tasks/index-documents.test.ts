import { testHandler } from '@stepwright/worker-sdk/testing';
import { expect, test } from 'vitest';
import { indexDocumentsTask } from './contracts.ts';
import { createIndexDocuments } from './index-documents.ts';

const input = { tenantId: 'acme', documentCount: 4 };

function benchOf(indexDocument: (document: number) => void) {
  const handler = createIndexDocuments(async (document) => indexDocument(document));
  return testHandler(handler, { contract: indexDocumentsTask, businessKey: 'acme:order:O-1' });
}

test('a run that fails is gone on with where it stood', async () => {
  const asked: number[] = [];
  const bench = benchOf((document) => {
    asked.push(document);
    if (asked.length === 3) throw new Error('the index is down');
  });
  const { outcome, runs } = await bench.untilSettled(input);
  expect(runs.map((run) => run.outcome.kind)).toEqual(['retry', 'complete']);
  expect(outcome).toEqual({ kind: 'complete', output: { documentsIndexed: 4 } });
  expect(asked).toEqual([1, 2, 3, 3, 4]);
});

test('the next task begins with the first document', async () => {
  const asked: number[] = [];
  const bench = benchOf((document) => asked.push(document));
  await bench.untilSettled(input);
  await bench.untilSettled(input);
  expect(asked).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
});
