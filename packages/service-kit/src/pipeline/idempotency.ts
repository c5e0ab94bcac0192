import { createHash } from 'node:crypto';
import { sql } from 'slonik';
import * as z from 'zod';
import { Problem } from '../problem.ts';
import type { Transaction } from '../service-database.ts';
import type { CommandContext } from './context.ts';

/** An answer that was committed together with its command. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly version: number | null;
}

/** One use of an Idempotency-Key: scope is tenant, actor, operation and key (CNF-15). */
export interface IdempotencyScope {
  readonly context: CommandContext;
  readonly operation: string;
  readonly key: string;
  readonly requestHash: string;
}

const stored = z.object({
  request_hash: z.string(),
  status_code: z.number().nullable(),
  response: z.unknown(),
  version: z.number().nullable(),
});

/** How long an answer is kept: long enough for every retry of a relay that was down. */
const keptDays = 30;

/**
 * Takes the key for this transaction, or finds the answer that was stored under it.
 *
 * Another transaction that holds the key is waited for up to the lock timeout; the key is then in progress (409, retryable).
 *
 * @throws {Problem} 422 when the key was used for another request.
 */
export async function takeKey(transaction: Transaction, scope: IdempotencyScope): Promise<StoredAnswer | undefined> {
  const { context, operation, key, requestHash } = scope;
  const { rowCount } = await transaction.query(sql.unsafe`
    insert into idempotency_record (tenant_id, actor_id, operation, idempotency_key, request_hash, created_at, expires_at)
    values (${context.tenantId}, ${context.actor.id}, ${operation}, ${key}, ${requestHash}, ${context.now.toISOString()},
      ${new Date(context.now.getTime() + keptDays * 86_400_000).toISOString()})
    on conflict do nothing
  `);
  return rowCount === 1 ? undefined : findAnswer(transaction, scope);
}

/** Looks for the stored answer of a key without taking it. */
export async function findAnswer(transaction: Transaction, scope: IdempotencyScope): Promise<StoredAnswer | undefined> {
  const { context, operation, key, requestHash } = scope;
  const row = await transaction.maybeOne(sql.type(stored)`
    select request_hash, status_code, response, version from idempotency_record
    where tenant_id = ${context.tenantId} and actor_id = ${context.actor.id} and operation = ${operation}
      and idempotency_key = ${key}
  `);
  if (row === null || row.status_code === null) return undefined;
  if (row.request_hash !== requestHash) {
    throw new Problem(
      422,
      'IDEMPOTENCY_KEY_REUSED',
      `The Idempotency-Key "${key}" was used for another request of ${operation}; use a new key for a new request.`,
    );
  }
  return { status: row.status_code, body: row.response, version: row.version };
}

/** Stores the answer under the key that {@link takeKey} has taken. */
export async function storeAnswer(
  transaction: Transaction,
  scope: IdempotencyScope,
  answer: StoredAnswer,
): Promise<void> {
  const { context, operation, key } = scope;
  await transaction.query(sql.unsafe`
    update idempotency_record
    set status_code = ${answer.status}, response = ${JSON.stringify(answer.body)}, version = ${answer.version}
    where tenant_id = ${context.tenantId} and actor_id = ${context.actor.id} and operation = ${operation}
      and idempotency_key = ${key}
  `);
}

/** A hash of what was asked: path parameters and body, independent of the order of keys. */
export function requestHash(request: unknown): string {
  const sorted = JSON.stringify(request, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(sorted).digest('hex');
}
