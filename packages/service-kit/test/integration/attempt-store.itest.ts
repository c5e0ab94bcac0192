import { randomUUID } from 'node:crypto';
import { eventLogMigrations, outboxMigrations } from '@stepwright/outbox';
import {
  addOperationRoutes,
  createServiceApp,
  type DevelopmentIssuer,
  migrate,
  operationMigrations,
  pipelineMigrations,
  type RunningService,
  startDevelopmentIssuer,
  startService,
} from '@stepwright/service-kit';
import { type PostgresServer, startPostgres } from '@stepwright/test-servers';
import { type AttemptStore, createHttpAttemptStore } from '@stepwright/worker-sdk';
import { attemptStoreCases } from '@stepwright/worker-sdk/attempt-store-conformance';
import { afterAll, beforeAll, describe, it } from 'vitest';

let postgres: PostgresServer;
let issuer: DevelopmentIssuer;
let service: RunningService;
let store: AttemptStore;

beforeAll(async () => {
  postgres = await startPostgres();
  issuer = await startDevelopmentIssuer();
  const url = await postgres.createDatabase('operations');
  await migrate({
    url,
    schema: 'events',
    service: { name: 'event_publisher' },
    relay: { name: 'event_consumer' },
    folders: [eventLogMigrations],
  });
  await migrate({
    url,
    schema: 'steps',
    service: { name: 'steps_service', password: 'steps' },
    relay: { name: 'steps_relay', password: 'steps' },
    folders: [pipelineMigrations, outboxMigrations, operationMigrations],
    memberships: { relay: ['event_publisher'] },
  });
  const login = (user: string) => Object.assign(new URL(url), { username: user, password: 'steps' }).href;
  service = await startService(
    {
      PORT: 0,
      HOST: '127.0.0.1',
      DATABASE_URL: login('steps_service'),
      RELAY_DATABASE_URL: login('steps_relay'),
      OIDC_ISSUER: issuer.issuer,
      OIDC_AUDIENCE: issuer.audience,
      OIDC_JWKS_URL: issuer.jwksUrl,
      TOKEN_URL: issuer.tokenUrl,
      CLIENT_ID: 'steps',
      CLIENT_SECRET: issuer.registerClient('steps', ['service']),
    },
    {
      name: 'steps',
      build: (parts) => {
        const app = createServiceApp({ ...parts, name: 'steps', description: 'Operations and nothing else' });
        addOperationRoutes(app, {
          onOpen: async () => undefined,
          beforeAttempt: async () => undefined,
          onOutcome: async () => undefined,
        });
        return app;
      },
    },
  );
  store = createHttpAttemptStore({
    url: service.url,
    token: (tenant) => issuer.token({ sub: 'worker', tenant, roles: ['worker'] }),
  });
});

afterAll(async () => {
  await service?.stop();
  await issuer?.stop();
  await postgres?.stop();
});

describe('the attempt store over HTTP and PostgreSQL', () => {
  it.each(attemptStoreCases)('$title', ({ run }) =>
    run({
      store,
      request: () => ({
        tenantId: 'acme',
        businessKey: 'acme:order:O-1',
        system: 'inventory',
        operation: 'reservations',
        baseKey: `acme:O-1:${randomUUID()}`,
        externalClass: 'keyed',
      }),
      ofAnotherTenant: (request) => ({ ...request, tenantId: 'globex', businessKey: 'globex:order:O-1' }),
    }),
  );
});
