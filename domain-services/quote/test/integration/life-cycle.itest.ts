import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { callers, type QuoteBench, startQuoteBench } from '../helpers/quote-bench.ts';
import { QuoteWalk } from '../helpers/quote-walk.ts';

let bench: QuoteBench;

beforeAll(async () => {
  bench = await startQuoteBench();
});

afterAll(async () => {
  await bench?.stop();
});

describe('a quote', () => {
  it('walks from draft to an order', async () => {
    const walk = await QuoteWalk.create(bench);
    await walk.configure();
    const priced = await walk.price([{ lineIndex: 0, basisPoints: 1_000, reason: 'first order' }]);
    expect(priced.body).toMatchObject({ revision: 3, total: '27.00' });
    await walk.submit();
    expect((await walk.claim()).status).toBe(200);
    expect((await walk.evaluate(2)).body).toEqual({ approvalLevels: 2, approvalOutcome: 'PENDING' });
    expect((await walk.openTask(0)).body).toMatchObject({ approvalGroup: 'sales-managers', decisionNeeded: true });
    expect(walk.approvalTaskId).toMatch(new RegExp(`^${walk.quoteId}\\.`));
    expect((await walk.decide()).body.status).toBe('PENDING_APPROVAL');
    expect((await walk.openTask(1)).body).toMatchObject({ approvalGroup: 'sales-directors', decisionNeeded: true });
    expect((await walk.decide(callers.director)).body).toMatchObject({ status: 'APPROVED', revision: 3 });
    await walk.render();
    const accepted = await walk.tryAcceptance();
    expect(accepted).toMatchObject({
      status: 202,
      body: { status: 'ACCEPTED_PENDING_ORDER_CREATION', orderCreation: 'IN_PROGRESS', revision: 3 },
    });
    await vi.waitFor(async () => expect((await walk.read()).status).toBe('ACCEPTED'), { timeout: 10_000 });

    const view = await walk.read();
    expect(view).toMatchObject({
      revision: 3,
      orderId: 'O-2001',
      customerAccountId: 'ACC-1',
      salesOwnerId: 'sam',
      lines: [
        {
          lineIndex: 0,
          offeringId: 'fiber-500',
          offeringVersion: 2,
          sku: 'FIB-500',
          quantity: '2',
          action: 'ADD',
          configuration: { speed: '500' },
        },
      ],
      price: {
        total: '27.00',
        recurringTotal: '18.00',
        oneTimeTotal: '9.00',
        priceBookId: 'standard',
        priceBookVersion: 4,
        lines: [{ unitRecurring: '10.00', discountBasisPoints: 1_000, total: '27.00', discountReason: 'first order' }],
      },
      approval: {
        status: 'APPROVED',
        requesterId: 'sam',
        approvalLevels: 2,
        policyId: 'approval-policy',
        policyVersion: 'test',
        reasonCode: 'TEST_REASON',
        policyInputs: { discountBasisPoints: 1_000, totalMinor: 2_700 },
        tasks: [{ status: 'DECIDED' }, { status: 'DECIDED' }],
        decisions: [
          { level: 1, approverId: 'mia', approverGroups: ['sales-managers'] },
          { level: 2, approverId: 'dan' },
        ],
      },
      artifact: { artifactId: walk.artifactId, quoteRevision: 3 },
      acceptance: { acceptedBy: 'Cora Customer', artifactId: walk.artifactId },
    });
    const order = bench.neighbours.orders.find(({ body }) => body.quoteId === walk.quoteId);
    expect(order?.body).toEqual({
      quoteId: walk.quoteId,
      quoteRevision: 3,
      customerAccountId: 'ACC-1',
      acceptanceId: accepted.body.acceptanceId,
      currency: 'EUR',
      total: '27.00',
      lines: [
        {
          lineIndex: 0,
          offeringId: 'fiber-500',
          offeringVersion: 2,
          sku: 'FIB-500',
          quantity: '2',
          action: 'ADD',
          configuration: { speed: '500' },
          recurring: '18.00',
          oneTime: '9.00',
        },
      ],
    });
    const { rows } = await bench.admin.query(
      `select id, kind, body from quote.outbox_command where aggregate_id = $1 order by sequence`,
      [walk.quoteId],
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['start-process', 'complete-task', 'complete-task', 'create-order']);
    expect(order?.key).toBe(rows[3].id);
    expect(rows[0].body).toEqual({
      kind: 'start-process',
      processKey: 'quote-approval',
      businessKey: `acme:quote:${walk.quoteId}:r3`,
      variables: {
        tenantId: { type: 'String', value: 'acme' },
        quoteId: { type: 'String', value: walk.quoteId },
        quoteRevision: { type: 'Integer', value: 3 },
        approvalRequestId: { type: 'String', value: walk.approvalRequestId },
        correlationId: { type: 'String', value: expect.any(String) },
        startCommandId: { type: 'String', value: rows[0].id },
      },
    });
    expect(rows[2].body).toEqual({
      kind: 'complete-task',
      businessKey: `acme:quote:${walk.quoteId}:r3`,
      processInstanceId: walk.processInstanceId,
      taskDefinitionKey: 'approve-quote',
      identityVariable: 'approvalTaskId',
      identityValue: walk.approvalTaskId,
      receiptVariable: 'decidedApprovalTaskId',
      variables: { approvalOutcome: { type: 'String', value: 'APPROVED' } },
    });
  });
});
