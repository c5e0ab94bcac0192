import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Answer, callers, type QuoteBench, startQuoteBench } from '../helpers/quote-bench.ts';
import { fiberLine, QuoteWalk, someHash } from '../helpers/quote-walk.ts';

let bench: QuoteBench;

beforeAll(async () => {
  bench = await startQuoteBench();
});

afterAll(async () => {
  await bench?.stop();
});

const ways: Record<string, () => Promise<QuoteWalk>> = {
  DRAFT: () => QuoteWalk.create(bench),
  CONFIGURED: async () => {
    const walk = await QuoteWalk.create(bench);
    await walk.configure();
    return walk;
  },
  PRICED: () => QuoteWalk.priced(bench),
  PENDING_APPROVAL_WORKFLOW_START: async () => {
    const walk = await QuoteWalk.priced(bench);
    await walk.submit();
    return walk;
  },
  PENDING_APPROVAL: () => QuoteWalk.pending(bench),
  APPROVED: () => QuoteWalk.approved(bench),
  APPROVAL_REJECTED: async () => {
    const walk = await QuoteWalk.pending(bench);
    await walk.decide(callers.manager, { decision: 'REJECTED' });
    return walk;
  },
  ACCEPTED_PENDING_ORDER_CREATION: async () => {
    const walk = await QuoteWalk.approved(bench);
    bench.neighbours.orderStatus = 503;
    await walk.tryAcceptance();
    await walk.read();
    return walk;
  },
  ACCEPTED: async () => {
    bench.neighbours.orderStatus = 201;
    const walk = await QuoteWalk.approved(bench);
    await walk.tryAcceptance();
    await vi.waitFor(async () => expect((await walk.read()).status).toBe('ACCEPTED'), { timeout: 10_000 });
    return walk;
  },
};

const sends: Record<string, (walk: QuoteWalk) => Promise<Answer>> = {
  configure: (walk) => walk.send(callers.seller, 'configuration', { lines: [fiberLine] }, {}, 'PUT'),
  price: (walk) => walk.send(callers.seller, 'pricing', { priceBookId: 'standard' }),
  submit: (walk) => walk.send(callers.seller, 'approval-submission', { quoteRevision: walk.revision }),
  registerArtifact: (walk) =>
    walk.send(callers.seller, 'artifacts', {
      quoteRevision: walk.revision,
      artifactType: 'OFFER',
      templateId: 't',
      templateVersion: '1',
      storageUri: 's3://b/1',
      contentHash: someHash,
    }),
  accept: (walk) => {
    if (walk.artifactId === '') walk.artifactId = 'DOC-1';
    return walk.tryAcceptance();
  },
};

/** Answers in the order of `sends`: the new state, or the code of the 409. */
const expected: Record<string, string> = {
  DRAFT: 'CONFIGURED QUOTE_NOT_CONFIGURED QUOTE_NOT_PRICED QUOTE_NOT_APPROVED QUOTE_NOT_APPROVED',
  CONFIGURED: 'CONFIGURED PRICED QUOTE_NOT_PRICED QUOTE_NOT_APPROVED QUOTE_NOT_APPROVED',
  PRICED: 'CONFIGURED PRICED PENDING_APPROVAL_WORKFLOW_START QUOTE_NOT_APPROVED QUOTE_NOT_APPROVED',
  PENDING_APPROVAL_WORKFLOW_START: 'CONFIGURED PRICED APPROVAL_PENDING QUOTE_NOT_APPROVED QUOTE_NOT_APPROVED',
  PENDING_APPROVAL: 'CONFIGURED PRICED APPROVAL_PENDING QUOTE_NOT_APPROVED QUOTE_NOT_APPROVED',
  APPROVED: 'CONFIGURED PRICED QUOTE_APPROVED APPROVED ACCEPTED_PENDING_ORDER_CREATION',
  APPROVAL_REJECTED: 'CONFIGURED PRICED QUOTE_REJECTED QUOTE_NOT_APPROVED QUOTE_NOT_APPROVED',
  ACCEPTED_PENDING_ORDER_CREATION: 'QUOTE_ACCEPTED QUOTE_ACCEPTED QUOTE_ACCEPTED QUOTE_ACCEPTED QUOTE_ACCEPTED',
  ACCEPTED: 'QUOTE_ACCEPTED QUOTE_ACCEPTED QUOTE_ACCEPTED QUOTE_ACCEPTED QUOTE_ACCEPTED',
};

describe.each(Object.keys(ways))('a quote that is %s', (state) => {
  it('answers every command as the table says, and a refusal changes nothing', async () => {
    const seen: string[] = [];
    for (const send of Object.values(sends)) {
      const walk = (await ways[state]?.()) as QuoteWalk;
      const before = await walk.read();
      expect(before.status).toBe(state);
      const answer = await send(walk);
      seen.push(answer.status === 409 ? answer.body.errorCode : answer.body.status);
      if (answer.status === 409) expect((await walk.read()).version).toBe(before.version);
    }
    expect(seen.join(' ')).toBe(expected[state]);
  });
});
