import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'slonik';
import * as z from 'zod';
import type { Transaction } from '../service-database.ts';
import type { CommandContext } from './context.ts';

/** What an audit row says besides who, when and in which chain of causes. */
export interface AuditEntry {
  readonly eventType: string;
  readonly outcome: 'ALLOWED' | 'DENIED';
  readonly resource: { readonly type: string; readonly id: string; readonly version?: number | undefined };
  readonly reason?: string | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly policy?: { readonly id: string; readonly version: string } | undefined;
}

const chainEnd = z.object({ sequence: z.number(), hash: z.string() });
const genesis = '0'.repeat(64);

/**
 * Appends audit rows. Rows of one resource form a chain: each hash covers the row and the hash before it, so that a changed,
 * dropped or reordered row is found. A chain per tenant would put all commands of a tenant into one line.
 */
export async function appendAudit(
  transaction: Transaction,
  context: CommandContext,
  entries: readonly AuditEntry[],
): Promise<void> {
  for (const entry of entries) {
    const { type, id } = entry.resource;
    await transaction.query(sql.unsafe`
      select pg_advisory_xact_lock(hashtextextended(${`audit/${context.tenantId}/${type}/${id}`}, 0))
    `);
    const end = await transaction.maybeOne(sql.type(chainEnd)`
      select sequence, hash from audit_event
      where tenant_id = ${context.tenantId} and resource_type = ${type} and resource_id = ${id}
      order by sequence desc limit 1
    `);
    await insertAudit(transaction, context, entry, (end?.sequence ?? 0) + 1, end?.hash ?? genesis);
  }
}

async function insertAudit(
  transaction: Transaction,
  context: CommandContext,
  entry: AuditEntry,
  sequence: number,
  previousHash: string,
): Promise<void> {
  const row = {
    id: randomUUID(),
    tenantId: context.tenantId,
    eventType: entry.eventType,
    outcome: entry.outcome,
    occurredAt: context.now.toISOString(),
    actorId: context.actor.id,
    actorType: context.actor.type,
    resourceType: entry.resource.type,
    resourceId: entry.resource.id,
    resourceVersion: entry.resource.version ?? null,
    reason: entry.reason ?? null,
    before: entry.before ?? null,
    after: entry.after ?? null,
    policy: entry.policy ?? null,
    correlationId: context.correlationId,
    causationId: context.causationId,
    sequence,
    previousHash,
  };
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
  await transaction.query(sql.unsafe`
    insert into audit_event (
      id, tenant_id, event_type, outcome, occurred_at, actor_id, actor_type, resource_type, resource_id, resource_version,
      business_reason, before_state, after_state, policy, correlation_id, causation_id, sequence, previous_hash, hash
    ) values (
      ${row.id}, ${row.tenantId}, ${row.eventType}, ${row.outcome}, ${row.occurredAt}, ${row.actorId}, ${row.actorType},
      ${row.resourceType}, ${row.resourceId}, ${row.resourceVersion}, ${row.reason}, ${json(row.before)}, ${json(row.after)},
      ${json(row.policy)}, ${row.correlationId}, ${row.causationId}, ${row.sequence}, ${row.previousHash}, ${auditHash(row)}
    )
  `);
}

/** The hash of an audit row: SHA-256 over its fields as JSON with sorted keys, as they come back from jsonb. */
export function auditHash(row: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(sortedJson(row)).digest('hex');
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}
