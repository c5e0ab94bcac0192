import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startQuoteService } from '@platform/quote';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policyTable } from '../helpers/policy-table.ts';
import {
  type Answer,
  callers,
  loginUrl,
  policyFile,
  type QuoteBench,
  startQuoteBench,
} from '../helpers/quote-bench.ts';
import { QuoteWalk } from '../helpers/quote-walk.ts';

const code = ({ status, body }: Answer): string => `${status} ${body.errorCode}`;

describe('with the table of the platform', () => {
  let bench: QuoteBench;

  beforeAll(async () => {
    bench = await startQuoteBench({ ownPolicy: true });
  });

  afterAll(async () => {
    await bench?.stop();
  });

  async function evaluated(basisPoints: number): Promise<QuoteWalk> {
    const walk = await QuoteWalk.create(bench);
    await walk.configure();
    await walk.price([{ lineIndex: 0, basisPoints, reason: 'asked for' }]);
    await walk.submit();
    await walk.claim();
    const answer = await walk.work(`approval-requests/${walk.approvalRequestId}/evaluation`, {});
    expect(answer.status).toBe(200);
    return walk;
  }

  it.each([
    [500, '2850', 0, 'APPROVED', 'within-seller-authority', 'At most 5 % and below 10,000.00'],
    [501, '2850', 1, 'PENDING_APPROVAL', 'needs-manager', 'At most 20 % and below 100,000.00'],
    [2_001, '2400', 2, 'PENDING_APPROVAL', 'needs-director', 'Everything else'],
  ])(
    'a discount of %i basis points, total %s, needs %i levels, and the quote tells why',
    async (basisPoints, totalMinor, levels, status, id, annotation) => {
      const walk = await evaluated(basisPoints);
      const view = await walk.read();
      expect([view.status, view.approval.approvalLevels, view.approval.policyVersion]).toEqual([status, levels, '1']);
      const outputs = {
        approvalLevels: { type: 'Integer', value: levels },
        reasonCode: { type: 'String', value: view.approval.reasonCode },
      };
      expect(view.approval.evidence).toEqual({
        decisionKey: 'approval-policy',
        versionTag: '1',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        inputs: [
          {
            id: 'input-discount',
            name: 'Highest effective discount, in basis points',
            type: 'Integer',
            value: basisPoints,
          },
          { id: 'input-total', name: 'Total, in minor units', type: 'Long', value: totalMinor },
        ],
        matchedRules: [{ id, order: levels + 1, annotation, outputs }],
        outputs: [outputs],
        requiredDecisions: [],
        evaluatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      });
    },
  );

  it('the evidence is in the audit, whose chain holds it', async () => {
    const walk = await evaluated(501);
    const { evidence } = (await walk.read()).approval;
    const { rows } = await bench.admin.query(
      `select after_state, policy from quote.audit_event where resource_id = $1 and event_type = 'APPROVAL_EVALUATE'`,
      [walk.quoteId],
    );
    expect(rows).toEqual([
      {
        after_state: expect.objectContaining({ approvalLevels: 1, policyEvidence: evidence }),
        policy: { id: 'approval-policy', version: '1' },
      },
    ]);
  });

  it('the evidence is for those who decide and sell, not for the customer', async () => {
    const walk = await evaluated(501);
    expect((await walk.read(callers.manager)).approval.evidence).toMatchObject({ versionTag: '1' });
    expect(JSON.stringify(await walk.read(callers.customer))).not.toContain('needs-manager');
  });

  it('the service can neither change nor remove evidence, nor see that of another tenant', async () => {
    const walk = await evaluated(501);
    const service = new pg.Client({
      connectionString: loginUrl(bench.databaseUrl, 'quote_service', 'service-password'),
    });
    await service.connect();
    const rowsOf = async (tenant: string): Promise<number> => {
      await service.query(`select set_config('stepwright.tenant_id', $1, false)`, [tenant]);
      const found = await service.query(`select 1 from approval_evidence where approval_request_id = $1`, [
        walk.approvalRequestId,
      ]);
      return found.rows.length;
    };
    try {
      expect([await rowsOf('globex'), await rowsOf('acme')]).toEqual([0, 1]);
      for (const change of [`update approval_evidence set version_tag = '2'`, 'delete from approval_evidence']) {
        await expect(service.query(change)).rejects.toThrow(/permission denied/);
      }
    } finally {
      await service.end();
    }
  });
});

describe('a table that has no answer', () => {
  let bench: QuoteBench;

  beforeAll(async () => {
    bench = await startQuoteBench();
  });

  afterAll(async () => {
    await bench?.stop();
  });

  it.each([
    ['no rule fits', { discount: '< 0' }],
    ['a rule fails', { discount: 'date(substring("x", 9))' }],
    ['more levels than there are', { levels: '3' }],
  ])('refuses the submission and changes nothing: %s', async (_what, table) => {
    const walk = await QuoteWalk.priced(bench);
    const before = await walk.read();
    await bench.usePolicy(table);
    const submission = { quoteRevision: walk.revision };
    const answer = await walk.send(callers.seller, 'approval-submission', submission);
    expect(code(answer)).toBe('500 APPROVAL_POLICY_FAILED');
    expect(answer.body).toMatchObject({ retryable: false, detail: expect.stringContaining('nothing was changed') });
    expect(await walk.read()).toEqual(before);
    expect(await bench.count('approval_request', `quote_id = '${walk.quoteId}'`)).toBe(0);
    expect(await bench.count('outbox_command', `aggregate_id = '${walk.quoteId}' and kind = 'start-process'`)).toBe(0);
    await bench.usePolicy({});
    await walk.submit();
  });
});

describe('at its start', () => {
  let bench: QuoteBench;
  let folder: string;

  beforeAll(async () => {
    bench = await startQuoteBench();
    folder = await mkdtemp(join(tmpdir(), 'stepwright-policy-'));
  });

  afterAll(async () => {
    await bench?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true });
  });

  const start = (path: string): Promise<unknown> =>
    startQuoteService({
      ...(bench.environment as never as Parameters<typeof startQuoteService>[0]),
      PORT: 0,
      APPROVAL_POLICY_FILE: path,
    });

  it.each([
    ['half a table', async () => (await readFile(policyFile, 'utf8')).slice(0, 2_000)],
    ['a table without a version', () => policyTable({ versionTag: '' })],
    ['another decision', () => policyTable({ key: 'other' })],
  ])('the service refuses %s, and names the setting and the file', async (_what, text) => {
    const path = join(folder, 'policy.dmn');
    await writeFile(path, await text());
    await expect(start(path)).rejects.toMatchObject({
      code: 'CONFIGURATION_NOT_VALID',
      message: expect.stringMatching(/^APPROVAL_POLICY_FILE: ".*policy\.dmn" holds no usable approval policy: \S/),
      cause: expect.any(Error),
    });
  });

  it('the service refuses a file that is not there', async () => {
    await expect(start(join(folder, 'missing.dmn'))).rejects.toThrow(/APPROVAL_POLICY_FILE.*ENOENT/);
  });
});
