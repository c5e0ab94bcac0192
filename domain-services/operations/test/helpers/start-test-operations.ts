import { randomUUID } from 'node:crypto';
import type { EventContract } from '@stepwright/contract';
import { createPostgresEventTransport, type EventEnvelope, eventLogMigrations } from '@stepwright/outbox';
import {
  createServicePool,
  type DevelopmentIdentity,
  type Logger,
  migrate,
  startDevelopmentIssuer,
} from '@stepwright/service-kit';
import { startPostgres } from '@stepwright/test-servers';
import pg from 'pg';
import { migrateOperations, startOperationsService } from '../../src/index.ts';
import { type ResolutionReceiver, startResolutionReceiver } from './resolution-receiver.ts';

/** An answer of the service. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at answers of many shapes and assert what they need.
  readonly body: any;
  readonly etag: string | null;
}

/** What a call may carry. A body makes it a POST. */
export interface CallOptions {
  readonly body?: unknown;
  readonly etag?: string | null;
  readonly key?: string | null;
  readonly as?: Partial<DevelopmentIdentity>;
}

/** What is special about one event. */
export interface EventParts<P> {
  readonly payload: P;
  readonly aggregateId: string;
  readonly revision: number;
  readonly tenant?: string;
  readonly eventId?: string;
}

/** The operations service on a database of its own. */
export interface TestOperations {
  /** A superuser in the same database. */
  readonly admin: pg.Client;
  /** Stands for the order and the quote service. */
  readonly orders: ResolutionReceiver;
  readonly quotes: ResolutionReceiver;
  readonly warnings: string[];
  call(path: string, options?: CallOptions): Promise<Answer>;
  /** Puts an event into the log as its producer would. */
  publish<P>(contract: EventContract<P>, parts: EventParts<P>): Promise<EventEnvelope>;
  stop(): Promise<void>;
}

const olga = { sub: 'olga', tenant: 'acme', roles: ['operator'] };

/** Starts PostgreSQL, the issuer, the receivers and the service. */
export async function startTestOperations(options: { readonly engineUrl?: string } = {}): Promise<TestOperations> {
  const postgres = await startPostgres();
  const url = await postgres.createDatabase('operations');
  const [publisher, consumer] = [{ name: 'event_publisher' }, { name: 'event_consumer' }];
  await migrate({ url, schema: 'events', service: publisher, relay: consumer, folders: [eventLogMigrations] });
  await migrateOperations({ url, servicePassword: 'operations', relayPassword: 'operations' });
  const issuer = await startDevelopmentIssuer();
  const [orders, quotes] = [await startResolutionReceiver(), await startResolutionReceiver()];
  const warnings: string[] = [];
  const logger: Logger = { info() {}, warn: (message) => warnings.push(message), error: console.error };
  const service = await startOperationsService(
    {
      PORT: 0,
      HOST: '127.0.0.1',
      DATABASE_URL: loginUrl(url, 'operations_service'),
      RELAY_DATABASE_URL: loginUrl(url, 'operations_relay'),
      OIDC_ISSUER: issuer.issuer,
      OIDC_AUDIENCE: issuer.audience,
      OIDC_JWKS_URL: issuer.jwksUrl,
      TOKEN_URL: issuer.tokenUrl,
      CLIENT_ID: 'operations',
      CLIENT_SECRET: issuer.registerClient('operations', ['service']),
      ENGINE_URL: options.engineUrl ?? 'http://127.0.0.1:9/engine-rest',
      ORDER_URL: orders.url,
      QUOTE_URL: quotes.url,
    },
    { logger, incidentPauseMs: 100, resolutionPauseMs: 100 },
  );
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const publisherPool = await createServicePool({ url: loginUrl(url, 'operations_relay'), poolSizeMax: 1 });
  const transport = createPostgresEventTransport(publisherPool);
  return {
    admin,
    orders,
    quotes,
    warnings,
    async call(path, { body, etag, key = randomUUID(), as } = {}) {
      const response = await fetch(`${service.url}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${await issuer.token({ ...olga, ...as })}`,
          'content-type': 'application/json',
          ...(key === null ? {} : { 'idempotency-key': key }),
          ...(etag == null ? {} : { 'if-match': etag }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json(), etag: response.headers.get('etag') };
    },
    async publish(contract, parts) {
      const envelope = envelopeOf(contract, parts);
      await transport.publish([{ topic: contract.topic, partitionKey: envelope.aggregateId, envelope }]);
      return envelope;
    },
    async stop() {
      await admin.end();
      await publisherPool.end();
      await service.stop();
      await orders.stop();
      await quotes.stop();
      await issuer.stop();
      await postgres.stop();
    },
  };
}

function envelopeOf<P>(contract: EventContract<P>, parts: EventParts<P>): EventEnvelope {
  return {
    eventId: parts.eventId ?? randomUUID(),
    eventType: contract.type,
    eventVersion: contract.version,
    occurredAt: new Date().toISOString(),
    tenantId: parts.tenant ?? 'acme',
    producer: 'test',
    aggregateType: contract.aggregateType,
    aggregateId: parts.aggregateId,
    aggregateRevision: parts.revision,
    correlationId: randomUUID(),
    causationId: randomUUID(),
    actor: { actorId: 'sam', actorType: 'USER' },
    payload: contract.payload.parse(parts.payload),
  };
}

function loginUrl(databaseUrl: string, user: string): string {
  const url = new URL(databaseUrl);
  url.username = user;
  url.password = 'operations';
  return url.href;
}
