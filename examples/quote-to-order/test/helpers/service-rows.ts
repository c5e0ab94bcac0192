import type { Platform } from '@platform/quote-to-order';
import pg from 'pg';

/** Reads the services' tables as the superuser, for what no API tells. */
export async function serviceRows<T extends pg.QueryResultRow>(
  platform: Platform,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: await platform.postgres.createDatabase('stepwright') });
  await client.connect();
  try {
    return (await client.query<T>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** A workflow command as its service keeps it. */
export interface CommandRow {
  readonly kind: string;
  readonly name: string;
  readonly status: string;
  readonly attempts: number;
  readonly result: { readonly processInstanceId?: string; readonly lookedUp?: boolean } | null;
}

/** The workflow commands of a business key with a name (process key, message or task), in their order. */
export function commandsOf(platform: Platform, businessKey: string, name: string): Promise<readonly CommandRow[]> {
  return serviceRows<CommandRow>(
    platform,
    `select kind, name, status, attempts, result from workflow.workflow_command
     where business_key = $1 and name = $2 order by sequence`,
    [businessKey, name],
  );
}

/** How often a command has changed an aggregate. */
export async function timesDone(
  platform: Platform,
  service: 'quote' | 'order',
  aggregateId: string,
  command: string,
): Promise<number> {
  const [row] = await serviceRows<{ count: number }>(
    platform,
    `select count(*)::int as count from "${service}".state_transition where aggregate_id = $1 and command = $2`,
    [aggregateId, command],
  );
  return row?.count ?? 0;
}
