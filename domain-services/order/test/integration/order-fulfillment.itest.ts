import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { OrderDriver, succeeded } from '../helpers/order-driver.ts';
import { people, startTestOrderService, type TestOrderService } from '../helpers/test-order-service.ts';

let service: TestOrderService;
beforeAll(async () => {
  service = await startTestOrderService('order_fulfillment');
});
afterAll(() => service?.stop());

const refused = (status: number, errorCode: string) => ({ status, body: { errorCode } });

describe('a claim', () => {
  it('gives the order to the first instance, also when it asks again, and to no other', async () => {
    const order = await OrderDriver.create(service);
    expect(await order.claim()).toMatchObject({ status: 200, body: { status: 'ORCHESTRATING', version: 2 } });
    expect(await order.claim()).toMatchObject({ status: 200, body: { status: 'ORCHESTRATING', version: 2 } });
    expect(await order.claim(randomUUID())).toMatchObject(refused(409, 'DUPLICATE_START'));
    const other = { startCommandId: randomUUID(), processInstanceId: order.processInstanceId };
    expect(await order.post('process-claims', other)).toMatchObject(refused(409, 'DUPLICATE_START'));
    expect((await order.get()).body.processInstanceId).toBe(order.processInstanceId);
    expect(await order.events()).toEqual(['created', 'fulfillment-started']);
  });

  it('goes to one of two instances that ask at the same time', async () => {
    const order = await OrderDriver.create(service);
    const answers = await Promise.all([order.claim(randomUUID()), order.claim(randomUUID())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('comes to nothing when the order was cancelled before', async () => {
    const order = await OrderDriver.create(service);
    expect(await order.cancel()).toMatchObject({ status: 202, body: { status: 'CANCELLED' } });
    expect(await order.claim()).toMatchObject(refused(409, 'START_OBSOLETE'));
    expect(await order.events()).toEqual(['created', 'cancellation-requested', 'cancelled']);
    expect((await order.commands()).map(({ kind }) => kind)).toEqual(['start-process']);
  });
});

describe('decomposition', () => {
  it('plans each step once under the keys of the task contracts, however often it is asked', async () => {
    const order = await OrderDriver.create(service, 2);
    expect(await order.post('decomposition')).toMatchObject(refused(409, 'ORDER_NOT_CLAIMED'));
    await order.must(order.claim());
    const answers = await Promise.all(Array.from({ length: 5 }, () => order.post('decomposition')));
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: { lineCount: 2 } });
    const { body } = await order.get();
    const key = (rest: string) => `acme:${order.orderId}:${rest}`;
    expect(body.status).toBe('IN_PROGRESS');
    expect(body.steps.map((step: { baseKey: string }) => step.baseKey)).toEqual(
      ['line-0:reserve', 'line-0:activate', 'line-1:reserve', 'line-1:activate', 'billing', 'notify'].map(key),
    );
    expect(body.steps[0].undoBaseKey).toBe(key(`undo-${body.steps[0].stepId}`));
    expect(body.steps[5].undoBaseKey).toBeUndefined();
    expect(await order.events()).toEqual(['created', 'fulfillment-started', 'decomposed']);
  });
});

describe('an order', () => {
  it('walks from the first step to COMPLETED, and tells each change', async () => {
    const order = await OrderDriver.inProgress(service, 2);
    const lineStates = async () => (await order.get()).body.lines.map((line: { status: string }) => line.status);
    const reservation = await order.succeed('reserve', { lineIndex: 0 });
    expect(await lineStates()).toEqual(['RESERVED', 'PENDING']);
    const activation = await order.succeed('activate', { lineIndex: 0 });
    expect(await lineStates()).toEqual(['ACTIVE', 'PENDING']);
    const line = await service.call('GET', `/orders/${order.orderId}/lines/0`, people.worker);
    expect(line.body).toMatchObject({
      sku: 'SKU-FIBER-500',
      quantity: '1',
      configuration: { bandwidthMbps: 500 },
      customerAccountId: 'C-1',
      reservationId: reservation,
      activationId: activation,
    });
    await order.fulfillLine(1);
    expect(await order.post('completion')).toMatchObject(refused(409, 'ORDER_NOT_DONE'));
    const handoffId = await order.succeed('billing');
    expect((await order.get()).body).toMatchObject({
      status: 'PENDING_EXTERNAL',
      handoff: {
        billingHandoffId: handoffId,
        status: 'PENDING',
        externalRequestId: `acme:${order.orderId}:billing:g1`,
      },
    });
    expect(await lineStates()).toEqual(['BILLING_REQUESTED', 'BILLING_REQUESTED']);
    expect(await order.post('completion')).toMatchObject(refused(409, 'ORDER_NOT_DONE'));
    const { body: notify } = await order.open('notify');
    expect(await order.begin(notify.operationId)).toMatchObject(refused(409, 'BILLING_NOT_CONFIRMED'));
    await order.must(order.callback(handoffId));
    expect(await order.post('completion')).toMatchObject(refused(409, 'ORDER_NOT_DONE'));
    await order.succeed('notify');
    const done = await order.must(order.post('completion'));
    expect(done.body).toMatchObject({ status: 'COMPLETED' });
    expect(done.etag).toBe(`"${done.body.version}"`);
    expect((await order.post('completion')).body).toEqual(done.body);
    const { body } = await order.get();
    expect(body.steps.map((step: { doneOrder: number }) => step.doneOrder)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(body.operations).toHaveLength(6);
    expect(body.operations[0]).toMatchObject({
      system: 'inventory',
      status: 'SUCCEEDED',
      externalReference: reservation,
      attempts: [{ attemptNo: 1, outcome: 'SUCCEEDED' }],
    });
    expect(body.transitions.map((row: { to: string }) => row.to)).toEqual([
      'CAPTURED',
      'ORCHESTRATING',
      'IN_PROGRESS',
      'PENDING_EXTERNAL',
      'IN_PROGRESS',
      'COMPLETED',
    ]);
    expect(await order.events()).toEqual([
      'created',
      'fulfillment-started',
      'decomposed',
      ...Array.from({ length: 6 }, () => 'task-succeeded'),
      'completed',
    ]);
    const stepRows = await service.rows(
      `select count(*)::int as n from state_transition t join fulfillment_step s on s.step_id::text = t.aggregate_id
       where s.order_id = $1 and t.aggregate_type = 'fulfillment-step'`,
      [order.orderId],
    );
    expect(stepRows[0].n).toBe(12);
    expect(await order.cancel()).toMatchObject(refused(409, 'ORDER_FINISHED'));
  });
});

describe('completion', () => {
  it('is refused while the handoff is not confirmed, even if the state said otherwise', async () => {
    const order = await OrderDriver.inProgress(service);
    await order.fulfillLine();
    await order.succeed('notify');
    await order.succeed('billing');
    await service.rows(`update sales_order set status = 'IN_PROGRESS' where order_id = $1`, [order.orderId]);
    expect(await order.post('completion')).toMatchObject(refused(409, 'ORDER_NOT_DONE'));
  });
});

describe('an operation of a step', () => {
  it('has one open attempt at a time, and none after it has succeeded', async () => {
    const order = await OrderDriver.inProgress(service);
    const { operationId, attemptNo } = await order.leaveOpen('reserve');
    expect(await order.begin(operationId)).toMatchObject(refused(409, 'OPERATION_IN_DOUBT'));
    await order.must(order.record(operationId, attemptNo, { outcome: 'UNKNOWN', reason: 'no answer' }));
    expect(await order.begin(operationId)).toMatchObject(refused(409, 'OPERATION_IN_DOUBT'));
    await order.must(order.record(operationId, attemptNo, { outcome: 'DID_NOT_HAPPEN', reason: 'asked' }));
    expect(await order.begin(operationId)).toMatchObject({ status: 201, body: { attemptNo: 2 } });
    await order.must(order.record(operationId, 2, succeeded('reserve', 'R-1')));
    expect(await order.begin(operationId)).toMatchObject(refused(409, 'OPERATION_FINISHED'));
    const contradiction = { outcome: 'REJECTED', code: 'INVENTORY_NOT_AVAILABLE' };
    expect(await order.record(operationId, 2, contradiction)).toMatchObject(refused(409, 'OUTCOME_CONTRADICTS'));
    expect(await order.record(operationId, 2, succeeded('reserve', 'R-2'))).toMatchObject(
      refused(409, 'OUTCOME_CONTRADICTS'),
    );
  });

  it('has its effect once however often its outcome is recorded', async () => {
    const order = await OrderDriver.inProgress(service);
    const { operationId, attemptNo } = await order.leaveOpen('reserve');
    const outcome = succeeded('reserve', 'R-1');
    const answers = await Promise.all(Array.from({ length: 10 }, () => order.record(operationId, attemptNo, outcome)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect((await order.events()).filter((type) => type === 'task-succeeded')).toHaveLength(1);
    expect(await order.open('reserve')).toMatchObject({ status: 200, body: { status: 'SUCCEEDED' } });
  });

  it('lets one of two attempts begin that are begun at the same time', async () => {
    const order = await OrderDriver.inProgress(service);
    const { body } = await order.open('reserve');
    const answers = await Promise.all(Array.from({ length: 8 }, () => order.begin(body.operationId)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(answer).toMatchObject(refused(409, 'OPERATION_IN_DOUBT'));
    }
  });

  it('has one attempt in doubt in the database too, whatever the code above forgot', async () => {
    const order = await OrderDriver.inProgress(service);
    const { operationId } = await order.leaveOpen('reserve');
    const second = `insert into external_call_attempt (tenant_id, operation_id, attempt_no, request_hash, outcome,
        send_deadline, settle_ms, started_at) values ('acme', $1, 2, 'h', 'OPEN', now(), 0, now())`;
    await expect(service.rows(second, [operationId])).rejects.toThrow(/external_call_attempt_single/);
  });

  it('is of this tenant, of a step, and of the system that its task names', async () => {
    const order = await OrderDriver.inProgress(service);
    const opening = {
      businessKey: `acme:order:${order.orderId}`,
      system: 'inventory',
      operation: 'reservations',
      baseKey: `acme:${order.orderId}:line-0:reserve`,
      externalClass: 'keyed',
    };
    const open = (body: unknown, identity: Parameters<TestOrderService['call']>[2] = people.worker) =>
      service.call('POST', '/operations', identity, { body, key: null });
    const missing = refused(404, 'FULFILLMENT_STEP_NOT_FOUND');
    expect(await open({ ...opening, baseKey: `${opening.baseKey}-x` })).toMatchObject(missing);
    expect(await open({ ...opening, businessKey: 'acme:order:O-0' })).toMatchObject(missing);
    expect(await open({ ...opening, businessKey: `globex:order:${order.orderId}` })).toMatchObject(missing);
    expect(await open({ ...opening, businessKey: 'rubbish' })).toMatchObject(missing);
    expect(await open(opening, people.foreignWorker)).toMatchObject(missing);
    expect((await open(opening, people.seller)).status).toBe(403);
    const elsewhere = await open({ ...opening, system: 'billing' });
    expect(await order.begin(elsewhere.body.operationId)).toMatchObject(refused(409, 'OPERATION_NOT_OF_STEP'));
    const { body } = await open(opening);
    const foreign = { body: { outcome: 'UNKNOWN', reason: 'x' }, key: null };
    const path = `/operations/${body.operationId}/attempts/1/outcome`;
    expect(await service.call('POST', path, people.foreignWorker, foreign)).toMatchObject(
      refused(404, 'OPERATION_NOT_FOUND'),
    );
  });

  it('of billing needs a reference, because the confirmation is awaited under it', async () => {
    const order = await OrderDriver.inProgress(service);
    const { operationId, attemptNo } = await order.leaveOpen('billing');
    const bare = await order.record(operationId, attemptNo, { outcome: 'SUCCEEDED', output: {} });
    expect(bare).toMatchObject(refused(400, 'EXTERNAL_REFERENCE_MISSING'));
    const output = { billingHandoffId: { type: 'String', value: 'BIL-7' } };
    await order.must(order.record(operationId, attemptNo, { outcome: 'SUCCEEDED', output }));
    expect((await order.get()).body.handoff.billingHandoffId).toBe('BIL-7');
  });
});

describe('the confirmation of billing', () => {
  const awaiting = async (): Promise<{ order: OrderDriver; handoffId: string }> => {
    const order = await OrderDriver.inProgress(service);
    await order.fulfillLine();
    return { order, handoffId: await order.succeed('billing') };
  };
  const messages = async (order: OrderDriver) =>
    (await order.commands()).filter(({ messageName }) => messageName === 'billing-confirmed');

  it('by callback goes to the process once, however often it comes', async () => {
    const { order, handoffId } = await awaiting();
    const answers = await Promise.all(Array.from({ length: 5 }, () => order.callback(handoffId)));
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: { status: 'IN_PROGRESS' } });
    expect(await order.confirm(handoffId, 'CALLBACK')).toMatchObject({ status: 200, body: answers[0]?.body });
    expect((await order.get()).body.handoff).toMatchObject({ status: 'CONFIRMED', confirmedBy: 'CALLBACK' });
    expect(await messages(order)).toEqual([
      {
        kind: 'correlate-message',
        messageName: 'billing-confirmed',
        businessKey: `acme:order:${order.orderId}`,
        processInstanceId: order.processInstanceId,
        correlationVariable: 'billingHandoffId',
        correlationValue: handoffId,
        receiptVariable: 'confirmedBillingHandoffId',
        variables: {},
      },
    ]);
    await vi.waitFor(
      () => expect(service.delivered.some(({ body }) => body.correlationValue === handoffId)).toBe(true),
      { timeout: 10_000 },
    );
  });

  it('by reconciliation needs no message: the task that asked goes on', async () => {
    const { order, handoffId } = await awaiting();
    expect(await order.confirm(handoffId)).toMatchObject({ status: 200, body: { status: 'IN_PROGRESS' } });
    expect(await order.callback(handoffId)).toMatchObject({ status: 200 });
    expect(await messages(order)).toEqual([]);
  });

  it('is not found under another reference, order, key or tenant', async () => {
    const { order, handoffId } = await awaiting();
    const other = await awaiting();
    const missing = refused(404, 'BILLING_HANDOFF_NOT_FOUND');
    expect(await order.callback('BIL-unknown')).toMatchObject(missing);
    expect(await other.order.callback(handoffId)).toMatchObject(missing);
    expect(await order.callback(handoffId, { businessKey: `acme:order:${other.order.orderId}` })).toMatchObject(
      missing,
    );
    expect(await order.confirm(other.handoffId)).toMatchObject(missing);
    const early = await OrderDriver.inProgress(service);
    expect(await early.callback(handoffId)).toMatchObject({ ...missing, body: { retryable: true } });
    const path = `/orders/${order.orderId}/billing-callbacks`;
    const foreign = { ...people.billing, tenant: 'globex' };
    const body = { reference: handoffId, idempotencyKey: 'k', businessKey: 'b', outcome: 'CONFIRMED' };
    expect(await service.call('POST', path, foreign, { body })).toMatchObject(refused(404, 'ORDER_NOT_FOUND'));
    expect((await order.get()).body.status).toBe('PENDING_EXTERNAL');
  });

  it('has exactly the words of the billing system, and its token opens nothing else', async () => {
    const { order, handoffId } = await awaiting();
    expect((await order.callback(handoffId, { more: 1 })).status).toBe(400);
    expect((await order.callback(handoffId, { outcome: 'FAILED' })).status).toBe(400);
    expect((await order.callback(handoffId, { businessKey: undefined })).status).toBe(400);
    expect((await service.call('GET', `/orders/${order.orderId}`, people.billing)).status).toBe(403);
    const path = `/orders/${order.orderId}/completion`;
    expect((await service.call('POST', path, people.billing)).status).toBe(403);
    expect((await service.call('POST', `/orders/${order.orderId}/billing-callbacks`, people.worker)).status).toBe(400);
  });

  it('is evidence without effect when the order is being undone', async () => {
    const { order, handoffId } = await awaiting();
    await order.must(order.cancel());
    expect(await order.callback(handoffId)).toMatchObject({ status: 200, body: { status: 'CANCELLING' } });
    expect(await order.callback(handoffId)).toMatchObject({ status: 200 });
    expect(await order.confirm(handoffId)).toMatchObject(refused(409, 'ORDER_CANCELLING'));
    await order.undoAll();
    await order.must(order.post('cancellation-completion'));
    expect(await order.callback(handoffId)).toMatchObject({ status: 200, body: { status: 'CANCELLED' } });
    expect(await messages(order)).toEqual([]);
    expect((await order.get()).body.handoff.status).toBe('CANCELLED');
    const evidence = await service.rows('select order_status from late_billing_confirmation where order_id = $1', [
      order.orderId,
    ]);
    expect(evidence).toEqual([{ order_status: 'CANCELLING' }]);
  });
});
