import { type DatabasePool, sql } from 'slonik';
import type { EventTransport, OutgoingEvent } from './event-transport.ts';

/**
 * The embedded transport: appends to the table `events.log`. An event that is published again stays once in the log.
 *
 * @param pool connects as a role that may insert into the log and nothing else in that schema.
 */
export function createPostgresEventTransport(pool: DatabasePool): EventTransport {
  return {
    async publish(events: readonly OutgoingEvent[]): Promise<void> {
      if (events.length === 0) return;
      await pool.query(sql.unsafe`
        insert into events.log (event_id, tenant_id, topic, partition_key, envelope)
        select * from ${sql.unnest(
          events.map(({ topic, partitionKey, envelope }) => [
            envelope.eventId,
            envelope.tenantId,
            topic,
            partitionKey,
            JSON.stringify(envelope),
          ]),
          ['uuid', 'text', 'text', 'text', 'jsonb'],
        )}
        on conflict do nothing
      `);
    },
  };
}
