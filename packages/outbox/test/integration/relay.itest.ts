import { randomUUID } from 'node:crypto';
import {
  type ClaimedCommand,
  createPostgresEventTransport,
  type DeliveryResult,
  type EventEnvelope,
  eventLogMigrations,
  outboxMigrations,
  type Relay,
  startEventConsumer,
  startRelay,
} from '@stepwright/outbox';
import { createServiceDatabase, createServicePool, migrate, type ServiceDatabase } from '@stepwright/service-kit';
import { type PostgresServer, startPostgres } from '@stepwright/test-servers';
import pg from 'pg';
import type { DatabasePool } from 'slonik';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

let postgres: PostgresServer;
let admin: pg.Client;
let databaseUrl: string;
let database: ServiceDatabase;
let relayPool: DatabasePool;
let running: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  const url = await postgres.createDatabase('outbox');
  databaseUrl = url;
  await migrate({
    url,
    schema: 'events',
    service: { name: 'event_publisher' },
    relay: { name: 'event_consumer' },
    folders: [eventLogMigrations],
  });
  await migrate({
    url,
    schema: 'box',
    service: { name: 'box_service', password: 'box' },
    relay: { name: 'box_relay', password: 'box' },
    folders: [outboxMigrations],
    memberships: { relay: ['event_publisher', 'event_consumer'] },
  });
  const login = (user: string) => Object.assign(new URL(url), { username: user, password: 'box' }).href;
  database = await createServiceDatabase({ url: login('box_service') });
  relayPool = await createServicePool({ url: login('box_relay') });
  admin = new pg.Client({ connectionString: url });
  await admin.connect();
});

afterAll(async () => {
  await admin?.end();
  await relayPool?.end();
  await database?.end();
  await postgres?.stop();
});

beforeEach(async () => {
  await admin.query('truncate box.outbox_event, box.outbox_command, box.inbox_event, box.consumer_cursor, events.log');
});

afterEach(async () => {
  await Promise.all(running.map((part) => part.stop()));
  running = [];
});

async function addCommands(aggregate: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const id of ids) {
    await admin.query(
      `insert into box.outbox_command (id, tenant_id, aggregate_type, aggregate_id, kind, target, path, body, correlation_id)
       values ($1, 'acme', 'note', $2, 'k', 't', '/p', '{}', 'c')`,
      [id, aggregate],
    );
  }
  return ids;
}

async function addEvents(aggregate: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const [index, eventId] of ids.entries()) {
    const envelope = {
      eventId,
      eventType: 'box.thing.changed.v1',
      eventVersion: 1,
      occurredAt: new Date().toISOString(),
      tenantId: 'acme',
      producer: 'box',
      aggregateType: 'thing',
      aggregateId: aggregate,
      aggregateRevision: index + 1,
      correlationId: 'c',
      causationId: 'c',
      actor: { actorId: 'a', actorType: 'USER' },
      payload: { index },
    };
    await admin.query(
      `insert into box.outbox_event (id, tenant_id, aggregate_type, aggregate_id, aggregate_revision, event_type, event_version, topic, partition_key, envelope)
       values ($1, 'acme', 'thing', $2, $3, 'box.thing.changed.v1', 1, 'box.thing.events.v1', $2, $4)`,
      [eventId, aggregate, index + 1, JSON.stringify(envelope)],
    );
  }
  return ids;
}

function relay(
  deliver: (command: ClaimedCommand) => Promise<DeliveryResult>,
  options: { leaseMs?: number; withTenant?: typeof database.withTenant } = {},
): Relay {
  const started = startRelay({
    pool: relayPool,
    owner: randomUUID(),
    transport: createPostgresEventTransport(relayPool),
    deliver,
    withTenant: options.withTenant ?? ((tenantId, work) => database.withTenant(tenantId, work)),
    onProblem: () => undefined,
    pauseMs: 10,
    leaseMs: options.leaseMs ?? 30_000,
  });
  running.push(started);
  return started;
}

async function statuses(): Promise<Record<string, number>> {
  const { rows } = await admin.query('select status, count(*)::int as n from box.outbox_command group by status');
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

describe('the command relay', () => {
  it('keeps the order of each aggregate with three relays and a receiver that often is away', async () => {
    const expected = new Map<string, string[]>();
    for (const aggregate of ['a', 'b', 'c', 'd']) expected.set(aggregate, await addCommands(aggregate, 12));
    const committed = new Map<string, string[]>();
    let calls = 0;
    const deliver = async (command: ClaimedCommand): Promise<DeliveryResult> => {
      calls += 1;
      if (calls % 5 === 0) return { kind: 'retry', reason: 'away' };
      committed.set(command.aggregate_id, [...(committed.get(command.aggregate_id) ?? []), command.id]);
      return { kind: 'delivered', response: {} };
    };
    for (let index = 0; index < 3; index += 1) relay(deliver);
    await vi.waitFor(async () => expect(await statuses()).toEqual({ SENT: 48 }), { timeout: 30_000 });
    expect(committed).toEqual(expected);
  });

  it('delivers again under the same id when it died between delivery and mark', async () => {
    const [id] = await addCommands('a', 1);
    const seen: string[] = [];
    const deliver = async (command: ClaimedCommand): Promise<DeliveryResult> => {
      seen.push(command.id);
      return { kind: 'delivered', response: {} };
    };
    const dying = relay(deliver, { leaseMs: 200, withTenant: () => Promise.reject(new Error('killed')) });
    await vi.waitFor(() => expect(seen).toHaveLength(1), { timeout: 10_000 });
    await dying.stop();
    expect(await statuses()).toEqual({ PENDING: 1 });
    relay(deliver, { leaseMs: 200 });
    await vi.waitFor(async () => expect(await statuses()).toEqual({ SENT: 1 }), { timeout: 10_000 });
    expect(new Set(seen)).toEqual(new Set([id]));
    expect(seen.length).toBeGreaterThanOrEqual(2);
  });

  it('does not take over a claim whose owner may be alive', async () => {
    const [id] = await addCommands('a', 1);
    await admin.query(`update box.outbox_command set claimed_by = 'somebody', claimed_at = now() where id = $1`, [id]);
    let delivered = 0;
    relay(async () => {
      delivered += 1;
      return { kind: 'delivered', response: {} };
    });
    await addCommands('b', 1);
    await vi.waitFor(async () => expect(await statuses()).toEqual({ PENDING: 1, SENT: 1 }), { timeout: 10_000 });
    expect(delivered).toBe(1);
  });

  it('parks what is refused for good and goes on with the next of the aggregate', async () => {
    const [bad, good] = await addCommands('a', 2);
    relay(async (command) =>
      command.id === bad ? { kind: 'refused', reason: 'HTTP 422' } : { kind: 'delivered', response: {} },
    );
    await vi.waitFor(async () => expect(await statuses()).toEqual({ FAILED: 1, SENT: 1 }), { timeout: 10_000 });
    const { rows } = await admin.query(`select id, last_error from box.outbox_command where status = 'FAILED'`);
    expect(rows).toEqual([{ id: bad, last_error: 'HTTP 422' }]);
    expect(good).toBeDefined();
  });
});

describe('events', () => {
  it('reach a consumer once and in order, with two relays, a restart and duplicates in the log', async () => {
    const ids = await addEvents('a', 50);
    relay(async () => ({ kind: 'retry', reason: '-' }));
    relay(async () => ({ kind: 'retry', reason: '-' }));
    const applied: EventEnvelope[] = [];
    const consume = () => {
      const consumer = startEventConsumer({
        name: 'reader',
        topics: ['box.thing.events.v1'],
        pool: relayPool,
        withTenant: (tenantId, work) => database.withTenant(tenantId, work),
        apply: async (_transaction, event) => {
          if (applied.length === 20 && event.eventId === ids[20] && !failed) {
            failed = true;
            throw new Error('once');
          }
          applied.push(event);
        },
        onProblem: () => undefined,
        pauseMs: 10,
      });
      running.push(consumer);
      return consumer;
    };
    let failed = false;
    const first = consume();
    await vi.waitFor(() => expect(applied.length).toBeGreaterThan(5), { timeout: 10_000 });
    await first.stop();
    await admin.query('update box.consumer_cursor set position = 0');
    consume();
    await vi.waitFor(() => expect(applied).toHaveLength(50), { timeout: 20_000 });
    expect(applied.map((event) => event.eventId)).toEqual(ids);
    await createPostgresEventTransport(relayPool).publish(
      applied.slice(0, 3).map((envelope) => ({ topic: 'box.thing.events.v1', partitionKey: 'a', envelope })),
    );
    const { rows } = await admin.query('select count(*)::int as n from events.log');
    expect(rows[0].n).toBe(50);
  });

  it('are published in order by four relays that compete for one aggregate', async () => {
    await addEvents('busy', 600);
    for (let index = 0; index < 4; index += 1) relay(async () => ({ kind: 'retry', reason: '-' }));
    const published = async () =>
      (await admin.query(`select (envelope->>'aggregateRevision')::int as revision from events.log order by position`))
        .rows;
    await vi.waitFor(async () => expect(await published()).toHaveLength(600), { timeout: 30_000 });
    expect((await published()).map(({ revision }) => revision)).toEqual(
      Array.from({ length: 600 }, (_, index) => index + 1),
    );
  });

  it('are not skipped when an earlier position commits later', async () => {
    const slow = new pg.Client({ connectionString: databaseUrl });
    await slow.connect();
    try {
      const [early, late] = [randomUUID(), randomUUID()];
      const insert = (client: pg.Client, eventId: string) =>
        client.query(
          `insert into events.log (event_id, tenant_id, topic, partition_key, envelope) values ($1, 'acme', 'slow.v1', 'k', $2)`,
          [eventId, JSON.stringify(envelopeOf(eventId))],
        );
      await slow.query('begin');
      await insert(slow, early);
      await insert(admin, late);
      const applied: string[] = [];
      let reads = 0;
      const countingPool = new Proxy(relayPool, {
        get: (target, name, receiver) => {
          if (name === 'any') reads += 1;
          return Reflect.get(target, name, receiver);
        },
      });
      running.push(
        startEventConsumer({
          name: 'careful',
          topics: ['slow.v1'],
          pool: countingPool,
          withTenant: (tenantId, work) => database.withTenant(tenantId, work),
          apply: async (_transaction, event) => void applied.push(event.eventId),
          onProblem: () => undefined,
          pauseMs: 10,
        }),
      );
      await vi.waitFor(() => expect(reads).toBeGreaterThan(3), { timeout: 10_000 });
      await slow.query('commit');
      await vi.waitFor(() => expect(applied).toEqual([early, late]), { timeout: 10_000 });
    } finally {
      await slow.end();
    }
  });
});

function envelopeOf(eventId: string): EventEnvelope {
  return {
    eventId,
    eventType: 'slow.thing.changed.v1',
    eventVersion: 1,
    occurredAt: new Date().toISOString(),
    tenantId: 'acme',
    producer: 'slow',
    aggregateType: 'thing',
    aggregateId: 'k',
    aggregateRevision: 1,
    correlationId: 'c',
    causationId: 'c',
    actor: { actorId: 'a', actorType: 'USER' },
    payload: {},
  };
}
