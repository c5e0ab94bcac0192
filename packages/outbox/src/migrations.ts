import { fileURLToPath } from 'node:url';

/** The folder with the migrations that give a service its outbox, inbox and cursor tables. */
export const outboxMigrations: string = fileURLToPath(new URL('../migrations/outbox', import.meta.url));

/** The folder with the migrations of the schema `events`: the embedded event transport. */
export const eventLogMigrations: string = fileURLToPath(new URL('../migrations/event-log', import.meta.url));
