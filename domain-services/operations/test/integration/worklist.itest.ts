import { randomUUID } from 'node:crypto';
import { approvalEvents } from '@platform/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestOperations, type TestOperations } from '../helpers/start-test-operations.ts';

const { approvalTaskOpened, approvalTaskDecided, approvalEscalated, approvalWithdrawn, approvalApproved } =
  approvalEvents;
const manager = { sub: 'maria', roles: ['approver'], groups: ['sales-managers'] };
const dueAt = '2030-01-01T00:00:00.000Z';

let operations: TestOperations;

beforeAll(async () => {
  operations = await startTestOperations();
});

afterAll(() => operations?.stop());

function newTask() {
  const quoteId = `Q-${randomUUID().slice(0, 8)}`;
  const task = {
    quoteId,
    quoteRevision: 3,
    approvalRequestId: randomUUID(),
    approvalTaskId: `${quoteId}.${randomUUID()}`,
    level: 1,
  };
  const request = { quoteId, quoteRevision: 3, approvalRequestId: task.approvalRequestId };
  const opened = {
    ...task,
    candidateGroup: 'sales-managers',
    dueAt,
    requesterId: 'sam',
    businessKey: `acme:quote:${quoteId}:r3`,
  };
  return { quoteId, task, request, opened };
}

/** Waits until everything that was published so far has been applied: a marker event at the end of the log shows. */
async function settled(): Promise<void> {
  const { quoteId, opened } = newTask();
  await operations.publish(approvalTaskOpened, { aggregateId: quoteId, revision: 1, payload: opened });
  await vi.waitFor(async () => expect(await find(opened.approvalTaskId)).toBeDefined(), { timeout: 10_000 });
}

async function find(approvalTaskId: string, as: object = {}) {
  const { status, body } = await operations.call('/worklist/tasks?limit=200', { as });
  expect(status).toBe(200);
  return body.tasks.find((task: { approvalTaskId: string }) => task.approvalTaskId === approvalTaskId);
}

describe('the worklist', () => {
  it('shows an opened task to its group with where it comes from and how new that is', async () => {
    const { quoteId, opened } = newTask();
    const event = await operations.publish(approvalTaskOpened, { aggregateId: quoteId, revision: 5, payload: opened });
    await settled();
    expect(await find(opened.approvalTaskId, manager)).toEqual({
      ...opened,
      status: 'OPEN',
      sourceRevision: 5,
      sourceTime: event.occurredAt,
      appliedAt: expect.any(String),
    });
  });

  it('shows only the tasks of the own groups, everything to an operator, and nothing to another tenant', async () => {
    const { quoteId, opened } = newTask();
    await operations.publish(approvalTaskOpened, { aggregateId: quoteId, revision: 5, payload: opened });
    await settled();
    const director = { ...manager, sub: 'dora', groups: ['sales-directors'] };
    expect(await find(opened.approvalTaskId, director)).toBeUndefined();
    expect(await find(opened.approvalTaskId, { ...manager, groups: [] })).toBeUndefined();
    expect(await find(opened.approvalTaskId, { ...manager, tenant: 'globex' })).toBeUndefined();
    expect(await find(opened.approvalTaskId, { tenant: 'globex' })).toBeUndefined();
    expect(await find(opened.approvalTaskId)).toBeDefined();
    for (const role of ['sales', 'customer', 'worker', 'service']) {
      expect((await operations.call('/worklist/tasks', { as: { roles: [role] } })).status).toBe(403);
    }
  });

  it('goes from OPEN over ESCALATED to DECIDED and can be asked by status', async () => {
    const { quoteId, task, opened } = newTask();
    const aggregateId = quoteId;
    await operations.publish(approvalTaskOpened, { aggregateId, revision: 5, payload: opened });
    await operations.publish(approvalEscalated, { aggregateId, revision: 6, payload: task });
    await settled();
    expect(await find(opened.approvalTaskId)).toMatchObject({ status: 'ESCALATED', sourceRevision: 6 });
    const decided = { ...task, decision: 'APPROVED' as const, approverId: 'maria' };
    await operations.publish(approvalTaskDecided, { aggregateId, revision: 7, payload: decided });
    await operations.publish(approvalApproved, { aggregateId, revision: 7, payload: task });
    await settled();
    expect(await find(opened.approvalTaskId)).toMatchObject({
      status: 'DECIDED',
      decision: 'APPROVED',
      approverId: 'maria',
    });
    const open = await operations.call('/worklist/tasks?status=OPEN', { as: manager });
    expect(open.body.tasks.map((one: { status: string }) => one.status)).toEqual(open.body.tasks.map(() => 'OPEN'));
    expect(await find(opened.approvalTaskId)).not.toHaveProperty('refusal');
  });

  it('is not changed by an event that arrives twice, under its own id or under another', async () => {
    const { quoteId, task, opened } = newTask();
    const aggregateId = quoteId;
    const first = await operations.publish(approvalTaskOpened, { aggregateId, revision: 5, payload: opened });
    const decided = { ...task, decision: 'REJECTED' as const, approverId: 'maria' };
    await operations.publish(approvalTaskDecided, { aggregateId, revision: 7, payload: decided });
    await settled();
    await operations.admin.query(`delete from operations.consumer_cursor`);
    await operations.publish(approvalTaskOpened, { aggregateId, revision: 5, payload: opened });
    await operations.publish(approvalEscalated, { aggregateId, revision: 6, payload: task });
    await settled();
    expect(await find(opened.approvalTaskId)).toMatchObject({
      status: 'DECIDED',
      decision: 'REJECTED',
      sourceRevision: 7,
    });
    const applied = `select count(*)::int as n from operations.inbox_event where event_id = $1`;
    expect((await operations.admin.query(applied, [first.eventId])).rows[0].n).toBe(1);
  });

  it('comes to the same state when older events arrive later', async () => {
    const { quoteId, task, request, opened } = newTask();
    const aggregateId = quoteId;
    const decided = { ...task, decision: 'APPROVED' as const, approverId: 'maria' };
    await operations.publish(approvalTaskDecided, { aggregateId, revision: 7, payload: decided });
    await settled();
    expect(await find(opened.approvalTaskId)).toBeUndefined();
    await operations.publish(approvalTaskOpened, { aggregateId, revision: 5, payload: opened });
    const late = { ...opened, approvalTaskId: `${quoteId}.${randomUUID()}`, level: 2 };
    await operations.publish(approvalWithdrawn, { aggregateId, revision: 9, payload: request });
    await operations.publish(approvalTaskOpened, { aggregateId, revision: 8, payload: late });
    await settled();
    expect(await find(opened.approvalTaskId)).toMatchObject({ status: 'DECIDED', candidateGroup: 'sales-managers' });
    expect(await find(late.approvalTaskId)).toMatchObject({ status: 'CANCELLED' });
  });

  it('cancels what is open when the approval is withdrawn', async () => {
    const { quoteId, request, opened } = newTask();
    await operations.publish(approvalTaskOpened, { aggregateId: quoteId, revision: 5, payload: opened });
    await operations.publish(approvalWithdrawn, { aggregateId: quoteId, revision: 6, payload: request });
    await settled();
    expect(await find(opened.approvalTaskId)).toMatchObject({ status: 'CANCELLED', sourceRevision: 6 });
  });

  it('refuses questions that cannot be meant', async () => {
    for (const query of ['status=GONE', 'limit=0', 'limit=201', 'limit=x', 'group=sales-directors']) {
      expect((await operations.call(`/worklist/tasks?${query}`)).status).toBe(400);
    }
  });
});
