import { fileURLToPath } from 'node:url';
import { outboxMigrations } from '@stepwright/outbox';
import { migrate, operationMigrations, pipelineMigrations } from '@stepwright/service-kit';

const quoteMigrations = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * Brings the schema `quote` up to date. The schema `events` must be there before. Safe to repeat and to run in parallel.
 *
 * @param options.url of a role that may create schemas and roles.
 * @returns the names of the files that were applied now.
 */
export function migrateQuote(options: {
  readonly url: string;
  readonly servicePassword: string;
  readonly relayPassword: string;
}): Promise<readonly string[]> {
  return migrate({
    url: options.url,
    schema: 'quote',
    service: { name: 'quote_service', password: options.servicePassword },
    relay: { name: 'quote_relay', password: options.relayPassword },
    folders: [pipelineMigrations, outboxMigrations, operationMigrations, quoteMigrations],
    memberships: { relay: ['event_publisher'] },
  });
}
