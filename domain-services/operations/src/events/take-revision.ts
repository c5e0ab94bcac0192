import type { EventEnvelope } from '@stepwright/outbox';
import type { Transaction } from '@stepwright/service-kit';
import { sql } from 'slonik';

/**
 * Remembers the newest revision that was heard of an aggregate.
 *
 * @returns false when the event is not newer than what was heard before: what it says is over.
 */
export async function takeRevision(transaction: Transaction, event: EventEnvelope): Promise<boolean> {
  const { tenantId, aggregateType, aggregateId, aggregateRevision } = event;
  const { rowCount } = await transaction.query(sql.unsafe`
    insert into source_progress as known (tenant_id, aggregate_type, aggregate_id, revision)
    values (${tenantId}, ${aggregateType}, ${aggregateId}, ${aggregateRevision})
    on conflict (tenant_id, aggregate_type, aggregate_id) do update set revision = excluded.revision
    where known.revision < excluded.revision
  `);
  return rowCount === 1;
}
