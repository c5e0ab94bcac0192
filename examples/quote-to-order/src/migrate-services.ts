import { migrateCatalog } from '@platform/catalog';
import { migrateOperations } from '@platform/operations';
import { migrateOrder } from '@platform/order';
import { migrateQuote } from '@platform/quote';
import { migrateWorkflow } from '@platform/workflow';
import { eventLogMigrations } from '@stepwright/outbox';
import { migrate } from '@stepwright/service-kit';

const migrations = {
  catalog: migrateCatalog,
  quote: migrateQuote,
  order: migrateOrder,
  workflow: migrateWorkflow,
  operations: migrateOperations,
} as const;

/** The names of the domain services. */
export type ServiceName = keyof typeof migrations;

/** The domain services, in the order in which their schemas are migrated. */
export const serviceNames: readonly ServiceName[] = Object.keys(migrations) as ServiceName[];

/** The passwords of a service's two logins, `<service>_service` and `<service>_relay`. */
export interface ServicePasswords {
  readonly servicePassword: string;
  readonly relayPassword: string;
}

/**
 * Brings the event log and the schemas of all services up to date. Safe to repeat and to run in parallel.
 *
 * @param url connects as a role that may create roles and schemas.
 * @returns the files that were applied now.
 * @throws {MigrationError} naming the file and the reason.
 */
export async function migrateServices(
  url: string,
  passwords: Readonly<Record<ServiceName, ServicePasswords>>,
): Promise<readonly string[]> {
  const applied = await migrate({
    url,
    schema: 'events',
    service: { name: 'event_publisher' },
    relay: { name: 'event_consumer' },
    folders: [eventLogMigrations],
  });
  const all = applied.map((file) => `events: ${file}`);
  for (const name of serviceNames) {
    const files = await migrations[name]({ url, ...passwords[name] });
    all.push(...files.map((file) => `${name}: ${file}`));
  }
  return all;
}
