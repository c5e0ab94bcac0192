import { fileURLToPath } from 'node:url';
import { outboxMigrations } from '@stepwright/outbox';
import { migrate, pipelineMigrations } from '@stepwright/service-kit';

/** The folder with this service's own tables. */
export const workflowMigrations: string = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * Brings the schema `workflow` up to date. The schema `events` must be there. Safe to repeat.
 *
 * @returns the names of the files that were applied now.
 */
export function migrateWorkflow(options: {
  /** Connects as a role that may create roles and schemas. */
  readonly url: string;
  readonly servicePassword: string;
  readonly relayPassword: string;
}): Promise<readonly string[]> {
  return migrate({
    url: options.url,
    schema: 'workflow',
    service: { name: 'workflow_service', password: options.servicePassword },
    relay: { name: 'workflow_relay', password: options.relayPassword },
    folders: [pipelineMigrations, outboxMigrations, workflowMigrations],
    memberships: { relay: ['event_publisher'] },
  });
}
