import { type DatabasePool, type DatabaseTransactionConnection, type FragmentSqlToken, sql } from 'slonik';
import * as z from 'zod';

/** How a claim is bounded. */
export interface ClaimOptions {
  /** The claiming process, for operators. */
  readonly owner: string;
  /** Rows per claim. @default 100 */
  readonly batchSize: number;
  /** After this time another relay may take the row over: its owner is taken for dead. */
  readonly leaseMs: number;
}

/** A claimed row of `outbox_event`. */
export interface ClaimedEvent {
  readonly id: string;
  readonly topic: string;
  readonly partition_key: string;
  readonly envelope: unknown;
  readonly attempts: number;
}

/** A claimed row of `outbox_command`. */
export interface ClaimedCommand {
  readonly id: string;
  readonly tenant_id: string;
  readonly aggregate_type: string;
  readonly aggregate_id: string;
  readonly kind: string;
  readonly target: string;
  readonly path: string;
  readonly body: unknown;
  readonly correlation_id: string;
  readonly attempts: number;
}

const claimedEvent: z.ZodType<ClaimedEvent> = z.object({
  id: z.string(),
  topic: z.string(),
  partition_key: z.string(),
  envelope: z.unknown(),
  attempts: z.number(),
});

const claimedCommand: z.ZodType<ClaimedCommand> = z.object({
  id: z.string(),
  tenant_id: z.string(),
  aggregate_type: z.string(),
  aggregate_id: z.string(),
  kind: z.string(),
  target: z.string(),
  path: z.string(),
  body: z.unknown(),
  correlation_id: z.string(),
  attempts: z.number(),
});

/** Claims the oldest pending events. An event waits while an earlier one of its aggregate is claimed or put off. */
export async function claimEvents(pool: DatabasePool, options: ClaimOptions): Promise<readonly ClaimedEvent[]> {
  return inTurn(pool, (transaction) =>
    transaction.any(sql.type(claimedEvent)`
      with claimed as (
        update outbox_event set claimed_by = ${options.owner}, claimed_at = now(), attempts = attempts + 1
        where id in (
          select id from outbox_event e
          where status = 'PENDING' and next_attempt_at <= now() and ${unclaimed(options, 'e')}
            and not exists (
              select 1 from outbox_event earlier
              where earlier.status = 'PENDING' and earlier.sequence < e.sequence and earlier.tenant_id = e.tenant_id
                and earlier.aggregate_type = e.aggregate_type and earlier.aggregate_id = e.aggregate_id
                and not (earlier.next_attempt_at <= now() and ${unclaimed(options, 'earlier')})
            )
          order by sequence limit ${options.batchSize} for update skip locked
        )
        returning id, topic, partition_key, envelope, attempts, sequence
      )
      select id, topic, partition_key, envelope, attempts from claimed order by sequence
    `),
  );
}

/** Claims pending commands, at most one per aggregate and target: the next goes only after the receiver has committed. */
export async function claimCommands(pool: DatabasePool, options: ClaimOptions): Promise<readonly ClaimedCommand[]> {
  return pool.any(sql.type(claimedCommand)`
      with claimed as (
        update outbox_command set claimed_by = ${options.owner}, claimed_at = now(), attempts = attempts + 1
        where id in (
          select id from outbox_command e
          where status = 'PENDING' and next_attempt_at <= now() and ${unclaimed(options, 'e')}
            and not exists (
              select 1 from outbox_command earlier
              where earlier.status = 'PENDING' and earlier.sequence < e.sequence and earlier.tenant_id = e.tenant_id
                and earlier.aggregate_type = e.aggregate_type and earlier.aggregate_id = e.aggregate_id
                and earlier.target = e.target
            )
          order by sequence limit ${options.batchSize} for update skip locked
        )
        returning id, tenant_id, aggregate_type, aggregate_id, kind, target, path, body, correlation_id, attempts, sequence
      )
      select id, tenant_id, aggregate_type, aggregate_id, kind, target, path, body, correlation_id, attempts
      from claimed order by sequence
  `);
}

/**
 * Lets one claim of events at a time run. SKIP LOCKED alone would let a second relay skip the locked head of an aggregate's
 * queue and overtake it with the next rows. Commands need no turn: only the head of a queue is ever claimed.
 */
async function inTurn<T>(
  pool: DatabasePool,
  claim: (transaction: DatabaseTransactionConnection) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  return pool.transaction(async (transaction) => {
    await transaction.query(sql.unsafe`select pg_advisory_xact_lock('outbox_event'::regclass::oid::bigint)`);
    return claim(transaction);
  });
}

function unclaimed(options: ClaimOptions, table: 'e' | 'earlier'): FragmentSqlToken {
  const column = sql.identifier([table, 'claimed_at']);
  return sql.fragment`(${column} is null or ${column} < now() - ${options.leaseMs} * interval '1 millisecond')`;
}
