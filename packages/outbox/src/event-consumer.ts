import { type DatabasePool, type DatabaseTransactionConnection, sql } from 'slonik';
import * as z from 'zod';
import { type EventEnvelope, eventEnvelope } from './envelope.ts';
import { type PollLoop, startPollLoop } from './poll-loop.ts';

/** What a consumer of the embedded transport needs. */
export interface EventConsumerOptions {
  /** Names the consumer in its cursor and inbox. Changing it reads everything again. */
  readonly name: string;
  readonly topics: readonly string[];
  /** Connects as the relay role: reads the log and keeps the cursor. */
  readonly pool: DatabasePool;
  readonly withTenant: (
    tenantId: string,
    work: (transaction: DatabaseTransactionConnection) => Promise<void>,
  ) => Promise<void>;
  /** Applies one event; runs in the transaction that also marks it as processed, so each event has its effect once. */
  readonly apply: (transaction: DatabaseTransactionConnection, event: EventEnvelope) => Promise<void>;
  readonly onProblem: (message: string, fields: Record<string, unknown>) => void;
  /** @default 250 */
  readonly pauseMs?: number;
}

const logRow = z.object({ position: z.bigint(), envelope: z.unknown() });

/**
 * Reads the embedded event log by cursor and applies each event once.
 *
 * The cursor moves only behind events that were applied: after a crash some events are read again and the inbox skips them.
 * An event that cannot be applied stops the consumer at its place until it can; the problem is reported each time.
 */
export function startEventConsumer(options: EventConsumerOptions): PollLoop {
  return startPollLoop({
    step: () => consumeBatch(options),
    pauseMs: options.pauseMs ?? 250,
    onFailure: (cause) =>
      options.onProblem('an event could not be applied; it is tried again', { cause: String(cause) }),
  });
}

async function consumeBatch(options: EventConsumerOptions): Promise<boolean> {
  const { pool, name, topics, withTenant } = options;
  const rows = await pool.any(sql.type(logRow)`
    select position, envelope from events.log
    where position > coalesce((select position from consumer_cursor where consumer = ${name}), 0)
      and topic = any(${sql.array([...topics], 'text')})
      and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    order by position limit 200
  `);
  for (const row of rows) {
    const event = eventEnvelope.parse(row.envelope);
    await withTenant(event.tenantId, (transaction) => applyOnce(options, transaction, event));
    await pool.query(sql.unsafe`
      insert into consumer_cursor (consumer, position) values (${name}, ${row.position})
      on conflict (consumer) do update set position = excluded.position, updated_at = now()
    `);
  }
  return rows.length === 200;
}

async function applyOnce(
  options: EventConsumerOptions,
  transaction: DatabaseTransactionConnection,
  event: EventEnvelope,
): Promise<void> {
  const { rowCount } = await transaction.query(sql.unsafe`
    insert into inbox_event (tenant_id, consumer, event_id) values (${event.tenantId}, ${options.name}, ${event.eventId})
    on conflict do nothing
  `);
  if (rowCount === 1) await options.apply(transaction, event);
}
