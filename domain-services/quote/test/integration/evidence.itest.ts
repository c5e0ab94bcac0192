import { auditHash } from '@stepwright/service-kit';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { callers, type QuoteBench, startQuoteBench } from '../helpers/quote-bench.ts';
import { QuoteWalk } from '../helpers/quote-walk.ts';

let bench: QuoteBench;
let walk: QuoteWalk;

/** One life with everything in it: withdrawal, escalation, rejection, fallout, two levels, acceptance, order. */
beforeAll(async () => {
  bench = await startQuoteBench();
  walk = await QuoteWalk.pending(bench);
  await walk.price();
  await walk.submit();
  await walk.claim('second-instance');
  await walk.evaluate(1);
  await walk.openTask(0);
  await walk.work(`approval-tasks/${walk.approvalTaskId}/escalation`, {});
  await walk.tryDecision(callers.sellingManager);
  await walk.decide(callers.manager, { decision: 'REJECTED', comment: 'too cheap' });
  await walk.configure();
  await walk.price();
  await walk.submit();
  await walk.claim('third-instance');
  const { body } = await walk.work('fallouts', {
    approvalRequestId: walk.approvalRequestId,
    code: 'TECHNICAL',
    processInstanceId: 'third-instance',
  });
  const resolution = { falloutId: body.falloutId, action: 'RETRY', reason: 'the policy service is back' };
  await walk.send(callers.operations, 'fallout-resolutions', resolution);
  await walk.read();
  await walk.evaluate(2);
  await walk.openTask(0);
  await walk.decide();
  await walk.openTask(1);
  await walk.decide(callers.director);
  await walk.render();
  await walk.tryAcceptance();
  await vi.waitFor(async () => expect((await walk.read()).status).toBe('ACCEPTED'), { timeout: 10_000 });
});

afterAll(async () => {
  await bench?.stop();
});

it('gives every version its transition, its audit row and at least one event', async () => {
  const { version } = await walk.read();
  const every = Array.from({ length: version }, (_, index) => index + 1);
  const versions = async (query: string): Promise<number[]> =>
    (await bench.admin.query(query, [walk.quoteId])).rows.map(({ version: one }) => one);
  expect(
    await versions(
      `select aggregate_version as version from quote.state_transition where aggregate_id = $1 order by aggregate_version`,
    ),
  ).toEqual(every);
  expect(
    await versions(
      `select resource_version as version from quote.audit_event
       where resource_id = $1 and outcome = 'ALLOWED' order by resource_version`,
    ),
  ).toEqual(every);
  expect(
    await versions(
      `select distinct aggregate_revision as version from quote.outbox_event where aggregate_id = $1 order by 1`,
    ),
  ).toEqual(every);
});

it('leads from state to state without a gap', async () => {
  const { body } = await bench.get(callers.seller, `/quotes/${walk.quoteId}/transitions`);
  const { transitions } = body;
  expect(transitions[0]).toMatchObject({
    version: 1,
    from: null,
    to: 'DRAFT',
    command: 'QUOTE_CREATE',
    actorId: 'sam',
  });
  for (const [index, transition] of transitions.entries()) {
    if (index > 0) expect(transition.from).toBe(transitions[index - 1].to);
  }
  expect(transitions.at(-1)).toMatchObject({ to: 'ACCEPTED', command: 'QUOTE_CONVERT', actorId: 'service:quote' });
  const page = await bench.get(callers.seller, `/quotes/${walk.quoteId}/transitions?afterVersion=3&limit=2`);
  expect(page.body.transitions.map(({ version }: { version: number }) => version)).toEqual([4, 5]);
});

it('publishes the events in order, each by its contract', async () => {
  const query = `select envelope->>'eventType' as type from events.log where partition_key = $1 order by position`;
  await vi.waitFor(
    async () => {
      const { rows } = await bench.admin.query(query, [walk.quoteId]);
      expect(rows.at(-1)?.type).toBe('cpq.quote.converted.v1');
    },
    { timeout: 10_000 },
  );
  const { rows } = await bench.admin.query(query, [walk.quoteId]);
  expect(rows.map(({ type }) => type.replace(/^(cpq\.quote|approval)\./, '').replace('.v1', ''))).toEqual(
    [
      'created configured priced submitted started requested task-opened priced withdrawn',
      'submitted started requested task-opened escalated task-decided rejected',
      'configured priced submitted started entered-fallout fallout-resolved requested task-opened task-decided task-opened task-decided',
      'approved approved artifact-generated accepted converted',
    ].flatMap((words) => words.split(' ')),
  );
});

it('chains the audit rows so that auditHash verifies every one', async () => {
  const { rows } = await bench.admin.query(
    `select * from quote.audit_event where resource_type = 'quote' and resource_id = $1 order by sequence`,
    [walk.quoteId],
  );
  expect(rows.some(({ outcome }) => outcome === 'DENIED')).toBe(true);
  let previousHash = '0'.repeat(64);
  for (const [index, row] of rows.entries()) {
    expect(row.sequence).toBe(index + 1);
    expect(row.previous_hash).toBe(previousHash);
    expect(auditHash(asHashed(row))).toBe(row.hash);
    previousHash = row.hash;
  }
  expect(auditHash({ ...asHashed(rows[3]), actorId: 'somebody else' })).not.toBe(rows[3].hash);
});

function asHashed(row: Record<string, unknown>): Record<string, unknown> {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    eventType: row.event_type,
    outcome: row.outcome,
    occurredAt: (row.occurred_at as Date).toISOString(),
    actorId: row.actor_id,
    actorType: row.actor_type,
    resourceType: row.resource_type,
    resourceId: row.resource_id,
    resourceVersion: row.resource_version,
    reason: row.business_reason,
    before: row.before_state,
    after: row.after_state,
    policy: row.policy,
    correlationId: row.correlation_id,
    causationId: row.causation_id,
    sequence: row.sequence,
    previousHash: row.previous_hash,
  };
}
