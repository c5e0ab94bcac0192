import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callers, type QuoteBench, startQuoteBench } from '../helpers/quote-bench.ts';
import { fiberLine, QuoteWalk } from '../helpers/quote-walk.ts';

let bench: QuoteBench;

beforeAll(async () => {
  bench = await startQuoteBench();
});

afterAll(async () => {
  await bench?.stop();
});

async function rows(): Promise<number> {
  let sum = 0;
  for (const table of ['quote', 'quote_revision', 'quote_line', 'idempotency_record', 'outbox_event', 'audit_event']) {
    sum += await bench.count(table, 'true');
  }
  return sum;
}

const good = '"customerAccountId":"ACC-1","currency":"EUR"';

describe('POST /quotes', () => {
  it.each([
    ['not JSON', '{', undefined],
    ['no object', '[]', 'body'],
    ['null', 'null', 'body'],
    ['nothing', '', undefined],
    ['a missing field', '{"currency":"EUR"}', 'body.customerAccountId'],
    ['a wrong type', '{"customerAccountId":7,"currency":"EUR"}', 'body.customerAccountId'],
    ['a wrong currency', '{"customerAccountId":"ACC-1","currency":"euro"}', 'body.currency'],
    ['a field that is not known', `{${good},"status":"APPROVED"}`, 'body'],
    ['a NUL character', '{"customerAccountId":"ACC\\u0000","currency":"EUR"}', 'body.customerAccountId'],
    ['half a surrogate pair', '{"customerAccountId":"ACC\\ud800","currency":"EUR"}', 'body.customerAccountId'],
    ['a very long text', `{"customerAccountId":"${'A'.repeat(10_000)}","currency":"EUR"}`, 'body.customerAccountId'],
    ['a day that does not exist', `{${good},"validUntil":"2026-02-30T00:00:00Z"}`, 'body.validUntil'],
    ['a year far away', `{${good},"validUntil":"9999-01-01T00:00:00Z"}`, 'body.validUntil'],
  ])('refuses %s with problem+json and stores nothing', async (_what, raw, path) => {
    const before = await rows();
    const answer = await bench.send(callers.seller, 'POST', '/quotes', undefined, { raw });
    expect(answer).toMatchObject({ status: 400, contentType: expect.stringMatching(/^application\/problem\+json/) });
    expect(answer.body).toMatchObject({
      status: 400,
      errorCode: expect.any(String),
      correlationId: expect.any(String),
    });
    if (path !== undefined) expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
    expect(await rows()).toBe(before);
  });

  it('refuses a body that is too large', async () => {
    const answer = await bench.send(callers.seller, 'POST', '/quotes', undefined, {
      raw: `{"a":"${'a'.repeat(1_100_000)}"}`,
    });
    expect(answer.status).toBe(413);
  });

  it('keeps a created quote under its key: a repeat makes no second one', async () => {
    const send = () =>
      bench.send(
        callers.seller,
        'POST',
        '/quotes',
        { customerAccountId: 'ACC-1', currency: 'EUR' },
        { key: 'one-key' },
      );
    const answers = await Promise.all([send(), send(), send()]);
    expect(new Set(answers.map(({ body }) => body.quoteId)).size).toBe(1);
  });
});

describe('PUT /quotes/{quoteId}/configuration', () => {
  const lines = (...change: object[]): unknown[] => change.map((one) => ({ ...fiberLine, ...one }));
  it.each([
    ['no line', [], 'body.lines'],
    ['too many lines', Array(201).fill(fiberLine), 'body.lines'],
    ['a huge quantity', lines({ quantity: 1e30 }), 'body.lines.0.quantity'],
    ['a huge quantity as text', lines({ quantity: '9999999999999' }), 'body.lines.0.quantity'],
    ['a quantity of nothing', lines({ quantity: 0 }), 'body.lines.0.quantity'],
    ['a negative quantity', lines({ quantity: '-1' }), 'body.lines.0.quantity'],
    ['a quantity in a double', lines({ quantity: 1.5 }), 'body.lines.0.quantity'],
    ['an unknown action', lines({ action: 'REMOVE' }), 'body.lines.0.action'],
    ['a line that no order could carry out', lines({}, { action: 'DISCONNECT' }), 'body.lines.1.action'],
    ['an id that walks up the path', lines({ offeringId: '../orders' }), 'body.lines.0.offeringId'],
    ['a field that is not known', lines({ price: '0.01' }), 'body.lines.0'],
    ['an unknown offering', lines({}, { offeringId: 'none' }), 'body.lines.1.offeringId'],
    ['a retired offering', lines({ offeringId: 'retired' }), 'body.lines.0.offeringId'],
    ['an unknown version', lines({ offeringVersion: 9 }), 'body.lines.0.offeringId'],
    ['a later line as parent', lines({ parentLineIndex: 0 }), 'body.lines.0.parentLineIndex'],
    ['a missing characteristic', lines({ configuration: {} }), 'body.lines.0.configuration.speed'],
    ['a wrong value', lines({ configuration: { speed: '9' } }), 'body.lines.0.configuration.speed'],
    ['an unknown characteristic', lines({ configuration: { speed: '500', x: 1 } }), 'body.lines.0.configuration.x'],
    ['a nested value', lines({ configuration: { speed: { a: 1 } } }), 'body.lines.0.configuration.speed'],
    ['a NUL character', lines({ configuration: { speed: '500', note: 'a\0' } }), 'body.lines.0.configuration.note'],
  ])('refuses %s and leaves the quote as it was', async (_what, body, path) => {
    const walk = await QuoteWalk.create(bench);
    const answer = await walk.send(callers.seller, 'configuration', { lines: body }, {}, 'PUT');
    expect(answer).toMatchObject({ status: 400, contentType: expect.stringMatching(/^application\/problem\+json/) });
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
    expect(await walk.read()).toMatchObject({ status: 'DRAFT', version: 1, lines: [] });
  });

  it('names by its code why a line is refused, and first what no order could carry out', async () => {
    const walk = await QuoteWalk.create(bench);
    const codeOf = async (...change: object[]): Promise<string> => {
      const answer = await walk.send(callers.seller, 'configuration', { lines: lines(...change) }, {}, 'PUT');
      return `${answer.status} ${answer.body.errorCode}`;
    };
    const disconnect = { action: 'DISCONNECT' };
    expect(await codeOf({ offeringId: 'none' }, {}, disconnect)).toBe('400 LINE_ACTION_NOT_SUPPORTED');
    expect(await codeOf({ offeringId: 'none' }, { configuration: {} })).toBe('400 OFFERING_NOT_AVAILABLE');
    expect(await codeOf({ configuration: { speed: '500', offeringId: 'x' } })).toBe('400 CONFIGURATION_NOT_VALID');
    await walk.configure(lines({ action: 'CHANGE' }, { action: 'NO_CHANGE' }));
  });

  it('takes 200 lines with parents, an older version and quantities as text', async () => {
    const walk = await QuoteWalk.create(bench);
    const many = Array.from({ length: 200 }, (_, index) => ({
      ...fiberLine,
      offeringVersion: 1,
      quantity: '0.000001',
      configuration: {},
      ...(index === 0 ? {} : { parentLineIndex: index - 1 }),
    }));
    await walk.configure(many);
    await walk.price();
    const view = await walk.read();
    expect(view.lines[199]).toMatchObject({
      lineIndex: 199,
      parentLineIndex: 198,
      offeringVersion: 1,
      quantity: '0.000001',
    });
    expect(view.price.total).toBe('0.003');
  });
});

describe('POST /quotes/{quoteId}/pricing', () => {
  it.each([
    ['an unknown price book', { priceBookId: 'none' }, 400, 'PRICE_BOOK_NOT_USABLE'],
    ['a draft', { priceBookId: 'draft-book' }, 400, 'PRICE_BOOK_NOT_USABLE'],
    ['another currency', { priceBookId: 'dollars' }, 400, 'PRICE_BOOK_NOT_USABLE'],
    ['an answer that cannot be read', { priceBookId: 'broken' }, 502, 'SERVICE_ANSWERED_WRONGLY'],
    [
      'a discount beyond everything',
      { priceBookId: 'standard', discounts: [{ lineIndex: 0, basisPoints: 10_001, reason: 'x' }] },
      400,
      'REQUEST_NOT_VALID',
    ],
    [
      'a discount on no line',
      { priceBookId: 'standard', discounts: [{ lineIndex: 1, basisPoints: 1, reason: 'x' }] },
      400,
      'PRICE_NOT_POSSIBLE',
    ],
    [
      'a discount without reason',
      { priceBookId: 'standard', discounts: [{ lineIndex: 0, basisPoints: 1 }] },
      400,
      'REQUEST_NOT_VALID',
    ],
  ])('refuses %s', async (_what, body, status, errorCode) => {
    const walk = await QuoteWalk.create(bench);
    await walk.configure();
    const answer = await walk.send(callers.seller, 'pricing', body);
    expect([answer.status, answer.body.errorCode]).toEqual([status, errorCode]);
    expect(await walk.read()).toMatchObject({ status: 'CONFIGURED', price: null });
  });
});

describe('a path', () => {
  it('with an id that cannot be one is 400, never a database error', async () => {
    for (const id of ['x', 'Q-%00', `Q-${'A'.repeat(200)}`, "Q-1'--"]) {
      expect((await bench.get(callers.seller, `/quotes/${id}`)).status).toBe(400);
    }
    const walk = await QuoteWalk.create(bench);
    expect((await walk.work('approval-requests/none/evaluation', {})).status).toBe(400);
    expect((await walk.work('approval-tasks/Q-1.none/escalation', {})).status).toBe(400);
    expect((await bench.get(callers.seller, '/quotes/Q-0000000000000')).status).toBe(404);
  });
});
