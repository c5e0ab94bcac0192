import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  migrateWorkflow,
  startWorkflowService,
  type WorkflowCommand,
  type WorkflowEnvironment,
} from '@platform/workflow';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import { eventLogMigrations } from '@stepwright/outbox';
import {
  type DevelopmentIdentity,
  type DevelopmentIssuer,
  type Logger,
  migrate,
  type RunningService,
  startDevelopmentIssuer,
} from '@stepwright/service-kit';
import {
  type EngineServer,
  type FaultProxy,
  type PostgresServer,
  startEngine,
  startFaultProxy,
  startPostgres,
} from '@stepwright/test-servers';
import pg from 'pg';
import { expect, vi } from 'vitest';

/** The repository's folder: it holds `bpmn/`. */
export const repositoryFolder: string = fileURLToPath(new URL('../../../..', import.meta.url));

/** The answer of a request. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A real database, a real engine behind a proxy that fails on demand, and the means to start workflow services on them. */
export interface WorkflowWorld {
  readonly issuer: DevelopmentIssuer;
  /** Straight to the engine, without the proxy. */
  readonly engine: EngineClient;
  readonly engineUrl: string;
  readonly proxy: FaultProxy;
  /** What the started services have warned of. */
  readonly warnings: readonly string[];
  /** A superuser's connection to the service's database. */
  readonly admin: pg.Client;
  environment(overrides?: Partial<WorkflowEnvironment>): WorkflowEnvironment;
  start(overrides?: Partial<WorkflowEnvironment>): Promise<RunningService>;
  stop(): Promise<void>;
}

/** Starts everything that the workflow service needs. Timers of the engine run only by hand. */
export async function startWorkflowWorld(): Promise<WorkflowWorld> {
  const closing: (() => Promise<unknown>)[] = [];
  const warnings: string[] = [];
  const postgres: PostgresServer = await startPostgres();
  closing.push(() => postgres.stop());
  const server: EngineServer = await startEngine({ jobExecutor: false });
  closing.push(() => server.stop());
  const issuer = await startDevelopmentIssuer();
  closing.push(() => issuer.stop());
  const proxy = await startFaultProxy(server.url);
  closing.push(() => proxy.stop());
  const engine = createEngineClient({ url: server.url });
  closing.push(() => engine.close());
  const databaseUrl = await postgres.createDatabase('workflow');
  await migrateAll(databaseUrl);
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  closing.push(() => admin.end());
  await deployTestModels(engine);
  const secret = issuer.registerClient('workflow', ['service']);
  const environment = (overrides: Partial<WorkflowEnvironment> = {}): WorkflowEnvironment => ({
    PORT: 0,
    HOST: '127.0.0.1',
    DATABASE_URL: loginUrl(databaseUrl, 'workflow_service'),
    RELAY_DATABASE_URL: loginUrl(databaseUrl, 'workflow_relay'),
    OIDC_ISSUER: issuer.issuer,
    OIDC_AUDIENCE: issuer.audience,
    OIDC_JWKS_URL: issuer.jwksUrl,
    TOKEN_URL: issuer.tokenUrl,
    CLIENT_ID: 'workflow',
    CLIENT_SECRET: secret,
    ENGINE_URL: proxy.url,
    MODELS_DIR: repositoryFolder,
    QUOTE_URL: 'http://127.0.0.1:9',
    ENGINE_TIMEOUT_MS: 2_000,
    COMMAND_LEASE_MS: 20_000,
    ...overrides,
  });
  return {
    issuer,
    engine,
    engineUrl: server.url,
    proxy,
    warnings,
    admin,
    environment,
    start: (overrides) => startWorkflowService(environment(overrides), { logger: quietLogger(warnings) }),
    async stop() {
      for (const step of closing.reverse()) await step();
    },
  };
}

/** Keeps the warnings and shows only errors that no test provokes. */
function quietLogger(warnings: string[]): Logger {
  return {
    info() {},
    warn: (message) => warnings.push(message),
    error(message, fields) {
      if (fields?.errorCode !== 'ENGINE_NOT_AVAILABLE') console.error(message, fields);
    },
  };
}

/** Brings the schemas `events` and `workflow` up to date; gives the files that were applied. */
export async function migrateAll(databaseUrl: string): Promise<readonly string[]> {
  const events = await migrate({
    url: databaseUrl,
    schema: 'events',
    service: { name: 'event_publisher' },
    relay: { name: 'event_consumer' },
    folders: [eventLogMigrations],
  });
  const own = await migrateWorkflow({ url: databaseUrl, servicePassword: 'secret', relayPassword: 'secret' });
  return [...events, ...own];
}

/** The address of a database for another login. */
export function loginUrl(databaseUrl: string, user: string): string {
  const url = new URL(databaseUrl);
  url.username = user;
  url.password = 'secret';
  return url.href;
}

async function deployTestModels(engine: EngineClient): Promise<void> {
  const names = ['two-waits.bpmn', 'two-decisions.bpmn'];
  const files = names.map(async (name) => ({
    name,
    content: await readFile(new URL(`../models/${name}`, import.meta.url)),
  }));
  await engine.deployments.create({ name: 'test-models', files: await Promise.all(files) });
}

/** Talks to a running workflow service as a service of the tenant `acme`, unless told otherwise. */
export interface WorkflowCaller {
  call(
    method: string,
    path: string,
    options?: {
      identity?: Partial<DevelopmentIdentity>;
      headers?: Record<string, string>;
      body?: unknown;
      raw?: string;
    },
  ): Promise<Answer>;
  /** Submits a command that must be taken; gives its id. */
  submit(command: WorkflowCommand, commandId?: string): Promise<string>;
  command(commandId: string): Promise<Record<string, unknown>>;
  /** Waits until the command has the status; gives the command. */
  until(commandId: string, status: string, limitMs?: number): Promise<Record<string, unknown>>;
}

/** Makes a caller for the service that `service` names at the time of the call. */
export function callWorkflow(issuer: DevelopmentIssuer, service: () => { readonly url: string }): WorkflowCaller {
  const caller: WorkflowCaller = {
    async call(method, path, options = {}) {
      const { identity = {}, headers = {}, body, raw } = options;
      const token = await issuer.token({ sub: 'service:quote', tenant: 'acme', roles: ['service'], ...identity });
      const response = await fetch(`${service().url}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        ...(method === 'GET' ? {} : { body: raw ?? JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
    },
    async submit(command, commandId = randomUUID()) {
      const headers = { 'idempotency-key': commandId };
      const answer = await caller.call('POST', '/workflow-commands', { headers, body: command });
      expect([answer.status, answer.body]).toEqual([202, { commandId, status: expect.any(String) }]);
      return commandId;
    },
    async command(commandId) {
      const answer = await caller.call('GET', `/workflow-commands/${commandId}`);
      expect(answer.status).toBe(200);
      return answer.body;
    },
    until: (commandId, status, limitMs = 30_000) =>
      vi.waitFor(
        async () => {
          const command = await caller.command(commandId);
          expect(command).toMatchObject({ status });
          return command;
        },
        { timeout: limitMs, interval: 50 },
      ),
  };
  return caller;
}

/** A business key that no other test has. */
export function newBusinessKey(tenant = 'acme'): string {
  return `${tenant}:order:O-${randomUUID()}`;
}

/** A String variable. */
export function text(value: string): { type: 'String'; value: string } {
  return { type: 'String', value };
}
