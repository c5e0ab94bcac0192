import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OrderDriver } from '../helpers/order-driver.ts';
import { people, startTestOrderService, type TestOrderService } from '../helpers/test-order-service.ts';

let service: TestOrderService;
beforeAll(async () => {
  service = await startTestOrderService('order_fallout');
});
afterAll(() => service?.stop());

type Identity = Parameters<TestOrderService['call']>[2];

const refused = (status: number, errorCode: string) => ({ status, body: { errorCode } });
const reason = 'The warehouse has stock again';

async function rejected(): Promise<{ order: OrderDriver; falloutId: string }> {
  const order = await OrderDriver.inProgress(service);
  await order.reject('reserve');
  return { order, falloutId: await order.openFallout() };
}

describe('a fallout', () => {
  it('names its code and the rejected step, once while it is open', async () => {
    const { order, falloutId } = await rejected();
    expect(await order.openFallout('OTHER')).toBe(falloutId);
    const { body } = await order.get();
    expect(body).toMatchObject({
      status: 'FALLOUT',
      falloutId,
      fallouts: [{ falloutId, stepId: body.steps[0].stepId }],
    });
    expect(body.steps[0]).toMatchObject({ status: 'REJECTED', code: 'INVENTORY_NOT_AVAILABLE' });
    const [event] = await service.rows(
      `select envelope from outbox_event where aggregate_id = $1 and event_type = 'oms.order.entered-fallout.v1'`,
      [order.orderId],
    );
    expect(event.envelope.payload).toEqual({
      orderId: order.orderId,
      falloutId,
      code: 'INVENTORY_NOT_AVAILABLE',
      businessKey: `acme:order:${order.orderId}`,
      stepId: body.steps[0].stepId,
      attempt: {
        operationId: body.operations[0].operationId,
        idempotencyKey: `acme:${order.orderId}:line-0:reserve:g1`,
        attemptNo: 1,
      },
    });
    expect((await order.events()).slice(-2)).toEqual(['task-failed', 'entered-fallout']);
    const foreign = { code: 'X', processInstanceId: randomUUID() };
    expect(await order.post('fallouts', foreign)).toMatchObject(refused(409, 'PROCESS_NOT_THE_CLAIMANT'));
  });

  it('that is retried opens generation 2 of the rejected operation under a new key, and the order goes on', async () => {
    const { order, falloutId } = await rejected();
    const { body: before } = await order.open('reserve');
    expect(before).toMatchObject({ status: 'REJECTED', generation: 1 });
    expect(await order.begin(before.operationId)).toMatchObject(refused(409, 'OPERATION_FINISHED'));
    expect(await order.resolve({ falloutId, action: 'RETRY', reason })).toMatchObject({
      status: 200,
      body: { status: 'IN_PROGRESS' },
    });
    const { body: after } = await order.open('reserve');
    const baseKey = `acme:${order.orderId}:line-0:reserve`;
    expect(after).toMatchObject({ status: 'READY', generation: 2, idempotencyKey: `${baseKey}:g2` });
    expect(before.idempotencyKey).toBe(`${baseKey}:g1`);
    expect((await order.commands()).at(-1)).toMatchObject({
      kind: 'correlate-message',
      messageName: 'fallout-resolved',
      correlationVariable: 'falloutId',
      correlationValue: falloutId,
      receiptVariable: 'resolvedFalloutId',
      processInstanceId: order.processInstanceId,
    });
    await order.fulfillLine();
    const { body } = await order.get();
    expect(body.steps[0]).toMatchObject({ status: 'SUCCEEDED', doneOrder: 1 });
    expect(body.steps[0].code).toBeUndefined();
    expect(body.fallouts[0]).toMatchObject({ falloutId, action: 'RETRY' });
    expect(body.falloutId).toBeUndefined();
    expect(await order.events()).toContain('fallout-resolved');
  });

  it('is retried by an operator who names the rejected step, and no other step', async () => {
    const { order } = await rejected();
    const { body, etag } = await order.get();
    const retry = (stepId: string, identity: Identity = people.operator, more: object = {}) =>
      service.call('POST', `/orders/${order.orderId}/steps/${stepId}/retry`, identity, {
        body: { reason },
        etag,
        ...more,
      });
    const [stuck, other] = body.steps;
    expect(await retry(stuck.stepId, people.seller)).toMatchObject(refused(403, 'ROLE_MISSING'));
    expect(await retry(stuck.stepId, people.operator, { etag: undefined })).toMatchObject(
      refused(428, 'IF_MATCH_MISSING'),
    );
    expect(await retry(stuck.stepId, people.operator, { body: { reason: 'too short' } })).toMatchObject({
      status: 400,
    });
    expect(await retry(other.stepId)).toMatchObject(refused(409, 'STEP_NOT_REJECTED'));
    expect(await retry(randomUUID())).toMatchObject(refused(404, 'FULFILLMENT_STEP_NOT_FOUND'));
    expect(await retry(stuck.stepId)).toMatchObject({ status: 202, body: { status: 'IN_PROGRESS' } });
    expect((await order.open('reserve')).body).toMatchObject({ status: 'READY', generation: 2 });
    const { etag: now } = await order.get();
    expect(await retry(stuck.stepId, people.operator, { etag: now })).toMatchObject(refused(409, 'STEP_NOT_REJECTED'));
  });

  it('is resolved once; an old one and an unknown one are obsolete', async () => {
    const { order, falloutId } = await rejected();
    expect(await order.resolve({ falloutId: randomUUID(), action: 'RETRY', reason })).toMatchObject(
      refused(409, 'FALLOUT_OBSOLETE'),
    );
    const answers = await Promise.all([
      order.resolve({ falloutId, action: 'RETRY', reason }),
      order.resolve({ falloutId, action: 'RETRY', reason }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await order.reject('reserve');
    const second = await order.openFallout();
    expect(second).not.toBe(falloutId);
    expect(await order.resolve({ falloutId, action: 'CANCEL', reason })).toMatchObject(
      refused(409, 'FALLOUT_OBSOLETE'),
    );
    await order.must(order.resolve({ falloutId: second, action: 'RETRY', reason }));
    expect((await order.open('reserve')).body).toMatchObject({ generation: 3, status: 'READY' });
  });

  it('that is cancelled leads to the undo of what was done', async () => {
    const order = await OrderDriver.inProgress(service, 2);
    await order.fulfillLine(0);
    await order.reject('reserve', { lineIndex: 1 });
    const falloutId = await order.openFallout();
    expect(await order.resolve({ falloutId, action: 'CANCEL', reason })).toMatchObject({
      status: 200,
      body: { status: 'CANCELLING' },
    });
    expect((await order.commands()).at(-1)).toMatchObject({
      messageName: 'cancellation-requested',
      correlationVariable: 'orderId',
      correlationValue: order.orderId,
      receiptVariable: 'cancelledOrderId',
    });
    expect((await order.events()).slice(-2)).toEqual(['fallout-resolved', 'cancellation-requested']);
    expect(await order.undoAll()).toEqual([
      { undoAction: 'DEACTIVATE_SERVICE', stepType: 'ACTIVATE_SERVICE', lineIndex: 0 },
      { undoAction: 'RELEASE_INVENTORY', stepType: 'RESERVE_INVENTORY', lineIndex: 0 },
    ]);
    await order.must(order.post('cancellation-completion'));
    expect((await order.get()).body).toMatchObject({ status: 'CANCELLED', fallouts: [{ action: 'CANCEL' }] });
  });

  it('of billing keeps waiting for the confirmation after a retry, and tells one that came meanwhile', async () => {
    const awaiting = async () => {
      const order = await OrderDriver.inProgress(service);
      await order.fulfillLine();
      const handoffId = await order.succeed('billing');
      return { order, handoffId, falloutId: await order.openFallout('BILLING_UNCONFIRMED') };
    };
    const pending = await awaiting();
    expect(await pending.order.resolve({ falloutId: pending.falloutId, action: 'RETRY', reason })).toMatchObject({
      body: { status: 'PENDING_EXTERNAL' },
    });
    const late = await awaiting();
    expect(await late.order.callback(late.handoffId)).toMatchObject({ status: 200, body: { status: 'FALLOUT' } });
    expect(await late.order.resolve({ falloutId: late.falloutId, action: 'RETRY', reason })).toMatchObject({
      body: { status: 'IN_PROGRESS' },
    });
    expect((await late.order.commands()).slice(1).map(({ messageName }) => messageName)).toEqual([
      'fallout-resolved',
      'billing-confirmed',
    ]);
  });

  it('is resolved by a service only, with one subject and a reason', async () => {
    const { order, falloutId } = await rejected();
    const externalTaskId = randomUUID();
    for (const body of [
      {},
      { falloutId, action: 'RETRY' },
      { falloutId, action: 'SKIP', reason },
      { action: 'RETRY', reason },
      { falloutId, externalTaskId, action: 'RETRY', reason },
      { falloutId: 'x', action: 'RETRY', reason },
    ]) {
      expect([body, (await order.resolve(body)).status]).toEqual([body, 400]);
    }
    expect((await order.post('fallout-resolutions', { falloutId, action: 'RETRY', reason })).status).toBe(403);
  });
});

describe('an incident of the process', () => {
  it('that is retried lets the stuck task go on and changes nothing else', async () => {
    const order = await OrderDriver.inProgress(service);
    await order.leaveOpen('reserve');
    const before = (await order.get()).body;
    const externalTaskId = randomUUID();
    await order.must(order.resolve({ externalTaskId, action: 'RETRY', reason }));
    expect((await order.commands()).at(-1)).toEqual({
      kind: 'retry-external-task',
      businessKey: `acme:order:${order.orderId}`,
      externalTaskId,
      retries: 3,
    });
    expect((await order.get()).body).toEqual(before);
  });

  it('that is retried gives what was only refused a new key, and leaves the key of what was once in doubt', async () => {
    const order = await OrderDriver.inProgress(service);
    const refuse = async (outcome: string) => {
      const { operationId, attemptNo } = await order.leaveOpen('reserve');
      await order.must(order.record(operationId, attemptNo, { outcome, reason: 'CLOSED_FOR_INVENTORY' }));
    };
    const retry = () => order.must(order.resolve({ externalTaskId: randomUUID(), action: 'RETRY', reason }));
    await retry();
    expect((await order.open('reserve')).body.generation).toBe(1);
    await refuse('NOT_SENT');
    await refuse('NOT_SENT');
    await retry();
    const idempotencyKey = `acme:${order.orderId}:line-0:reserve:g2`;
    expect((await order.open('reserve')).body).toMatchObject({ status: 'READY', generation: 2, idempotencyKey });
    await refuse('DID_NOT_HAPPEN');
    await refuse('NOT_SENT');
    await retry();
    expect((await order.open('reserve')).body).toMatchObject({ status: 'READY', generation: 2 });
    await order.fulfillLine();
  });

  it('that is cancelled cancels the order and lets the stuck task see it', async () => {
    const order = await OrderDriver.inProgress(service);
    const externalTaskId = randomUUID();
    expect(await order.resolve({ externalTaskId, action: 'CANCEL', reason })).toMatchObject({
      status: 200,
      body: { status: 'CANCELLING' },
    });
    expect((await order.commands()).slice(1).map(({ kind }) => kind)).toEqual([
      'correlate-message',
      'retry-external-task',
    ]);
    await order.must(order.resolve({ externalTaskId, action: 'CANCEL', reason }));
    expect((await order.commands()).slice(3).map(({ kind }) => kind)).toEqual(['retry-external-task']);
  });

  it('of an undo that was rejected opens its next generation', async () => {
    const order = await OrderDriver.inProgress(service);
    await order.succeed('reserve');
    await order.must(order.cancel());
    const { undoStepId } = (await order.post('undo-selections')).body;
    await order.reject('release', { undoStepId }, 'NOT_NOW');
    expect((await order.post('undo-selections')).body.undoStepId).toBe(undoStepId);
    await order.must(order.resolve({ externalTaskId: randomUUID(), action: 'RETRY', reason }));
    expect((await order.open('release', { undoStepId })).body).toMatchObject({ status: 'READY', generation: 2 });
    expect(await order.undoAll()).toHaveLength(1);
  });
});
