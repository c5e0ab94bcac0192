import { fileURLToPath } from 'node:url';
import { outboxMigrations } from '@stepwright/outbox';
import { migrate, pipelineMigrations } from '@stepwright/service-kit';

/**
 * Brings the schema `operations` up to date. The schema `events` must be there. May run twice.
 *
 * @param options.url connects as a role that may create roles and schemas.
 * @returns the names of the files that were applied now.
 */
export function migrateOperations(options: {
  readonly url: string;
  readonly servicePassword: string;
  readonly relayPassword: string;
}): Promise<readonly string[]> {
  return migrate({
    url: options.url,
    schema: 'operations',
    service: { name: 'operations_service', password: options.servicePassword },
    relay: { name: 'operations_relay', password: options.relayPassword },
    folders: [pipelineMigrations, outboxMigrations, fileURLToPath(new URL('../migrations', import.meta.url))],
    memberships: { relay: ['event_publisher', 'event_consumer'] },
  });
}
