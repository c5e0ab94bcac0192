import { sql } from 'slonik';
import type { Transaction } from '../service-database.ts';
import { appendAudit } from './audit.ts';
import type { Journal } from './journal.ts';

/** Writes everything that a journal has collected. One statement per table, plus three per audit row. */
export async function writeJournal(transaction: Transaction, journal: Journal): Promise<void> {
  const { context } = journal;
  const { transitions, audits, events, commands } = journal.rows();
  if (transitions.length > 0) {
    await transaction.query(sql.unsafe`
      insert into state_transition
        (id, tenant_id, aggregate_type, aggregate_id, aggregate_version, command, from_state, to_state, actor_id,
         correlation_id, occurred_at)
      select * from ${sql.unnest(
        transitions.map(({ id, resource, command, from, to }) => [
          id,
          context.tenantId,
          resource.type,
          resource.id,
          resource.version,
          command,
          from,
          to,
          context.actor.id,
          context.correlationId,
          context.now.toISOString(),
        ]),
        ['uuid', 'text', 'text', 'text', 'int4', 'text', 'text', 'text', 'text', 'text', 'timestamptz'],
      )}
    `);
  }
  await appendAudit(transaction, context, audits);
  if (events.length > 0) {
    await transaction.query(sql.unsafe`
      insert into outbox_event
        (id, tenant_id, aggregate_type, aggregate_id, aggregate_revision, event_type, event_version, topic, partition_key,
         envelope)
      select * from ${sql.unnest(
        events.map(({ topic, envelope }) => [
          envelope.eventId,
          envelope.tenantId,
          envelope.aggregateType,
          envelope.aggregateId,
          envelope.aggregateRevision,
          envelope.eventType,
          envelope.eventVersion,
          topic,
          envelope.aggregateId,
          JSON.stringify(envelope),
        ]),
        ['uuid', 'text', 'text', 'text', 'int4', 'text', 'int4', 'text', 'text', 'jsonb'],
      )}
    `);
  }
  if (commands.length > 0) {
    await transaction.query(sql.unsafe`
      insert into outbox_command
        (id, tenant_id, aggregate_type, aggregate_id, kind, target, path, body, correlation_id)
      select * from ${sql.unnest(
        commands.map(({ id, resource, kind, target, path, body }) => [
          id,
          context.tenantId,
          resource.type,
          resource.id,
          kind,
          target,
          path,
          JSON.stringify(body),
          context.correlationId,
        ]),
        ['uuid', 'text', 'text', 'text', 'text', 'text', 'text', 'jsonb', 'text'],
      )}
    `);
  }
}
