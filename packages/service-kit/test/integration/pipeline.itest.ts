import { randomUUID } from 'node:crypto';
import {
  type DevelopmentIssuer,
  type Listener,
  listen,
  type RunningService,
  startDevelopmentIssuer,
} from '@stepwright/service-kit';
import { type PostgresServer, startPostgres } from '@stepwright/test-servers';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loginUrl, migrateNotes, startNotesService } from '../notes-service/notes-service.ts';

let postgres: PostgresServer;
let issuer: DevelopmentIssuer;
let service: RunningService;
let echo: Listener;
let databaseUrl: string;
let admin: pg.Client;
const echoed: { key: string | null; body: unknown }[] = [];
let echoStatus = 200;

beforeAll(async () => {
  postgres = await startPostgres();
  databaseUrl = await postgres.createDatabase('notes');
  issuer = await startDevelopmentIssuer();
  echo = await listen(async (request) => {
    echoed.push({ key: request.headers.get('idempotency-key'), body: await request.json() });
    return Response.json({ retryable: echoStatus === 409 }, { status: echoStatus });
  });
  service = await startNotesService({ databaseUrl, issuer, echoUrl: echo.url });
  admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin?.end();
  await service?.stop();
  await echo?.stop();
  await issuer?.stop();
  await postgres?.stop();
});

async function call(
  method: string,
  path: string,
  options: {
    tenant?: string;
    sub?: string;
    roles?: string[];
    headers?: Record<string, string>;
    body?: unknown;
    raw?: string;
  } = {},
): Promise<{ status: number; body: Record<string, unknown>; etag: string | null }> {
  const { tenant = 'acme', sub = 'ann', roles = ['writer'], headers = {}, body, raw } = options;
  const response = await fetch(`${service.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await issuer.token({ sub, tenant, roles })}`,
      'content-type': 'application/json',
      ...headers,
    },
    ...(method === 'GET' ? {} : { body: raw ?? JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text), etag: response.headers.get('etag') };
}

async function createNote(text = 'first'): Promise<string> {
  const noteId = randomUUID().slice(0, 8);
  const { status } = await call('POST', '/notes', {
    headers: { 'idempotency-key': randomUUID() },
    body: { noteId, text },
  });
  expect(status).toBe(201);
  return noteId;
}

async function count(table: string, where: string): Promise<number> {
  const { rows } = await admin.query(`select count(*)::int as n from notes.${table} where ${where}`);
  return rows[0].n;
}

describe('a command', () => {
  it('answers a repeat with the stored answer although its ETag is old', async () => {
    const noteId = await createNote();
    const headers = { 'idempotency-key': randomUUID(), 'if-match': '"1"' };
    const first = await call('PUT', `/notes/${noteId}`, { headers, body: { text: 'second' } });
    const again = await call('PUT', `/notes/${noteId}`, { headers, body: { text: 'second' } });
    expect([first.status, first.etag]).toEqual([200, '"2"']);
    expect(again).toEqual(first);
    expect(await count('state_transition', `aggregate_id = '${noteId}'`)).toBe(2);
  });

  it('refuses the same key with another body', async () => {
    const noteId = await createNote();
    const headers = { 'idempotency-key': randomUUID(), 'if-match': '"1"' };
    await call('PUT', `/notes/${noteId}`, { headers, body: { text: 'second' } });
    const { status, body } = await call('PUT', `/notes/${noteId}`, { headers, body: { text: 'other' } });
    expect([status, body.errorCode]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('keeps the order of checks: 404, then 400, 428, 412, 409', async () => {
    const noteId = await createNote('final');
    const put = (path: string, headers: Record<string, string>) => call('PUT', path, { headers, body: { text: 'x' } });
    const key = () => ({ 'idempotency-key': randomUUID() });
    expect((await put('/notes/none', {})).status).toBe(404);
    expect((await put(`/notes/${noteId}`, {})).body.errorCode).toBe('IDEMPOTENCY_KEY_MISSING');
    expect((await put(`/notes/${noteId}`, key())).status).toBe(428);
    expect((await put(`/notes/${noteId}`, { ...key(), 'if-match': '"9"' })).status).toBe(412);
    expect((await put(`/notes/${noteId}`, { ...key(), 'if-match': 'W/"1"' })).status).toBe(400);
    expect((await put(`/notes/${noteId}`, { ...key(), 'if-match': '"1"' })).body.errorCode).toBe('NOTE_FINAL');
  });

  it('has one effect under 50 parallel requests with one key, and with 50 keys', async () => {
    const noteId = await createNote();
    const change = (key: string) =>
      call('PUT', `/notes/${noteId}`, {
        headers: { 'idempotency-key': key, 'if-match': '"1"' },
        body: { text: 'second' },
      });
    const key = randomUUID();
    const same = await Promise.all(Array.from({ length: 50 }, () => change(key)));
    expect(new Set(same.map(({ status, etag }) => `${status} ${etag}`))).toEqual(new Set(['200 "2"']));
    const other = await createNote();
    const different = await Promise.all(
      Array.from({ length: 50 }, () =>
        call('PUT', `/notes/${other}`, {
          headers: { 'idempotency-key': randomUUID(), 'if-match': '"1"' },
          body: { text: 'second' },
        }),
      ),
    );
    expect(different.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(different.filter(({ status }) => status === 412)).toHaveLength(49);
    expect(await count('outbox_event', `aggregate_id in ('${noteId}', '${other}')`)).toBe(4);
  });

  it('refuses rubbish with field errors and stores nothing', async () => {
    const rubbish = [
      '{"noteId":1,"text":"x"}',
      '{"noteId":"a","text":"x","more":1}',
      '{"noteId":"a\\u0000","text":"x"}',
      '{"noteId":"a","text":"\\ud800"}',
      '{',
      '[]',
      'null',
      '',
    ];
    for (const raw of rubbish) {
      const { status, body } = await call('POST', '/notes', { headers: { 'idempotency-key': randomUUID() }, raw });
      expect([raw, status]).toEqual([raw, 400]);
      expect(JSON.stringify(body)).not.toMatch(/\.ts|node_modules/);
    }
    const big = await call('POST', '/notes', {
      headers: { 'idempotency-key': randomUUID() },
      raw: `{"noteId":"${'a'.repeat(2_000_000)}"}`,
    });
    expect(big.status).toBe(413);
    const { rows } = await admin.query(
      `select count(*)::int as n from notes.note where note_id like 'a%' and length(note_id) = 1`,
    );
    expect(rows[0].n).toBe(0);
  });

  it('denies and audits a missing role and a foreign tenant', async () => {
    const noteId = await createNote();
    const foreign = await call('GET', `/notes/${noteId}`, { tenant: 'globex' });
    const reader = await call('PUT', `/notes/${noteId}`, {
      roles: ['reader'],
      headers: { 'idempotency-key': randomUUID() },
      body: { text: 'x' },
    });
    expect([foreign.status, reader.status]).toEqual([404, 403]);
    expect(
      await count('audit_event', `resource_id = '${noteId}' and outcome = 'DENIED' and tenant_id = 'globex'`),
    ).toBe(1);
    expect(await count('audit_event', `resource_id = '${noteId}' and outcome = 'DENIED' and tenant_id = 'acme'`)).toBe(
      1,
    );
  });

  it('says 400 of a path that the database cannot take', async () => {
    const { status, body } = await call('GET', '/notes/a%00');
    expect([status, body.errorCode]).toEqual([400, 'TEXT_NOT_VALID']);
  });

  it('answers 401 without a token before it looks at the body or the path, and leaves the connection usable', async () => {
    for (const [method, path, body] of [
      ['POST', '/notes', '{'],
      ['POST', '/notes', '{"noteId":1}'],
      ['POST', '/notes', `{"noteId":"${'a'.repeat(2_000_000)}"}`],
      ['PUT', '/notes/x', ''],
      ['POST', '/nothing', '{}'],
    ] as const) {
      const response = await fetch(`${service.url}${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect([body.slice(0, 20), response.status]).toEqual([body.slice(0, 20), 401]);
      expect(await response.json()).toMatchObject({ errorCode: 'TOKEN_MISSING', correlationId: expect.any(String) });
    }
    for (const path of ['/livez', '/readyz', '/openapi.json']) {
      expect((await fetch(`${service.url}${path}`)).status).toBe(200);
    }
  });

  it('answers 401 without a token, and with a tenant that cannot be one', async () => {
    expect((await fetch(`${service.url}/notes/x`)).status).toBe(401);
    expect((await call('GET', '/notes/x', { tenant: '' })).status).toBe(401);
  });

  it('says 503 and retryable when the database ends its connections, and goes on', async () => {
    const noteId = await createNote();
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'notes_service'`);
    await vi.waitFor(async () => expect((await call('GET', `/notes/${noteId}`)).status).toBe(200), { timeout: 10_000 });
  });
});

describe('row-level security', () => {
  it('shows nothing to a query without tenant, whatever the code above forgot', async () => {
    await createNote();
    const forgetful = new pg.Client({ connectionString: loginUrl(databaseUrl, 'notes_service') });
    await forgetful.connect();
    try {
      for (const table of [
        'note',
        'outbox_event',
        'outbox_command',
        'audit_event',
        'state_transition',
        'idempotency_record',
      ]) {
        expect((await forgetful.query(`select * from notes.${table}`)).rows).toEqual([]);
      }
      await expect(forgetful.query(`delete from notes.audit_event`)).rejects.toThrow(/permission denied/);
      await expect(forgetful.query(`alter table notes.note disable row level security`)).rejects.toThrow(
        /must be owner/,
      );
    } finally {
      await forgetful.end();
    }
  });
});

describe('the relay', () => {
  it('delivers a command under its row id after commit and publishes the events', async () => {
    const noteId = await createNote('to be told');
    await vi.waitFor(
      async () => expect(await count('outbox_command', `aggregate_id = '${noteId}' and status = 'SENT'`)).toBe(1),
      { timeout: 10_000 },
    );
    const sent = echoed.filter(({ body }) => (body as { text: string }).text === 'to be told');
    expect(sent).toHaveLength(1);
    expect(sent).toEqual([{ key: expect.any(String), body: { id: sent[0]?.key, text: 'to be told' } }]);
    await vi.waitFor(
      async () => expect(await count('outbox_event', `aggregate_id = '${noteId}' and status = 'SENT'`)).toBe(1),
      { timeout: 10_000 },
    );
    const { rows } = await admin.query(`select envelope from events.log where envelope->>'aggregateId' = $1`, [noteId]);
    expect(rows[0].envelope).toMatchObject({
      eventType: 'notes.note.changed.v1',
      tenantId: 'acme',
      producer: 'notes',
      payload: { text: 'to be told' },
    });
  });

  it('tries again while the receiver is away, and parks what is refused for good', async () => {
    echoStatus = 503;
    const patient = await createNote('patient');
    await vi.waitFor(
      async () => expect(await count('outbox_command', `aggregate_id = '${patient}' and attempts >= 2`)).toBe(1),
      { timeout: 10_000 },
    );
    echoStatus = 422;
    await vi.waitFor(
      async () =>
        expect(
          await count(
            'outbox_command',
            `aggregate_id = '${patient}' and status = 'FAILED' and last_error like 'HTTP 422%'`,
          ),
        ).toBe(1),
      { timeout: 10_000 },
    );
    echoStatus = 200;
  });
});

describe('migrate', () => {
  it('changes nothing the second time, also in parallel', async () => {
    expect(await Promise.all([migrateNotes(databaseUrl), migrateNotes(databaseUrl)])).toEqual([[], []]);
  });
});
