import { type DatabasePool, sql } from 'slonik';
import * as z from 'zod';

/** A command that this process may carry out until its lease ends. */
export interface ClaimedCommand {
  readonly tenant_id: string;
  readonly id: string;
  readonly business_key: string;
  readonly payload: unknown;
  /** Counts this claim too; it is the fence of the result. */
  readonly attempts: number;
  readonly sent_before: boolean;
  readonly memory: Record<string, unknown> | null;
  readonly requested_by: string;
  readonly correlation_id: string;
  readonly version: number;
}

const claimed: z.ZodType<ClaimedCommand> = z.object({
  tenant_id: z.string(),
  id: z.string(),
  business_key: z.string(),
  payload: z.unknown(),
  attempts: z.number(),
  sent_before: z.boolean(),
  memory: z.record(z.string(), z.unknown()).nullable(),
  requested_by: z.string(),
  correlation_id: z.string(),
  version: z.number(),
});

/**
 * Claims due commands of all tenants, the oldest first, and those whose owner has let its lease end.
 *
 * A command waits for earlier unfinished ones of its business key that start the process or have its kind and name; nothing
 * else holds it back. One claim runs at a time, because SKIP LOCKED would let a second one skip a locked earlier command and
 * take the later one. `sent_once` is set here already: a process that dies after this moment may have sent.
 */
export function claimCommands(
  pool: DatabasePool,
  options: { readonly owner: string; readonly batchSize: number; readonly leaseMs: number },
): Promise<readonly ClaimedCommand[]> {
  const { owner, batchSize, leaseMs } = options;
  return pool.transaction(async (transaction) => {
    await transaction.query(sql.unsafe`select pg_advisory_xact_lock('workflow_command'::regclass::oid::bigint)`);
    return transaction.any(sql.type(claimed)`
      with due as (
        select tenant_id, id, sent_once from workflow_command c
        where (
            (status = 'PENDING' and next_attempt_at <= now())
            or (status = 'RUNNING' and claimed_at < now() - ${leaseMs} * interval '1 millisecond')
          )
          and not exists (
            select 1 from workflow_command earlier
            where earlier.tenant_id = c.tenant_id and earlier.business_key = c.business_key
              and earlier.sequence < c.sequence and earlier.status in ('PENDING', 'RUNNING')
              and (earlier.kind = 'start-process' or (earlier.kind = c.kind and earlier.name = c.name))
          )
        order by sequence limit ${batchSize} for update skip locked
      )
      update workflow_command c
      set status = 'RUNNING', claimed_by = ${owner}, claimed_at = now(), attempts = attempts + 1, sent_once = true
      from due where c.tenant_id = due.tenant_id and c.id = due.id
      returning c.tenant_id, c.id, c.business_key, c.payload, c.attempts, due.sent_once as sent_before, c.result as memory,
        c.requested_by, c.correlation_id, c.version
    `);
  });
}
