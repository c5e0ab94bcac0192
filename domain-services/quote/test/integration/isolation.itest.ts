import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callers, loginUrl, type QuoteBench, startQuoteBench } from '../helpers/quote-bench.ts';
import { fiberLine, QuoteWalk, someHash } from '../helpers/quote-walk.ts';

let bench: QuoteBench;
let walk: QuoteWalk;
let service: pg.Client;

beforeAll(async () => {
  bench = await startQuoteBench();
  walk = await QuoteWalk.approved(bench);
  service = new pg.Client({ connectionString: loginUrl(bench.databaseUrl, 'quote_service', 'service-password') });
  await service.connect();
});

afterAll(async () => {
  await service?.end();
  await bench?.stop();
});

const denials = (tenant: string, actor: string): Promise<number> =>
  bench.count(
    'audit_event',
    `resource_id = '${walk.quoteId}' and outcome = 'DENIED' and tenant_id = '${tenant}' and actor_id = '${actor}'
     and business_reason = 'QUOTE_NOT_FOUND'`,
  );

/** Every route below a quote, with a body that is valid. */
function routes(): [method: 'POST' | 'PUT', path: string, body: unknown][] {
  const { approvalRequestId, approvalTaskId, artifactId, startCommandId, processInstanceId, revision } = walk;
  const quoteRevision = revision;
  const evidence = { method: 'MANUAL_ENTRY', acceptedAt: '2026-01-01T00:00:00Z', artifactId };
  const artifact = { artifactType: 'OFFER', templateId: 't', templateVersion: '1', storageUri: 's3://b/1' };
  return [
    ['PUT', 'configuration', { lines: [fiberLine] }],
    ['POST', 'pricing', { priceBookId: 'standard' }],
    ['POST', 'approval-submission', { quoteRevision }],
    ['POST', 'approval-decisions', { approvalTaskId, decision: 'APPROVED', reasonCode: 'R', quoteRevision }],
    ['POST', 'artifacts', { quoteRevision, ...artifact, contentHash: someHash }],
    ['POST', 'acceptance', { quoteRevision, acceptedBy: 'x', acceptanceEvidence: evidence }],
    ['POST', 'process-claims', { approvalRequestId, startCommandId, processInstanceId }],
    ['POST', `approval-requests/${approvalRequestId}/evaluation`, {}],
    ['POST', `approval-requests/${approvalRequestId}/tasks`, { levelIndex: 0 }],
    ['POST', `approval-tasks/${approvalTaskId}/escalation`, {}],
    ['POST', 'fallouts', { approvalRequestId, code: 'X', processInstanceId }],
    ['POST', 'fallout-resolutions', { falloutId: approvalRequestId, action: 'RETRY', reason: 'x' }],
  ];
}

describe('a quote of another tenant', () => {
  it('is 404 on every route, and each attempt is audited', async () => {
    const { version } = await walk.read();
    const foreigner = { ...callers.foreigner, roles: [...callers.foreigner.roles, 'customer'] };
    for (const [method, path, body] of routes()) {
      const answer = await walk.send(foreigner, path, body, {}, method);
      expect([path, answer.status, answer.body.errorCode]).toEqual([path, 404, 'QUOTE_NOT_FOUND']);
      expect(JSON.stringify(answer.body)).not.toContain('ACC-1');
    }
    expect((await bench.get(foreigner, `/quotes/${walk.quoteId}`)).status).toBe(404);
    expect((await bench.get(foreigner, `/quotes/${walk.quoteId}/transitions`)).status).toBe(404);
    expect(await denials('globex', 'fred')).toBe(routes().length + 2);
    expect((await walk.read()).version).toBe(version);
  });
});

describe('a quote of another customer account', () => {
  it('is 404 and audited', async () => {
    expect((await bench.get(callers.otherSeller, `/quotes/${walk.quoteId}`)).status).toBe(404);
    expect((await walk.send(callers.otherSeller, 'pricing', { priceBookId: 'standard' })).status).toBe(404);
    expect((await bench.get(callers.otherSeller, `/quotes/${walk.quoteId}/transitions`)).status).toBe(404);
    expect(await denials('acme', 'olga')).toBe(3);
  });

  it('cannot be made', async () => {
    const body = { customerAccountId: 'ACC-1', currency: 'EUR' };
    const answer = await bench.send(callers.otherSeller, 'POST', '/quotes', body);
    expect([answer.status, answer.body.errorCode]).toEqual([403, 'ACCOUNT_NOT_ALLOWED']);
    expect(await bench.count('audit_event', `resource_type = 'customer-account' and outcome = 'DENIED'`)).toBe(1);
  });
});

describe('a customer', () => {
  it('sees the offer, not the bargaining', async () => {
    const { body } = await bench.get(callers.customer, `/quotes/${walk.quoteId}`);
    expect(body.price.total).toBe('30.00');
    expect(body).not.toHaveProperty('approval');
    expect(body.price).not.toHaveProperty('trace');
    expect(body.price.lines[0]).not.toHaveProperty('discountReason');
    expect((await bench.get(callers.customer, `/quotes/${walk.quoteId}/transitions`)).status).toBe(403);
  });
});

describe('the database', () => {
  it('shows the service role nothing without a tenant, in every table', async () => {
    const { rows: tables } = await bench.admin.query(`
      select relname, relrowsecurity and relforcerowsecurity as secured from pg_class
      where relnamespace = 'quote'::regnamespace and relkind = 'r' and relname <> 'schema_migration'`);
    expect(tables.length).toBeGreaterThanOrEqual(19);
    for (const { relname, secured } of tables) {
      expect([relname, secured]).toEqual([relname, true]);
      if (relname === 'consumer_cursor') continue;
      const { rows } = await service.query(`select * from quote.${relname}`);
      expect([relname, rows]).toEqual([relname, []]);
    }
  });

  it('shows one tenant nothing of another, and takes no row for another', async () => {
    await service.query('begin');
    await service.query(`select set_config('stepwright.tenant_id', 'globex', true)`);
    expect((await service.query('select * from quote.quote')).rows).toEqual([]);
    await expect(
      service.query(`insert into quote.quote_revision values ('acme', '${walk.quoteId}', 99, 'CREATED', 'x', now())`),
    ).rejects.toThrow(/row-level security/);
    await service.query('rollback');
  });

  it('lets nobody change what a revision, a decision or an acceptance says', async () => {
    const immutable = [
      'quote_revision',
      'quote_line',
      'quote_price_result',
      'quote_price_line',
      'approval_decision',
      'quote_artifact',
      'quote_acceptance',
      'audit_event',
      'state_transition',
    ];
    for (const table of immutable) {
      await expect(service.query(`update quote.${table} set tenant_id = 'x'`)).rejects.toThrow(/permission denied/);
      await expect(service.query(`delete from quote.${table}`)).rejects.toThrow(/permission denied/);
    }
  });
});
