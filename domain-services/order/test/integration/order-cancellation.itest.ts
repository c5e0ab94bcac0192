import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OrderDriver, succeeded } from '../helpers/order-driver.ts';
import { people, startTestOrderService, type TestOrderService } from '../helpers/test-order-service.ts';

let service: TestOrderService;
beforeAll(async () => {
  service = await startTestOrderService('order_cancellation');
});
afterAll(() => service?.stop());

const refused = (status: number, errorCode: string) => ({ status, body: { errorCode } });

/** Brings a new order as far as `steps` steps of its two lines, billing and confirmation. */
async function orderAfter(steps: number): Promise<OrderDriver> {
  const order = await OrderDriver.inProgress(service, 2);
  const walk: (() => Promise<unknown>)[] = [
    () => order.succeed('reserve', { lineIndex: 0 }),
    () => order.succeed('activate', { lineIndex: 0 }),
    () => order.succeed('reserve', { lineIndex: 1 }),
    () => order.succeed('activate', { lineIndex: 1 }),
    () => order.succeed('billing'),
    async () => order.must(order.callback((await order.get()).body.handoff.billingHandoffId)),
    () => order.succeed('notify'),
  ];
  for (const step of walk.slice(0, steps)) await step();
  return order;
}

const everything = [
  'CANCEL_BILLING',
  'DEACTIVATE_SERVICE 1',
  'RELEASE_INVENTORY 1',
  'DEACTIVATE_SERVICE 0',
  'RELEASE_INVENTORY 0',
];

describe('a cancelled order', () => {
  it.each([
    { steps: 0, undone: [] },
    { steps: 1, undone: everything.slice(4) },
    { steps: 2, undone: everything.slice(3) },
    { steps: 3, undone: everything.slice(2) },
    { steps: 4, undone: everything.slice(1) },
    { steps: 5, undone: everything },
    { steps: 6, undone: everything },
    { steps: 7, undone: everything },
  ])('after $steps of its steps is undone from the last effect to the first, each once', async ({ steps, undone }) => {
    const order = await orderAfter(steps);
    expect(await order.cancel()).toMatchObject({ status: 202, body: { status: 'CANCELLING' } });
    expect((await order.commands()).at(-1)).toMatchObject({
      messageName: 'cancellation-requested',
      correlationValue: order.orderId,
    });
    if (undone.length > 0) {
      expect(await order.post('cancellation-completion')).toMatchObject(refused(409, 'CANCELLATION_NOT_DONE'));
    }
    const seen = await order.undoAll();
    expect(
      seen.map(({ undoAction, lineIndex }) => (lineIndex === undefined ? undoAction : `${undoAction} ${lineIndex}`)),
    ).toEqual(undone);
    const done = await order.must(order.post('cancellation-completion'));
    expect(done.body.status).toBe('CANCELLED');
    expect((await order.post('cancellation-completion')).body).toEqual(done.body);
    expect((await order.post('undo-selections')).body).toEqual({ undoAction: 'NOTHING', undoStepId: '' });
    const { body } = await order.get();
    expect(body.lines.map((line: { status: string }) => line.status)).toEqual(['CANCELLED', 'CANCELLED']);
    const events = await order.events();
    expect(events.filter((type) => type === 'task-undone')).toHaveLength(undone.length);
    expect(events.slice(-1)).toEqual(['cancelled']);
  });

  it('does nothing more forward', async () => {
    const order = await orderAfter(1);
    const { body: ready } = await order.open('activate', { lineIndex: 0 });
    await order.must(order.cancel());
    const cancelling = refused(409, 'ORDER_CANCELLING');
    expect(await order.begin(ready.operationId)).toMatchObject(cancelling);
    expect(await order.open('activate', { lineIndex: 0 })).toMatchObject({ status: 200, body: { status: 'READY' } });
    expect(await order.open('reserve', { lineIndex: 1 })).toMatchObject(cancelling);
    expect(await order.post('decomposition')).toMatchObject(cancelling);
    expect(await order.post('completion')).toMatchObject(cancelling);
    const { processInstanceId } = order;
    expect(await order.post('fallouts', { code: 'X', processInstanceId })).toMatchObject(cancelling);
    expect(await order.cancel()).toMatchObject(cancelling);
    expect(await order.claim()).toMatchObject({ status: 200, body: { status: 'CANCELLING' } });
  });

  it('waits for an open attempt, which is still reconciled, recorded and then undone', async () => {
    const order = await orderAfter(1);
    const { operationId, attemptNo } = await order.leaveOpen('activate', { lineIndex: 0 });
    await order.must(order.record(operationId, attemptNo, { outcome: 'UNKNOWN', reason: 'no answer' }));
    await order.must(order.cancel());
    const inDoubt = { status: 409, body: { errorCode: 'ATTEMPTS_IN_DOUBT', retryable: true } };
    expect(await order.post('undo-selections')).toMatchObject(inDoubt);
    expect(await order.post('cancellation-completion')).toMatchObject(inDoubt);
    const reserved = (await order.get()).body.steps[0].stepId;
    const { body: release } = await order.open('release', { undoStepId: reserved });
    expect(await order.begin(release.operationId)).toMatchObject(inDoubt);
    expect(await order.open('activate', { lineIndex: 0 })).toMatchObject({
      status: 200,
      body: { status: 'IN_DOUBT', lastAttempt: { attemptNo, outcome: 'UNKNOWN' } },
    });
    await order.must(order.record(operationId, attemptNo, succeeded('activate', 'ACT-1')));
    expect((await order.undoAll()).map(({ undoAction }) => undoAction)).toEqual([
      'DEACTIVATE_SERVICE',
      'RELEASE_INVENTORY',
    ]);
    await order.must(order.post('cancellation-completion'));
  });

  it('has nothing to undo of an open attempt that did not happen', async () => {
    const order = await orderAfter(0);
    const { operationId, attemptNo } = await order.leaveOpen('reserve');
    await order.must(order.cancel());
    await order.must(order.record(operationId, attemptNo, { outcome: 'DID_NOT_HAPPEN', reason: 'asked' }));
    expect(await order.begin(operationId)).toMatchObject(refused(409, 'ORDER_CANCELLING'));
    expect(await order.undoAll()).toEqual([]);
    await order.must(order.post('cancellation-completion'));
  });

  it('whose billing is recorded after the cancellation has it cancelled too', async () => {
    const order = await orderAfter(4);
    const { operationId, attemptNo } = await order.leaveOpen('billing');
    await order.must(order.cancel());
    await order.must(order.record(operationId, attemptNo, succeeded('billing', 'BIL-1')));
    expect((await order.get()).body).toMatchObject({ status: 'CANCELLING', handoff: { status: 'PENDING' } });
    expect((await order.undoAll())[0]).toMatchObject({ undoAction: 'CANCEL_BILLING' });
  });

  it('is undone in no other order, and not before it is cancelled', async () => {
    const order = await orderAfter(2);
    const [reserved, activated] = (await order.get()).body.steps;
    const undo = { undoStepId: reserved.stepId };
    expect(await order.post('undo-selections')).toMatchObject(refused(409, 'ORDER_NOT_CANCELLING'));
    expect(await order.open('release', undo)).toMatchObject(refused(409, 'ORDER_NOT_CANCELLING'));
    expect(await order.post('cancellation-completion')).toMatchObject(refused(409, 'ORDER_NOT_CANCELLING'));
    await order.must(order.cancel());
    const { body } = await order.must(order.open('release', undo));
    expect(await order.begin(body.operationId)).toMatchObject(refused(409, 'UNDO_OUT_OF_ORDER'));
    await order.succeed('deactivate', { undoStepId: activated.stepId });
    expect(await order.begin(body.operationId)).toMatchObject({ status: 201 });
  });

  it('and completion at the same time: one of the two has its way', async () => {
    for (let round = 0; round < 5; round += 1) {
      const order = await orderAfter(7);
      const [cancelled, completed] = await Promise.all([order.cancel(), order.post('completion')]);
      const ways = [`${cancelled.status}`, `${completed.status} ${completed.body.errorCode ?? completed.body.status}`];
      expect(['202,409 ORDER_CANCELLING', '409,200 COMPLETED', '412,200 COMPLETED']).toContain(ways.join());
    }
  });

  it('and a beginning attempt at the same time: the attempt is refused, or known to the undo', async () => {
    for (let round = 0; round < 5; round += 1) {
      const order = await orderAfter(0);
      const { body } = await order.open('reserve');
      const [, begun] = await Promise.all([order.must(order.cancel()), order.begin(body.operationId)]);
      const selection = await order.post('undo-selections');
      if (begun.status === 201) expect(selection).toMatchObject(refused(409, 'ATTEMPTS_IN_DOUBT'));
      else expect(selection.body.undoAction).toBe('NOTHING');
    }
  });
});

describe('a cancellation', () => {
  it('needs a reason, the version that was seen, a key and a right', async () => {
    const order = await orderAfter(0);
    const path = `/orders/${order.orderId}/cancellation`;
    const { etag } = await order.get();
    const cancel = (options: object, identity: Parameters<TestOrderService['call']>[2] = people.operator) =>
      service.call('POST', path, identity, { body: { reason: 'x' }, etag, ...options });
    expect((await cancel({ body: {} })).status).toBe(400);
    expect((await cancel({ body: { reason: ' ' } })).status).toBe(400);
    expect((await cancel({ body: { reason: 'x'.repeat(501) } })).status).toBe(400);
    expect((await cancel({ body: { reason: 'x', more: 1 } })).status).toBe(400);
    expect((await cancel({ raw: '{' })).status).toBe(400);
    expect((await cancel({ key: null })).status).toBe(400);
    expect((await cancel({ etag: undefined })).status).toBe(428);
    expect((await cancel({ etag: '"1"' })).status).toBe(412);
    expect((await cancel({}, people.worker)).status).toBe(403);
    const key = randomUUID();
    const first = await cancel({ key });
    expect(first).toMatchObject({ status: 202, body: { status: 'CANCELLING' } });
    expect(await cancel({ key })).toEqual(first);
  });
});
