import { readConfiguration } from '@stepwright/service-kit';
import * as z from 'zod';
import { migrateServices, type ServiceName, type ServicePasswords, serviceNames } from './migrate-services.ts';

const password = z.string().min(12, 'must have at least 12 characters');
const environment = z.object({
  DATABASE_ADMIN_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address of a role that may create roles and schemas'),
  ...Object.fromEntries(
    serviceNames.flatMap((name) => [
      [`${name.toUpperCase()}_SERVICE_PASSWORD`, password],
      [`${name.toUpperCase()}_RELAY_PASSWORD`, password],
    ]),
  ),
}) as z.ZodType<Record<string, string>>;

/** `npm run migrate`: brings the database of the services up to date, before any service is started. */
async function main(): Promise<void> {
  const read = readConfiguration(environment, process.env);
  const passwords = Object.fromEntries(
    serviceNames.map((name) => {
      const prefix = name.toUpperCase();
      return [
        name,
        { servicePassword: read[`${prefix}_SERVICE_PASSWORD`], relayPassword: read[`${prefix}_RELAY_PASSWORD`] },
      ];
    }),
  ) as Record<ServiceName, ServicePasswords>;
  const applied = await migrateServices(read.DATABASE_ADMIN_URL ?? '', passwords);
  for (const file of applied) process.stdout.write(`applied ${file}\n`);
  process.stdout.write(`${applied.length === 0 ? 'Nothing to do: all' : 'All'} schemas are up to date.\n`);
}

try {
  await main();
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
}
