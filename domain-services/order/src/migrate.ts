import { fileURLToPath } from 'node:url';
import { outboxMigrations } from '@stepwright/outbox';
import { migrate, operationMigrations, pipelineMigrations } from '@stepwright/service-kit';

const ownMigrations = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * Brings the schema `order` up to date. The schema `events` must be there. Safe to repeat.
 *
 * @param options.url connects as a role that may create roles and schemas.
 * @returns the names of the files that were applied now.
 */
export function migrateOrder(options: {
  readonly url: string;
  readonly servicePassword: string;
  readonly relayPassword: string;
}): Promise<readonly string[]> {
  return migrate({
    url: options.url,
    schema: 'order',
    service: { name: 'order_service', password: options.servicePassword },
    relay: { name: 'order_relay', password: options.relayPassword },
    folders: [pipelineMigrations, outboxMigrations, operationMigrations, ownMigrations],
    memberships: { relay: ['event_publisher'] },
  });
}
