import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, callers, type QuoteBench, startQuoteBench } from '../helpers/quote-bench.ts';
import { fiberLine, QuoteWalk } from '../helpers/quote-walk.ts';

let bench: QuoteBench;

beforeAll(async () => {
  bench = await startQuoteBench();
});

beforeEach(async () => {
  await bench.usePolicy({ levels: '1' });
});

afterAll(async () => {
  await bench?.stop();
});

const code = ({ status, body }: Answer): string => `${status} ${body.errorCode}`;
async function revisedCommands(walk: QuoteWalk): Promise<unknown[]> {
  const { rows } = await bench.admin.query(
    `select body from quote.outbox_command where aggregate_id = $1 and kind = 'correlate-message'`,
    [walk.quoteId],
  );
  return rows.map(({ body }) => body);
}

describe.each([
  ['repricing', (walk: QuoteWalk) => walk.price(), 'PRICED'],
  ['reconfiguring', (walk: QuoteWalk) => walk.configure(), 'CONFIGURED'],
])('%s during the approval', (_what, revise, status) => {
  it('withdraws the request, cancels the task, tells the process and makes the decision stale', async () => {
    const walk = await QuoteWalk.pending(bench);
    const before = walk.revision;
    await revise(walk);
    expect(walk.revision).toBe(before + 1);
    for (const quoteRevision of [before, walk.revision]) {
      expect(code(await walk.tryDecision(callers.manager, { quoteRevision }))).toBe('409 APPROVAL_STALE');
    }
    expect(await walk.read()).toMatchObject({ status, approval: null });
    expect(
      await bench.count(
        'approval_request',
        `quote_id = '${walk.quoteId}' and status = 'WITHDRAWN' and closed_at is not null`,
      ),
    ).toBe(1);
    expect(await bench.count('approval_task', `quote_id = '${walk.quoteId}' and status = 'CANCELLED'`)).toBe(1);
    expect(await bench.count('approval_decision', `quote_id = '${walk.quoteId}'`)).toBe(0);
    expect(
      await bench.count('outbox_event', `aggregate_id = '${walk.quoteId}' and event_type = 'approval.withdrawn.v1'`),
    ).toBe(1);
    expect(await revisedCommands(walk)).toEqual([
      {
        kind: 'correlate-message',
        messageName: 'quote-revised',
        businessKey: `acme:quote:${walk.quoteId}:r${before}`,
        processInstanceId: walk.processInstanceId,
        correlationVariable: 'approvalRequestId',
        correlationValue: walk.approvalRequestId,
        receiptVariable: 'revisedApprovalRequestId',
        variables: {},
      },
    ]);
    expect(code(await walk.openTask(0))).toBe('409 APPROVAL_OBSOLETE');
    expect((await walk.work(`approval-tasks/${walk.approvalTaskId}/escalation`, {})).body.status).toBe('CANCELLED');
  });
});

describe('a change before the process has claimed its start', () => {
  it('tells the process without naming an instance', async () => {
    const walk = await QuoteWalk.priced(bench);
    await walk.submit();
    await walk.configure();
    const [command] = await revisedCommands(walk);
    expect(command).not.toHaveProperty('processInstanceId');
    expect(command).toMatchObject({ correlationValue: walk.approvalRequestId });
  });
});

describe('reconfiguring an approved quote', () => {
  it('clears price, approval and artifact', async () => {
    const walk = await QuoteWalk.approved(bench);
    expect(await walk.read()).toMatchObject({
      price: { total: '30.00' },
      approval: { status: 'APPROVED' },
      artifact: { artifactId: walk.artifactId },
    });
    await walk.configure([{ ...fiberLine, quantity: '1.5' }]);
    expect(await walk.read()).toMatchObject({
      status: 'CONFIGURED',
      price: null,
      approval: null,
      artifact: null,
      lines: [{ quantity: '1.5' }],
    });
    expect(await revisedCommands(walk)).toEqual([]);
    expect(code(await walk.tryAcceptance())).toBe('409 QUOTE_NOT_APPROVED');
    await walk.price();
    expect((await walk.read()).price.total).toBe('22.50');
    expect(code(await walk.tryAcceptance())).toBe('409 QUOTE_NOT_APPROVED');
  });

  it('does not let the former artifact stand for the new revision once that is approved too', async () => {
    const walk = await QuoteWalk.approved(bench);
    const former = walk.artifactId;
    await walk.price();
    await walk.submit();
    await walk.claim('another-instance');
    await walk.evaluate(0);
    walk.artifactId = former;
    expect(code(await walk.tryAcceptance())).toBe('409 ARTIFACT_NOT_OF_REVISION');
  });
});

describe('a price', () => {
  it('stays as it was when the price book changes', async () => {
    const walk = await QuoteWalk.priced(bench);
    const book = bench.neighbours.priceBooks.get('standard') ?? {};
    const entries = [{ offeringId: 'fiber-500', offeringVersion: 2, recurring: '99.00', oneTime: '0' }];
    bench.neighbours.priceBooks.set('standard', { ...book, version: 5, entries });
    try {
      expect((await walk.read()).price).toMatchObject({ total: '30.00', priceBookVersion: 4 });
      await walk.price();
      expect((await walk.read()).price).toMatchObject({ total: '198.00', priceBookVersion: 5 });
    } finally {
      bench.neighbours.priceBooks.set('standard', book);
    }
    expect(await bench.count('quote_price_result', `quote_id = '${walk.quoteId}'`)).toBe(2);
  });

  it('says who gave which discount, and from which book', async () => {
    const walk = await QuoteWalk.create(bench);
    await walk.configure();
    await walk.price([{ lineIndex: 0, basisPoints: 250, reason: 'loyal' }]);
    expect((await walk.read()).price.trace).toMatchObject({
      priceBook: { id: 'standard', version: 4 },
      manualDiscounts: [{ lineIndex: 0, basisPoints: 250, reason: 'loyal', givenBy: 'sam' }],
    });
  });
});

describe('the newest published version', () => {
  it('is taken when a newer draft exists, for offerings and price books', async () => {
    const { offerings, priceBooks } = bench.neighbours;
    const [offering, book] = [offerings.get('fiber-500') ?? {}, priceBooks.get('standard') ?? {}];
    offerings.set('fiber-500', { ...offering, version: 3, status: 'DRAFT' });
    priceBooks.set('standard', { ...book, version: 5, status: 'DRAFT', entries: [] });
    priceBooks.set('standard/versions/4', book);
    try {
      const walk = await QuoteWalk.priced(bench);
      expect(await walk.read()).toMatchObject({ lines: [{ offeringVersion: 2 }], price: { priceBookVersion: 4 } });
    } finally {
      offerings.set('fiber-500', offering);
      priceBooks.set('standard', book);
    }
  });
});

describe('the rendering of a document', () => {
  it('is not opened for a revision that is not approved or no longer current', async () => {
    const pending = await QuoteWalk.pending(bench);
    expect(code(await pending.openOperation())).toBe('409 APPROVAL_OBSOLETE');
    const walk = await QuoteWalk.pending(bench);
    await walk.decide();
    const former = walk.revision;
    await walk.price();
    expect(code(await walk.openOperation(former))).toBe('409 APPROVAL_OBSOLETE');
  });

  it('is not attempted after a change, and its late result is kept for its own revision only', async () => {
    const walk = await QuoteWalk.pending(bench);
    await walk.decide();
    const former = walk.revision;
    const { operationId } = (await walk.openOperation()).body;
    await walk.beginAttempt(operationId);
    await walk.price();
    expect((await walk.openOperation(former)).body.status).toBe('IN_DOUBT');
    expect((await walk.succeed(operationId)).status).toBe(200);
    expect(await walk.read()).toMatchObject({ status: 'PRICED', artifact: null });
    expect(await bench.count('quote_artifact', `quote_id = '${walk.quoteId}' and quote_revision = ${former}`)).toBe(1);

    const other = await QuoteWalk.pending(bench);
    await other.decide();
    const opened = await other.openOperation();
    await other.price();
    expect(code(await other.beginAttempt(opened.body.operationId))).toBe('409 APPROVAL_OBSOLETE');
  });

  it('is returned as it is when the worker asks again, and recorded once', async () => {
    const walk = await QuoteWalk.approved(bench);
    await walk.tryAcceptance();
    const again = await walk.openOperation();
    expect(again.body).toMatchObject({ status: 'SUCCEEDED', output: { artifactId: { value: walk.artifactId } } });
    expect(await bench.count('quote_artifact', `quote_id = '${walk.quoteId}'`)).toBe(1);
  });

  it('refuses keys that are not those of the task contract, and results without a document', async () => {
    const walk = await QuoteWalk.pending(bench);
    await walk.decide();
    const request = {
      businessKey: `acme:quote:${walk.quoteId}:r3`,
      system: 'documents',
      operation: 'renderings',
      baseKey: `acme:${walk.quoteId}:r3:quote-document`,
      externalClass: 'keyed',
    };
    const open = (change: object): Promise<Answer> =>
      bench.send(callers.worker, 'POST', '/operations', { ...request, ...change });
    expect(code(await open({ baseKey: 'other' }))).toBe('400 OPERATION_NOT_KNOWN');
    expect(code(await open({ businessKey: 'rubbish' }))).toBe('400 OPERATION_NOT_KNOWN');
    expect(code(await open({ businessKey: `globex:quote:${walk.quoteId}:r3` }))).toBe('400 OPERATION_NOT_KNOWN');
    const other = await open({ system: 'printers' });
    expect(code(await walk.beginAttempt(other.body.operationId))).toBe('409 OPERATION_NOT_KNOWN');
    const { operationId } = (await open({})).body;
    await walk.beginAttempt(operationId);
    const refused = await walk.succeed(operationId, { contentHash: 'none' });
    expect(code(refused)).toBe('400 REQUEST_NOT_VALID');
    expect(refused.body.errors[0].path).toBe('body.evidence.contentHash');
    expect((await walk.openOperation()).body.status).toBe('IN_DOUBT');
  });
});
