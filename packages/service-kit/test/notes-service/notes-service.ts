import { fileURLToPath } from 'node:url';
import { defineEvent } from '@stepwright/contract';
import { eventLogMigrations, outboxMigrations } from '@stepwright/outbox';
import {
  createServiceApp,
  type DevelopmentIssuer,
  migrate,
  Problem,
  pipelineMigrations,
  type RunningService,
  type ServiceApp,
  type ServiceParts,
  startService,
} from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';

const noteChanged = defineEvent({
  type: 'notes.note.changed.v1',
  topic: 'notes.note.events.v1',
  aggregateType: 'note',
  description: 'A note has new text.',
  payload: z.object({ text: z.string() }),
});
const note = z.object({ note_id: z.string(), text: z.string(), version: z.number() });
const answer = z.object({ noteId: z.string(), text: z.string() });
const resource = { type: 'note', id: (params: { noteId?: string }) => params.noteId ?? '-' };

/** The smallest real service: notes with versions. It is what the tests of the pipeline run. */
function buildNotesApp({ database, authenticator, logger, onCommit }: ServiceParts): ServiceApp {
  const app = createServiceApp({ name: 'notes', description: 'Notes', database, authenticator, logger, onCommit });
  addCreateNote(app);
  addChangeNote(app);
  addGetNote(app);
  return app;
}

function addCreateNote(app: ServiceApp): void {
  app.command({
    method: 'post',
    path: '/notes',
    operation: 'NOTE_CREATE',
    summary: 'Creates a note',
    roles: ['writer'],
    params: z.object({}),
    body: z.strictObject({ noteId: z.string().max(20), text: z.string().max(100) }),
    status: 201,
    response: answer,
    resource: { type: 'note', id: (_params, body) => body.noteId },
    handle: async ({ transaction, journal, context, body }) => {
      await transaction.query(sql.unsafe`
        insert into note (tenant_id, note_id, text, version) values (${context.tenantId}, ${body.noteId}, ${body.text}, 1)
      `);
      const changed = { type: 'note', id: body.noteId, version: 1 };
      journal.transition({ resource: changed, command: 'NOTE_CREATE', from: null, to: 'WRITTEN' });
      journal.event(noteChanged, changed, { text: body.text });
      journal.command({
        resource: changed,
        kind: 'echo',
        target: 'echo',
        path: '/echo',
        body: (id: string) => ({ id, text: body.text }),
      });
      return { body, version: 1 };
    },
  });
}

function addChangeNote(app: ServiceApp): void {
  app.command({
    method: 'put',
    path: '/notes/{noteId}',
    operation: 'NOTE_CHANGE',
    summary: 'Changes a note',
    roles: ['writer'],
    params: z.object({ noteId: z.string() }),
    body: z.strictObject({ text: z.string().max(100) }),
    status: 200,
    response: answer,
    ifMatch: true,
    resource,
    load: async ({ transaction, context, params }) =>
      (await transaction.maybeOne(sql.type(note)`
        select note_id, text, version from note where tenant_id = ${context.tenantId} and note_id = ${params.noteId} for update
      `)) ?? undefined,
    handle: async ({ transaction, journal, context, body }, before) => {
      if (before.text === 'final') throw new Problem(409, 'NOTE_FINAL', 'The note is final; write a new one.');
      const version = before.version + 1;
      await transaction.query(sql.unsafe`
        update note set text = ${body.text}, version = ${version}
        where tenant_id = ${context.tenantId} and note_id = ${before.note_id}
      `);
      const changed = { type: 'note', id: before.note_id, version };
      journal.transition({ resource: changed, command: 'NOTE_CHANGE', from: 'WRITTEN', to: 'WRITTEN' });
      journal.event(noteChanged, changed, { text: body.text });
      return { body: { noteId: before.note_id, text: body.text }, version };
    },
  });
}

function addGetNote(app: ServiceApp): void {
  app.query({
    path: '/notes/{noteId}',
    operation: 'NOTE_GET',
    summary: 'Gives a note',
    roles: ['writer', 'reader'],
    params: z.object({ noteId: z.string() }),
    query: z.object({}),
    response: answer,
    resource,
    read: async (transaction, { context, params }) => {
      const row = await transaction.maybeOne(sql.type(note)`
        select note_id, text, version from note where tenant_id = ${context.tenantId} and note_id = ${params.noteId}
      `);
      return row === null ? undefined : { body: { noteId: row.note_id, text: row.text }, version: row.version };
    },
  });
}

/** Migrates a fresh database and starts the notes service in it. */
export async function startNotesService(options: {
  readonly databaseUrl: string;
  readonly issuer: DevelopmentIssuer;
  readonly echoUrl?: string;
}): Promise<RunningService> {
  const { databaseUrl, issuer, echoUrl = 'http://127.0.0.1:9' } = options;
  await migrateNotes(databaseUrl);
  return startService(
    {
      PORT: 0,
      HOST: '127.0.0.1',
      DATABASE_URL: loginUrl(databaseUrl, 'notes_service'),
      RELAY_DATABASE_URL: loginUrl(databaseUrl, 'notes_relay'),
      OIDC_ISSUER: issuer.issuer,
      OIDC_AUDIENCE: issuer.audience,
      OIDC_JWKS_URL: issuer.jwksUrl,
      TOKEN_URL: issuer.tokenUrl,
      CLIENT_ID: 'notes',
      CLIENT_SECRET: issuer.registerClient('notes', ['service']),
    },
    {
      name: 'notes',
      build: buildNotesApp,
      targets: { echo: echoUrl },
      logger: { info() {}, warn() {}, error: (message, fields) => console.error(message, fields) },
    },
  );
}

/** Brings the schemas `events` and `notes` up to date; gives the names of the files that were applied. */
export async function migrateNotes(databaseUrl: string): Promise<readonly string[]> {
  const events = await migrate({
    url: databaseUrl,
    schema: 'events',
    service: { name: 'event_publisher' },
    relay: { name: 'event_consumer' },
    folders: [eventLogMigrations],
  });
  const notes = await migrate({
    url: databaseUrl,
    schema: 'notes',
    service: { name: 'notes_service', password: 'notes' },
    relay: { name: 'notes_relay', password: 'notes' },
    folders: [pipelineMigrations, outboxMigrations, fileURLToPath(new URL('migrations', import.meta.url))],
    memberships: { relay: ['event_publisher', 'event_consumer'] },
  });
  return [...events, ...notes];
}

/** The address of a database for another login. */
export function loginUrl(databaseUrl: string, user: string): string {
  const url = new URL(databaseUrl);
  url.username = user;
  url.password = 'notes';
  return url.href;
}
