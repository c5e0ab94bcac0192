import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Answer, callers, type QuoteBench, startQuoteBench } from '../helpers/quote-bench.ts';
import { QuoteWalk } from '../helpers/quote-walk.ts';

const dayMs = 86_400_000;
let bench: QuoteBench;

beforeAll(async () => {
  bench = await startQuoteBench();
});

beforeEach(() => {
  Object.assign(bench.neighbours, { orderStatus: 201, orderAnswer: { orderId: 'O-2001' } });
});

afterAll(async () => {
  await bench?.stop();
});

const code = ({ status, body }: Answer): string => `${status} ${body.errorCode}`;
const effects = async (walk: QuoteWalk): Promise<unknown> => ({
  acceptances: await bench.count('quote_acceptance', `quote_id = '${walk.quoteId}'`),
  commands: await bench.count('outbox_command', `aggregate_id = '${walk.quoteId}' and kind = 'create-order'`),
  events: await bench.count(
    'outbox_event',
    `aggregate_id = '${walk.quoteId}' and event_type = 'cpq.quote.accepted.v1'`,
  ),
});
const once = { acceptances: 1, commands: 1, events: 1 };
const never = { acceptances: 0, commands: 0, events: 0 };

describe('an acceptance', () => {
  it('has one effect under 50 parallel requests with one key', async () => {
    const walk = await QuoteWalk.approved(bench);
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => walk.tryAcceptance(undefined, {}, { key })));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(202);
    expect(await effects(walk)).toEqual(once);
  });

  it('has one effect under 50 parallel requests with 50 keys', async () => {
    const walk = await QuoteWalk.approved(bench);
    const answers = await Promise.all(Array.from({ length: 50 }, () => walk.tryAcceptance()));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412 || status === 409)).toHaveLength(49);
    expect(await effects(walk)).toEqual(once);
  });

  it('is told again under its key although the ETag is old by then', async () => {
    const walk = await QuoteWalk.approved(bench);
    const key = randomUUID();
    const first = await walk.tryAcceptance(undefined, {}, { key });
    await vi.waitFor(async () => expect((await walk.read()).status).toBe('ACCEPTED'), { timeout: 10_000 });
    expect(first.status).toBe(202);
    expect(await walk.tryAcceptance(undefined, {}, { key })).toEqual(first);
    expect(await walk.tryAcceptance(undefined, {}, { key, ifMatch: '"1"' })).toEqual(first);
    expect(await effects(walk)).toEqual(once);
  });

  it('is refused under a used key with another body', async () => {
    const walk = await QuoteWalk.approved(bench);
    const key = randomUUID();
    await walk.tryAcceptance(undefined, {}, { key });
    const other = await walk.tryAcceptance(undefined, { acceptedBy: 'Somebody else' }, { key });
    expect(code(other)).toBe('422 IDEMPOTENCY_KEY_REUSED');
    expect(await effects(walk)).toEqual(once);
  });

  it('needs a key, an ETag and the newest one', async () => {
    const walk = await QuoteWalk.approved(bench);
    expect(code(await walk.tryAcceptance(undefined, {}, { key: null }))).toBe('400 IDEMPOTENCY_KEY_MISSING');
    expect(code(await walk.tryAcceptance(undefined, {}, { ifMatch: undefined }))).toBe('428 IF_MATCH_MISSING');
    expect(code(await walk.tryAcceptance(undefined, {}, { ifMatch: '"1"' }))).toBe('412 VERSION_STALE');
    expect(await effects(walk)).toEqual(never);
  });

  it('names the exact revision and an artifact that shows it', async () => {
    const walk = await QuoteWalk.approved(bench);
    const evidence = { method: 'EMAIL_CONFIRMATION', acceptedAt: '2026-01-01T10:00:00+02:00' };
    const withArtifact = (artifactId: string): object => ({ acceptanceEvidence: { ...evidence, artifactId } });
    const other = await QuoteWalk.approved(bench);
    expect(code(await walk.tryAcceptance(undefined, { quoteRevision: 2 }))).toBe('409 QUOTE_REVISION_STALE');
    expect(code(await walk.tryAcceptance(undefined, withArtifact('DOC-none')))).toBe('409 ARTIFACT_NOT_OF_REVISION');
    expect(code(await walk.tryAcceptance(undefined, withArtifact(other.artifactId)))).toBe(
      '409 ARTIFACT_NOT_OF_REVISION',
    );
    expect(await effects(walk)).toEqual(never);
    expect((await walk.tryAcceptance(undefined, withArtifact(walk.artifactId))).status).toBe(202);
  });

  it('is refused when it is dated in the future', async () => {
    const walk = await QuoteWalk.approved(bench);
    const acceptedAt = new Date(Date.now() + dayMs).toISOString();
    const answer = await walk.tryAcceptance(undefined, {
      acceptanceEvidence: { method: 'MANUAL_ENTRY', acceptedAt, artifactId: walk.artifactId },
    });
    expect(code(answer)).toBe('400 ACCEPTED_AT_NOT_VALID');
    expect(answer.body.errors[0].path).toBe('body.acceptanceEvidence.acceptedAt');
  });

  it('takes any offset, and refuses years that cannot be meant', async () => {
    const walk = await QuoteWalk.approved(bench);
    const at = (acceptedAt: string): object => ({
      acceptanceEvidence: { method: 'MANUAL_ENTRY', acceptedAt, artifactId: walk.artifactId },
    });
    expect(code(await walk.tryAcceptance(undefined, at('0000-01-01T00:00:00Z')))).toBe('400 REQUEST_NOT_VALID');
    expect((await walk.tryAcceptance(undefined, at('2026-01-01T22:00:00+23:00'))).status).toBe(202);
    expect((await walk.read()).acceptance.acceptedAt).toBe('2025-12-31T23:00:00.000Z');
  });

  it('is refused without approval and without artifact', async () => {
    const priced = await QuoteWalk.priced(bench);
    priced.artifactId = 'DOC-1';
    expect(code(await priced.tryAcceptance())).toBe('409 QUOTE_NOT_APPROVED');
    const pending = await QuoteWalk.pending(bench);
    pending.artifactId = 'DOC-1';
    expect(code(await pending.tryAcceptance())).toBe('409 QUOTE_NOT_APPROVED');
    await pending.decide();
    expect(code(await pending.tryAcceptance())).toBe('409 ARTIFACT_NOT_OF_REVISION');
  });

  it('takes an artifact that was registered from elsewhere', async () => {
    const walk = await QuoteWalk.pending(bench);
    await walk.decide();
    const artifact = {
      quoteRevision: walk.revision,
      artifactType: 'SIGNED_OFFER',
      templateId: 'manual',
      templateVersion: '1',
      storageUri: 's3://offers/1.pdf',
      contentHash: 'b'.repeat(64),
    };
    const registered = await walk.send(callers.seller, 'artifacts', artifact);
    expect(registered).toMatchObject({ status: 201, body: { artifactId: expect.stringMatching(/^A-/) } });
    walk.artifactId = registered.body.artifactId;
    await walk.read();
    expect((await walk.tryAcceptance(callers.seller)).status).toBe(202);
  });

  it('is refused once the quote is accepted, as is every change', async () => {
    const walk = await QuoteWalk.approved(bench);
    await walk.tryAcceptance();
    await vi.waitFor(async () => expect((await walk.read()).status).toBe('ACCEPTED'), { timeout: 10_000 });
    expect(code(await walk.tryAcceptance())).toBe('409 QUOTE_ACCEPTED');
    expect(code(await walk.send(callers.seller, 'pricing', { priceBookId: 'standard' }))).toBe('409 QUOTE_ACCEPTED');
    expect(await effects(walk)).toEqual(once);
  });
});

describe('an expired quote', () => {
  it('reads as EXPIRED and can be neither accepted nor changed', async () => {
    const validUntil = new Date(Date.now() + dayMs).toISOString();
    const created = await bench.send(callers.seller, 'POST', '/quotes', {
      customerAccountId: 'ACC-1',
      currency: 'EUR',
      validUntil,
    });
    const walk = new QuoteWalk(bench, created);
    await walk.configure();
    await walk.price();
    await walk.submit();
    await walk.claim();
    await walk.evaluate(0);
    await walk.render();
    bench.advance(2 * dayMs);
    try {
      expect((await walk.read()).status).toBe('EXPIRED');
      expect(code(await walk.tryAcceptance())).toBe('409 QUOTE_EXPIRED');
      expect(code(await walk.send(callers.seller, 'pricing', { priceBookId: 'standard' }))).toBe('409 QUOTE_EXPIRED');
      expect(await effects(walk)).toEqual(never);
    } finally {
      bench.advance(-2 * dayMs);
    }
    expect((await walk.tryAcceptance()).status).toBe(202);
  });

  it('cannot be made: validity ends in the future, within two years', async () => {
    for (const validUntil of [new Date(Date.now() - 1_000), new Date(Date.now() + 800 * dayMs)]) {
      const body = { customerAccountId: 'ACC-1', currency: 'EUR', validUntil: validUntil.toISOString() };
      const answer = await bench.send(callers.seller, 'POST', '/quotes', body);
      expect(code(answer)).toBe('400 VALID_UNTIL_NOT_VALID');
    }
  });
});

describe('the order of an accepted quote', () => {
  it('that is refused for good shows as an explicit failure, to customers without the reason', async () => {
    Object.assign(bench.neighbours, { orderStatus: 409, orderAnswer: { errorCode: 'ORDER_EXISTS_FOR_QUOTE' } });
    const walk = await QuoteWalk.approved(bench);
    await walk.tryAcceptance();
    await vi.waitFor(async () => expect((await walk.read()).orderCreation.status).toBe('FAILED'), { timeout: 10_000 });
    const { orderCreation, status } = await walk.read();
    expect(status).toBe('ACCEPTED_PENDING_ORDER_CREATION');
    expect(orderCreation.reason).toMatch(/ORDER_EXISTS_FOR_QUOTE/);
    expect((await walk.read(callers.customer)).orderCreation).toEqual({ status: 'FAILED' });
  });

  it('is asked for again while the order service is away; the quote waits and says so', async () => {
    bench.neighbours.orderStatus = 503;
    const walk = await QuoteWalk.approved(bench);
    await walk.tryAcceptance();
    await vi.waitFor(
      async () =>
        expect(
          await bench.count(
            'outbox_command',
            `aggregate_id = '${walk.quoteId}' and attempts >= 2 and kind = 'create-order'`,
          ),
        ).toBe(1),
      { timeout: 10_000 },
    );
    expect(await walk.read()).toMatchObject({
      status: 'ACCEPTED_PENDING_ORDER_CREATION',
      orderId: null,
      orderCreation: { status: 'IN_PROGRESS' },
    });
    Object.assign(bench.neighbours, { orderStatus: 201, orderAnswer: { orderId: 'O-9' } });
    await vi.waitFor(async () => expect(await walk.read()).toMatchObject({ status: 'ACCEPTED', orderId: 'O-9' }), {
      timeout: 15_000,
    });
    const keys = bench.neighbours.orders.filter(({ body }) => body.quoteId === walk.quoteId).map(({ key }) => key);
    expect(new Set(keys).size).toBe(1);
    expect(
      await bench.count('outbox_event', `aggregate_id = '${walk.quoteId}' and event_type = 'cpq.quote.converted.v1'`),
    ).toBe(1);
  });
});
