import {
  createPlatformClient,
  expectStatus,
  type Platform,
  people,
  seedCatalog,
  startPlatform,
} from '@platform/quote-to-order';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide, readQuote, taskShown, tasksOf, waitForDocument, waitForQuote } from '../helpers/approval.ts';
import { endsOf, timersOf } from '../helpers/engine-story.ts';
import { createEngineTime, type EngineTime } from '../helpers/engine-time.ts';
import { serviceRows, timesDone } from '../helpers/service-rows.ts';
import {
  acceptWhenShown,
  configure,
  makePricedQuote,
  orderOf,
  reprice,
  type SeenQuote,
  submit,
  waitForOrder,
} from '../helpers/walk.ts';

let platform: Platform;
let time: EngineTime;

beforeAll(async () => {
  platform = await startPlatform({ testClock: true, workerSettings: { LONG_POLL_MS: '500' } });
  time = createEngineTime(platform);
  await seedCatalog(platform);
});

afterAll(() => platform?.stop());

/** The time within which a submitted quote must be in the worklist. */
const shownWithinMs = 30_000;
const hourMs = 3_600_000;
const colleague = { ...people.manager, sub: 'mark' };

const keyOf = ({ quoteId, revision }: SeenQuote): string => `acme:quote:${quoteId}:r${revision}`;

async function submitted(basisPoints: number): Promise<SeenQuote> {
  const quote = await makePricedQuote(platform, { lineCount: 1, basisPoints });
  await submit(platform, quote);
  return quote;
}

/** The same quote as its seller sees it now. */
async function asItIs(quote: SeenQuote): Promise<SeenQuote> {
  return { ...quote, etag: (await readQuote(platform, quote.quoteId)).etag };
}

/** Accepts the quote and has its order fulfilled; there is one. */
async function expectOneOrder({ quoteId }: SeenQuote): Promise<void> {
  await acceptWhenShown(platform, quoteId);
  const orderId = await orderOf(platform, quoteId);
  await waitForOrder(platform, orderId, 'COMPLETED');
  const orders = await serviceRows(platform, 'select order_id from "order".sales_order where quote_id = $1', [quoteId]);
  expect(orders).toEqual([{ order_id: orderId }]);
}

/** Ids of the people who were refused, with how often. */
function denials(quoteId: string): Promise<readonly { actor: string; reason: string | null }[]> {
  return serviceRows(
    platform,
    `select actor_id as actor, business_reason as reason from quote.audit_event
     where resource_id = $1 and outcome = 'DENIED' order by sequence`,
    [quoteId],
  );
}

describe('an approval', () => {
  it('needs nobody when the discount is the seller’s to give', async () => {
    const quote = await submitted(0);
    const { body } = await waitForDocument(platform, quote.quoteId);
    expect(body).toMatchObject({ status: 'APPROVED', approval: { approvalLevels: 0, tasks: [], decisions: [] } });
    expect(await endsOf(platform, keyOf(quote))).toEqual(['quote-approved']);
    await expectOneOrder(quote);
  });

  it('is in the worklist of the managers within 30 s of the submission, and ends with the decision of one', async () => {
    const quote = await submitted(1_000);
    const submittedAt = performance.now();
    const task = await taskShown(platform, quote, people.manager, shownWithinMs);
    const shownAfterMs = Math.round(performance.now() - submittedAt);
    process.stdout.write(`in the worklist ${shownAfterMs} ms after the submission (limit ${shownWithinMs} ms)\n`);
    expect(shownAfterMs).toBeLessThanOrEqual(shownWithinMs);
    expect(await tasksOf(platform, quote.quoteId, people.director)).toEqual([]);

    expectStatus(await decide(platform, task, people.manager), 'decide', 200);
    await taskShown(platform, { ...quote, status: 'DECIDED' }, people.manager);
    const second = await decide(platform, task, colleague);
    expect([second.status, second.body.errorCode]).toEqual([409, 'APPROVAL_TASK_DECIDED']);
    const { body } = await waitForDocument(platform, quote.quoteId);
    expect(body.approval.decisions).toMatchObject([{ level: 1, decision: 'APPROVED', approverId: 'maria' }]);
    await expectOneOrder(quote);
  });

  it('of two levels goes from the manager to the director; each decides the own level only, the requester none', async () => {
    const quote = await submitted(3_000);
    const first = await taskShown(platform, quote, people.manager);
    const sellerWhoApproves = {
      ...people.manager,
      sub: people.seller.sub,
      groups: ['sales-managers', 'sales-directors'],
    };
    const refusals = [await decide(platform, first, people.director), await decide(platform, first, sellerWhoApproves)];
    expectStatus(await decide(platform, first, people.manager), 'decide level 1', 200);
    const second = await taskShown(platform, { ...quote, level: 2 }, people.director);
    refusals.push(await decide(platform, second, people.manager), await decide(platform, second, sellerWhoApproves));
    expect(refusals.map(({ status, body }) => [status, body.errorCode])).toEqual([
      [403, 'NOT_IN_CANDIDATE_GROUP'],
      [403, 'FOUR_EYES'],
      [403, 'NOT_IN_CANDIDATE_GROUP'],
      [403, 'FOUR_EYES'],
    ]);
    expect((await denials(quote.quoteId)).map(({ actor }) => actor)).toEqual(['dora', 'sam', 'maria', 'sam']);
    expect((await readQuote(platform, quote.quoteId)).body.status).toBe('PENDING_APPROVAL');

    expectStatus(await decide(platform, second, people.director), 'decide level 2', 200);
    const { body } = await waitForDocument(platform, quote.quoteId);
    expect(body.approval.decisions).toMatchObject([
      { level: 1, approverId: 'maria' },
      { level: 2, approverId: 'dora' },
    ]);
    await expectOneOrder(quote);
  });
});

describe('a quote that is changed', () => {
  it('during its approval makes a decision on the old price stale (DRL-28); the new price is approved and ordered once', async () => {
    const quote = await submitted(1_000);
    const task = await taskShown(platform, quote, people.manager);
    const seenByManager = await asItIs(quote);
    const repriced = await reprice(platform, seenByManager, 1_500);
    expect(repriced.revision).toBe(quote.revision + 1);

    const late = await decide(platform, task, people.manager);
    expect([late.status, late.body.errorCode]).toEqual([409, 'APPROVAL_STALE']);
    const unseen = await createPlatformClient(platform, 'workflow', people.manager).post(
      `/workflow-tasks/${task.approvalTaskId}/completion`,
      {
        etag: seenByManager.etag,
        body: { decision: 'APPROVED', reasonCode: 'NOT_SEEN', observedQuoteRevision: quote.revision },
      },
    );
    expect(unseen.status).toBe(412);
    await taskShown(platform, { ...quote, status: 'CANCELLED' }, people.manager);
    expect(await endsOf(platform, keyOf(quote))).toEqual(['approval-withdrawn']);
    expect(await timesDone(platform, 'quote', quote.quoteId, 'APPROVAL_DECIDE')).toBe(0);

    await submit(platform, repriced);
    const next = await taskShown(platform, repriced, people.manager);
    expectStatus(await decide(platform, next, people.manager), 'decide', 200);
    await expectOneOrder(repriced);
    expect(await endsOf(platform, keyOf(repriced))).toEqual(['quote-approved']);
    expect((await readQuote(platform, quote.quoteId)).body.acceptance.quoteRevision).toBe(repriced.revision);
  });

  it('after its approval has no price, approval or document any more (INV-12)', async () => {
    const quote = await submitted(0);
    const approved = await waitForDocument(platform, quote.quoteId);
    const configured = await configure(platform, { quoteId: quote.quoteId, etag: approved.etag }, 2);
    const { body } = await readQuote(platform, quote.quoteId);
    expect(configured.revision).toBe(quote.revision + 1);
    expect(body).toMatchObject({ status: 'CONFIGURED', price: null, approval: null, artifact: null, acceptance: null });
    const accepted = await createPlatformClient(platform, 'quote', people.customer).post(
      `/quotes/${quote.quoteId}/acceptance`,
      {
        etag: configured.etag,
        body: {
          quoteRevision: quote.revision,
          acceptedBy: 'Chris Customer',
          acceptanceEvidence: {
            method: 'DIGITAL_SIGNATURE',
            acceptedAt: new Date().toISOString(),
            artifactId: approved.body.artifact.artifactId,
          },
        },
      },
    );
    expect(accepted.status).toBe(409);
  });

  it('after a rejection is submitted again, approved and ordered once', async () => {
    const quote = await submitted(1_500);
    const task = await taskShown(platform, quote, people.manager);
    expectStatus(await decide(platform, task, people.manager, 'REJECTED'), 'reject', 200);
    await waitForQuote(platform, quote.quoteId, 'APPROVAL_REJECTED');
    expect(await endsOf(platform, keyOf(quote))).toEqual(['quote-rejected']);
    const again = await reprice(platform, await asItIs(quote), 1_000);
    await submit(platform, again);
    const next = await taskShown(platform, again, people.manager);
    expectStatus(await decide(platform, next, people.manager), 'decide', 200);
    await expectOneOrder(again);
    expect(await endsOf(platform, keyOf(again))).toEqual(['quote-approved']);
  });
});

describe('a task that nobody decides for 24 hours', () => {
  it('is escalated and can still be decided', async () => {
    const quote = await submitted(1_000);
    const task = await taskShown(platform, quote, people.manager);
    const timers = await timersOf(platform, keyOf(quote));
    expect(timers.map(({ dueDate, createTime }) => Date.parse(dueDate) - Date.parse(createTime))).toEqual([
      24 * hourMs,
    ]);
    await time.forward(24 * hourMs + 1_000);
    const escalated = await taskShown(platform, { ...quote, status: 'ESCALATED' }, people.manager);
    expect(escalated.approvalTaskId).toBe(task.approvalTaskId);
    expectStatus(await decide(platform, escalated, people.manager), 'decide', 200);
    await taskShown(platform, { ...quote, status: 'DECIDED' }, people.manager);
    await expectOneOrder(quote);
  });
});
