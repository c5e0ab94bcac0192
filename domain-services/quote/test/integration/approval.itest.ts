import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, callers, type QuoteBench, startQuoteBench } from '../helpers/quote-bench.ts';
import { QuoteWalk } from '../helpers/quote-walk.ts';

let bench: QuoteBench;

beforeAll(async () => {
  bench = await startQuoteBench();
});

beforeEach(async () => {
  await bench.usePolicy({});
});

afterAll(async () => {
  await bench?.stop();
});

const code = ({ status, body }: Answer): string => `${status} ${body.errorCode}`;
const denials = (walk: QuoteWalk, reason: string): Promise<number> =>
  bench.count(
    'audit_event',
    `resource_id = '${walk.quoteId}' and outcome = 'DENIED' and business_reason = '${reason}' and tenant_id = 'acme'`,
  );
async function submitted(): Promise<QuoteWalk> {
  const walk = await QuoteWalk.priced(bench);
  await walk.submit();
  return walk;
}

describe('the claim of a start', () => {
  it('is idempotent for one instance and refuses another', async () => {
    const walk = await submitted();
    expect((await walk.claim()).status).toBe(200);
    const { version } = await walk.read();
    expect((await walk.claim()).status).toBe(200);
    expect(code(await walk.claim(randomUUID()))).toBe('409 DUPLICATE_START');
    expect(await walk.read()).toMatchObject({ version, status: 'PENDING_APPROVAL' });
  });

  it('lets one of two instances win when both claim at once', async () => {
    const walk = await submitted();
    const answers = await Promise.all(Array.from({ length: 10 }, () => walk.claim(randomUUID())));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => code(answer) === '409 DUPLICATE_START')).toHaveLength(9);
  });

  it('is obsolete when the request was withdrawn, or the command is not the one that was sent', async () => {
    const foreign = await submitted();
    foreign.startCommandId = randomUUID();
    expect(code(await foreign.claim())).toBe('409 START_OBSOLETE');
    const walk = await submitted();
    await walk.price();
    expect(code(await walk.claim())).toBe('409 START_OBSOLETE');
    expect((await walk.read()).status).toBe('PRICED');
  });

  it('of an unknown request is 404', async () => {
    const walk = await submitted();
    walk.approvalRequestId = randomUUID();
    expect(code(await walk.claim())).toBe('404 APPROVAL_REQUEST_NOT_FOUND');
  });
});

describe('the evaluation of the policy', () => {
  it('approves at once when no level is required', async () => {
    const walk = await submitted();
    await walk.claim();
    expect((await walk.evaluate(0)).body).toEqual({ approvalLevels: 0, approvalOutcome: 'APPROVED' });
    expect(await walk.read()).toMatchObject({ status: 'APPROVED', approval: { status: 'APPROVED', decisions: [] } });
    expect((await walk.evaluate(2)).body).toEqual({ approvalLevels: 0, approvalOutcome: 'APPROVED' });
  });

  it('keeps its first answer, whatever the policy says later', async () => {
    const walk = await submitted();
    await walk.claim();
    await walk.evaluate(1);
    const { evidence } = (await walk.read()).approval;
    expect((await walk.evaluate(0)).body).toEqual({ approvalLevels: 1, approvalOutcome: 'PENDING' });
    expect(await walk.read()).toMatchObject({ status: 'PENDING_APPROVAL', approval: { evidence } });
  });

  it('approves nothing when the table has no answer, and goes on when it has one', async () => {
    const walk = await submitted();
    await walk.claim();
    await bench.usePolicy({ discount: '< 0' });
    const evaluation = `approval-requests/${walk.approvalRequestId}/evaluation`;
    expect(code(await walk.work(evaluation, {}))).toBe('500 APPROVAL_POLICY_FAILED');
    expect(await walk.read()).toMatchObject({
      status: 'PENDING_APPROVAL',
      approval: { approvalLevels: null, evidence: null },
    });
    await bench.usePolicy({});
    expect((await walk.work(evaluation, {})).body).toMatchObject({ approvalLevels: 1 });
  });

  it('is refused before the claim, and obsolete after a change', async () => {
    const walk = await submitted();
    expect(code(await walk.evaluate(0))).toBe('409 APPROVAL_NOT_CLAIMED');
    await walk.claim();
    await walk.price();
    expect(code(await walk.evaluate(0))).toBe('409 APPROVAL_OBSOLETE');
    expect((await walk.read()).status).toBe('PRICED');
  });
});

describe('an approval task', () => {
  it('is there once per level, however often it is asked for', async () => {
    const walk = await QuoteWalk.pending(bench, 2);
    const taskId = walk.approvalTaskId;
    const repeats = await Promise.all([walk.openTask(0), walk.openTask(0)]);
    expect(repeats.map(({ body }) => body)).toEqual(
      Array(2).fill({ approvalTaskId: taskId, approvalGroup: 'sales-managers', decisionNeeded: true }),
    );
    await walk.decide();
    expect((await walk.openTask(0)).body).toMatchObject({ approvalTaskId: taskId, decisionNeeded: false });
  });

  it('is refused out of turn and beyond what the policy asks for', async () => {
    const walk = await QuoteWalk.pending(bench, 2);
    expect(code(await walk.openTask(1))).toBe('409 APPROVAL_LEVEL_NOT_REQUIRED');
    const single = await QuoteWalk.pending(bench, 1);
    await single.decide();
    expect(code(await single.openTask(1))).toBe('409 APPROVAL_OBSOLETE');
  });

  it('is escalated once; a late timer changes nothing', async () => {
    const walk = await QuoteWalk.pending(bench);
    const escalate = (): Promise<Answer> => walk.work(`approval-tasks/${walk.approvalTaskId}/escalation`, {});
    expect((await escalate()).body).toMatchObject({ status: 'ESCALATED' });
    const view = await walk.read();
    expect(view.approval).toMatchObject({ status: 'ESCALATED', tasks: [{ status: 'ESCALATED' }] });
    await escalate();
    expect((await walk.read()).version).toBe(view.version);
    await walk.decide();
    expect((await escalate()).body).toMatchObject({ status: 'DECIDED' });
    expect(await walk.read()).toMatchObject({ status: 'APPROVED', approval: { status: 'APPROVED' } });
  });
});

describe('a decision', () => {
  it('is denied to the requester and owner, and to others than the candidate group; both are audited', async () => {
    const walk = await QuoteWalk.pending(bench, 2);
    expect(code(await walk.tryDecision(callers.sellingManager))).toBe('403 FOUR_EYES');
    expect(code(await walk.tryDecision(callers.director))).toBe('403 NOT_IN_CANDIDATE_GROUP');
    expect(code(await walk.tryDecision(callers.seller))).toBe('403 ROLE_MISSING');
    expect(await denials(walk, 'FOUR_EYES')).toBe(1);
    expect(await denials(walk, 'NOT_IN_CANDIDATE_GROUP')).toBe(1);
    expect(await denials(walk, 'ROLE_MISSING')).toBe(1);
    expect(await walk.read()).toMatchObject({ status: 'PENDING_APPROVAL', approval: { decisions: [] } });
  });

  it('is denied to the owner and to the requester when these are two people', async () => {
    const walk = await QuoteWalk.priced(bench);
    const requester = { ...callers.seller, sub: 'rita' };
    const { body } = await walk.send(requester, 'approval-submission', { quoteRevision: walk.revision });
    await walk.adopt(body.approvalRequestId);
    await walk.claim();
    await walk.evaluate(1);
    await walk.openTask(0);
    expect(code(await walk.tryDecision({ ...callers.manager, sub: 'sam' }))).toBe('403 FOUR_EYES');
    expect(code(await walk.tryDecision({ ...callers.manager, sub: 'rita' }))).toBe('403 FOUR_EYES');
    expect((await walk.tryDecision(callers.manager)).status).toBe(200);
  });

  it('on a second level needs a second person; the attempt is audited', async () => {
    const walk = await QuoteWalk.pending(bench, 2);
    const both = { ...callers.manager, groups: ['sales-managers', 'sales-directors'] };
    await walk.decide(both);
    expect(code(await walk.tryDecision(both))).toBe('409 APPROVAL_TASK_DECIDED');
    await walk.openTask(1);
    expect(code(await walk.tryDecision(both))).toBe('403 FOUR_EYES');
    expect(await denials(walk, 'FOUR_EYES')).toBe(1);
    expect((await walk.decide(callers.director)).body.status).toBe('APPROVED');
  });

  it('is not hindered by what the same person decided on an earlier revision', async () => {
    const walk = await QuoteWalk.pending(bench, 2);
    const both = { ...callers.manager, groups: ['sales-managers', 'sales-directors'] };
    await walk.decide(both);
    await walk.price();
    await walk.submit();
    await walk.claim(randomUUID());
    await walk.evaluate(2);
    await walk.openTask(0);
    await walk.decide({ ...callers.manager, sub: 'max' });
    await walk.openTask(1);
    expect((await walk.decide(both)).body.status).toBe('APPROVED');
  });

  it('is taken once per level: one of two managers wins', async () => {
    const walk = await QuoteWalk.pending(bench, 2);
    const managers = Array.from({ length: 10 }, (_, index) => ({ ...callers.manager, sub: `manager-${index}` }));
    const answers = await Promise.all(managers.map((manager) => walk.tryDecision(manager)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await walk.read();
    expect(code(await walk.tryDecision(callers.manager))).toBe('409 APPROVAL_TASK_DECIDED');
    expect(await bench.count('approval_decision', `quote_id = '${walk.quoteId}'`)).toBe(1);
    expect(await bench.count('outbox_command', `aggregate_id = '${walk.quoteId}' and kind = 'complete-task'`)).toBe(1);
  });

  it('is told again under its key', async () => {
    const walk = await QuoteWalk.pending(bench);
    const key = randomUUID();
    const first = await walk.tryDecision(callers.manager, {}, { key });
    expect(await walk.tryDecision(callers.manager, {}, { key })).toEqual(first);
    expect(first.status).toBe(200);
  });

  it('that rejects ends the approval; the quote is revised and submitted again', async () => {
    const walk = await QuoteWalk.pending(bench, 2);
    expect((await walk.decide(callers.manager, { decision: 'REJECTED' })).body.status).toBe('APPROVAL_REJECTED');
    expect((await walk.read()).approval).toMatchObject({ status: 'REJECTED', decisions: [{ decision: 'REJECTED' }] });
    const again = { quoteRevision: walk.revision };
    expect(code(await walk.send(callers.seller, 'approval-submission', again))).toBe('409 QUOTE_REJECTED');
    expect(code(await walk.evaluate(1))).toBe('409 APPROVAL_OBSOLETE');
    await walk.price();
    await walk.submit();
    await walk.claim(randomUUID());
    await walk.evaluate(1);
    await walk.openTask(0);
    expect((await walk.decide()).body.status).toBe('APPROVED');
    const { rows } = await bench.admin.query(
      `select body->'variables'->'approvalOutcome'->>'value' as outcome from quote.outbox_command
       where aggregate_id = $1 and kind = 'complete-task' order by sequence`,
      [walk.quoteId],
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(['REJECTED', 'APPROVED']);
  });

  it('about a task of another quote is 404', async () => {
    const walk = await QuoteWalk.pending(bench);
    const other = await QuoteWalk.pending(bench);
    const { approvalTaskId } = other;
    expect(code(await walk.tryDecision(callers.manager, { approvalTaskId }))).toBe('404 APPROVAL_TASK_NOT_FOUND');
  });
});

describe('an approval in fallout', () => {
  const retry = (walk: QuoteWalk, falloutId: string, action = 'RETRY'): Promise<Answer> =>
    walk.send(callers.operations, 'fallout-resolutions', { falloutId, action, reason: 'looked at it' });
  const open = (walk: QuoteWalk): Promise<Answer> =>
    walk.work('fallouts', {
      approvalRequestId: walk.approvalRequestId,
      code: 'TECHNICAL',
      processInstanceId: walk.processInstanceId,
    });

  it('is opened once per wait and goes on once', async () => {
    const walk = await QuoteWalk.pending(bench);
    const { falloutId } = (await open(walk)).body;
    expect((await open(walk)).body).toEqual({ falloutId });
    expect((await retry(walk, falloutId)).status).toBe(200);
    expect(code(await retry(walk, falloutId))).toBe('409 FALLOUT_OBSOLETE');
    expect(code(await retry(walk, randomUUID()))).toBe('409 FALLOUT_OBSOLETE');
    const { rows } = await bench.admin.query(
      `select body from quote.outbox_command where aggregate_id = $1 and kind = 'correlate-message'`,
      [walk.quoteId],
    );
    expect(rows.map(({ body }) => body)).toEqual([
      {
        kind: 'correlate-message',
        messageName: 'approval-fallout-resolved',
        businessKey: `acme:quote:${walk.quoteId}:r3`,
        processInstanceId: walk.processInstanceId,
        correlationVariable: 'falloutId',
        correlationValue: falloutId,
        receiptVariable: 'resolvedFalloutId',
        variables: {},
      },
    ]);
    expect((await open(walk)).body.falloutId).not.toBe(falloutId);
    const told = await bench.admin.query(
      `select envelope->'payload' as payload from quote.outbox_event where aggregate_id = $1 and event_type = 'cpq.quote.fallout-resolved.v1'`,
      [walk.quoteId],
    );
    expect(told.rows).toEqual([{ payload: { quoteId: walk.quoteId, quoteRevision: 3, falloutId, action: 'RETRY' } }]);
  });

  it('is let go on when the quote is changed, so that its process sees that and ends', async () => {
    const walk = await QuoteWalk.pending(bench);
    const { falloutId } = (await open(walk)).body;
    await walk.price();
    const { rows } = await bench.admin.query(
      `select body->>'messageName' as name, body->>'correlationValue' as value, body->>'processInstanceId' as instance,
         body->>'businessKey' as key
       from quote.outbox_command where aggregate_id = $1 and kind = 'correlate-message' order by sequence`,
      [walk.quoteId],
    );
    const same = { instance: walk.processInstanceId, key: `acme:quote:${walk.quoteId}:r3` };
    expect(rows).toEqual([
      { name: 'quote-revised', value: walk.approvalRequestId, ...same },
      { name: 'approval-fallout-resolved', value: falloutId, ...same },
    ]);
    expect(code(await retry(walk, falloutId))).toBe('409 FALLOUT_OBSOLETE');
    expect(code(await walk.evaluate(1))).toBe('409 APPROVAL_OBSOLETE');
  });

  it('passes decided levels when it goes on', async () => {
    const walk = await QuoteWalk.pending(bench, 1);
    await walk.decide();
    expect((await walk.evaluate(2)).body).toEqual({ approvalLevels: 1, approvalOutcome: 'APPROVED' });
    expect((await walk.openTask(0)).body).toMatchObject({ decisionNeeded: false });
  });

  it('cannot be cancelled by its fallout, and only a service may resolve it', async () => {
    const walk = await QuoteWalk.pending(bench);
    const { falloutId } = (await open(walk)).body;
    const cancelled = await retry(walk, falloutId, 'CANCEL');
    expect(code(cancelled)).toBe('409 FALLOUT_ACTION_NOT_SUPPORTED');
    expect(cancelled.body.detail).toMatch(/price the quote/);
    const asked = { falloutId, action: 'RETRY', reason: 'x' };
    expect(code(await walk.send(callers.seller, 'fallout-resolutions', asked))).toBe('403 ROLE_MISSING');
  });
});

describe('an approval whose process has an engine incident', () => {
  const ask = (walk: QuoteWalk, change: object = {}): Promise<Answer> =>
    walk.send(callers.operations, 'fallout-resolutions', {
      externalTaskId: 'task-1',
      action: 'RETRY',
      reason: 'the policy service is back',
      ...change,
    });
  const retries = async ({ quoteId }: QuoteWalk): Promise<unknown[]> => {
    const { rows } = await bench.admin.query(
      `select target, path, body from quote.outbox_command
       where aggregate_id = $1 and kind = 'retry-external-task' order by sequence`,
      [quoteId],
    );
    return rows;
  };
  const retryOf = ({ quoteId }: QuoteWalk, revision: number): object => ({
    target: 'workflow',
    path: '/workflow-commands',
    body: {
      kind: 'retry-external-task',
      businessKey: `acme:quote:${quoteId}:r${revision}`,
      externalTaskId: 'task-1',
      retries: 3,
    },
  });

  it('has its task tried again; the quote stays as it was', async () => {
    const walk = await QuoteWalk.pending(bench);
    const before = await walk.read();
    const answer = await ask(walk);
    expect(answer).toMatchObject({ status: 200, body: { externalTaskId: 'task-1', status: 'RETRY_REQUESTED' } });
    expect(await retries(walk)).toEqual([retryOf(walk, 3)]);
    expect(await walk.read()).toEqual(before);
    expect(
      await bench.count('audit_event', `resource_id = '${walk.quoteId}' and event_type = 'QUOTE_INCIDENT_RETRY'`),
    ).toBe(1);
  });

  it('is found by the revision that is named, else it is that of the newest request', async () => {
    const walk = await QuoteWalk.approved(bench);
    await walk.price();
    await ask(walk, { quoteRevision: 3 });
    await walk.submit();
    await ask(walk);
    expect(await retries(walk)).toEqual([retryOf(walk, 3), retryOf(walk, 4)]);
    expect(code(await ask(walk, { quoteRevision: 2 }))).toBe('404 APPROVAL_REQUEST_NOT_FOUND');
    expect(code(await ask(await QuoteWalk.create(bench)))).toBe('404 APPROVAL_REQUEST_NOT_FOUND');
  });

  it('is not cancelled, and is named by one id only', async () => {
    const walk = await QuoteWalk.pending(bench);
    expect(code(await ask(walk, { action: 'CANCEL' }))).toBe('409 FALLOUT_ACTION_NOT_SUPPORTED');
    for (const change of [{ falloutId: randomUUID() }, { externalTaskId: undefined }, { reason: ' ' }, { more: 1 }]) {
      expect(code(await ask(walk, change))).toBe('400 REQUEST_NOT_VALID');
    }
    expect(await retries(walk)).toEqual([]);
  });
});
