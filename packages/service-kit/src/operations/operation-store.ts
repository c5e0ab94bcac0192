import { randomUUID } from 'node:crypto';
import { sql } from 'slonik';
import * as z from 'zod';
import type { Transaction } from '../service-database.ts';
import type { AttemptOutcomeName, ExternalOperation, OperationAttempt } from './operation.ts';

const operationRow = z.object({
  id: z.string(),
  business_key: z.string(),
  system_name: z.string(),
  operation_name: z.string(),
  base_key: z.string(),
  generation: z.number(),
  idempotency_key: z.string(),
  external_class: z.enum(['keyed', 'queryable', 'blind']),
  status: z.enum(['READY', 'IN_DOUBT', 'SUCCEEDED', 'REJECTED']),
  output: z.record(z.string(), z.unknown()).nullable(),
  code: z.string().nullable(),
  external_reference: z.string().nullable(),
  reconcile_count: z.number(),
});

const attemptRow = z.object({
  operation_id: z.string(),
  attempt_no: z.number(),
  outcome: z.enum(['OPEN', 'SUCCEEDED', 'REJECTED', 'NOT_SENT', 'DID_NOT_HAPPEN', 'UNKNOWN']),
  reason: z.string().nullable(),
  send_deadline: z.date(),
  settle_ms: z.number(),
  started_at: z.date(),
});

const columns = sql.fragment`id, business_key, system_name, operation_name, base_key, generation, idempotency_key,
  external_class, status, output, code, external_reference, reconcile_count`;

/** Names an operation before it is known whether it exists. */
export interface OperationName {
  readonly businessKey: string;
  readonly system: string;
  readonly operation: string;
  readonly baseKey: string;
  readonly externalClass: ExternalOperation['externalClass'];
}

/** Returns the newest generation of an operation, made as generation 1 when there is none. */
export async function openOperation(
  transaction: Transaction,
  tenantId: string,
  name: OperationName,
  now: Date,
): Promise<ExternalOperation> {
  const found = await newestGeneration(transaction, tenantId, name);
  if (found !== undefined) return found;
  await insertOperation(transaction, tenantId, name, 1, now);
  const made = await newestGeneration(transaction, tenantId, name);
  if (made === undefined) throw new Error(`The operation ${name.baseKey} was just made and is not there.`);
  return made;
}

/**
 * Opens the next generation of an operation that was rejected, or whose every attempt was refused or not sent, so that it may be
 * tried anew under a new key: a system that remembers keys repeats its refusals. One that succeeded, is in doubt or was in doubt
 * before keeps its generation: its key still guards against an effect that comes late.
 *
 * @returns whether a new generation was opened.
 */
export async function openNextGeneration(
  transaction: Transaction,
  tenantId: string,
  name: Pick<OperationName, 'system' | 'operation' | 'baseKey'>,
  now: Date,
): Promise<boolean> {
  const found = await newestGeneration(transaction, tenantId, name);
  if (found === undefined || !isWithoutEffect(found)) return false;
  await insertOperation(transaction, tenantId, { ...name, ...found }, found.generation + 1, now);
  return true;
}

function isWithoutEffect({ status, attempts }: ExternalOperation): boolean {
  if (status === 'REJECTED') return true;
  return status === 'READY' && attempts.length > 0 && attempts.every(({ outcome }) => outcome === 'NOT_SENT');
}

async function newestGeneration(
  transaction: Transaction,
  tenantId: string,
  name: Pick<OperationName, 'system' | 'operation' | 'baseKey'>,
): Promise<ExternalOperation | undefined> {
  const row = await transaction.maybeOne(sql.type(operationRow)`
    select ${columns} from external_operation
    where tenant_id = ${tenantId} and system_name = ${name.system} and operation_name = ${name.operation}
      and base_key = ${name.baseKey}
    order by generation desc limit 1 for update
  `);
  return row === null ? undefined : readOperation(transaction, tenantId, row);
}

async function insertOperation(
  transaction: Transaction,
  tenantId: string,
  name: OperationName,
  generation: number,
  now: Date,
): Promise<void> {
  await transaction.query(sql.unsafe`
    insert into external_operation (id, tenant_id, business_key, system_name, operation_name, base_key, generation,
      idempotency_key, external_class, status, created_at, updated_at)
    values (${randomUUID()}, ${tenantId}, ${name.businessKey}, ${name.system}, ${name.operation}, ${name.baseKey},
      ${generation}, ${`${name.baseKey}:g${generation}`}, ${name.externalClass}, 'READY', ${now.toISOString()},
      ${now.toISOString()})
    on conflict do nothing
  `);
}

/** Loads and locks one operation. */
export async function lockOperation(
  transaction: Transaction,
  tenantId: string,
  operationId: string,
): Promise<ExternalOperation | undefined> {
  const row = await transaction.maybeOne(sql.type(operationRow)`
    select ${columns} from external_operation where tenant_id = ${tenantId} and id = ${operationId} for update
  `);
  return row === null ? undefined : readOperation(transaction, tenantId, row);
}

/** Lists the operations of a business key, oldest first. */
export async function listOperations(
  transaction: Transaction,
  tenantId: string,
  businessKey: string,
): Promise<readonly ExternalOperation[]> {
  const rows = await transaction.any(sql.type(operationRow)`
    select ${columns} from external_operation
    where tenant_id = ${tenantId} and business_key = ${businessKey} order by created_at, id
  `);
  const attempts = await attemptsOf(
    transaction,
    tenantId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => operationOf(row, attempts));
}

async function readOperation(
  transaction: Transaction,
  tenantId: string,
  row: z.infer<typeof operationRow>,
): Promise<ExternalOperation> {
  return operationOf(row, await attemptsOf(transaction, tenantId, [row.id]));
}

/** The attempts of some operations, read in one statement however many there are. */
function attemptsOf(
  transaction: Transaction,
  tenantId: string,
  operationIds: readonly string[],
): Promise<readonly z.infer<typeof attemptRow>[]> {
  return transaction.any(sql.type(attemptRow)`
    select operation_id, attempt_no, outcome, reason, send_deadline, settle_ms, started_at from external_call_attempt
    where tenant_id = ${tenantId} and operation_id = any(${sql.array([...operationIds], 'uuid')}) order by attempt_no
  `);
}

function operationOf(
  row: z.infer<typeof operationRow>,
  attempts: readonly z.infer<typeof attemptRow>[],
): ExternalOperation {
  return {
    operationId: row.id,
    businessKey: row.business_key,
    system: row.system_name,
    operation: row.operation_name,
    baseKey: row.base_key,
    generation: row.generation,
    idempotencyKey: row.idempotency_key,
    externalClass: row.external_class,
    status: row.status,
    output: row.output ?? undefined,
    code: row.code ?? undefined,
    externalReference: row.external_reference ?? undefined,
    reconcileCount: row.reconcile_count,
    attempts: attempts.filter((attempt) => attempt.operation_id === row.id).map(readAttempt),
  };
}

function readAttempt(row: z.infer<typeof attemptRow>): OperationAttempt {
  return {
    attemptNo: row.attempt_no,
    outcome: row.outcome,
    reason: row.reason ?? undefined,
    sendDeadline: row.send_deadline.toISOString(),
    settleMs: row.settle_ms,
    startedAt: row.started_at.toISOString(),
  };
}

/** Writes the next attempt; the operation is in doubt from here until an outcome is recorded, with a count of its own. */
export async function insertAttempt(
  transaction: Transaction,
  tenantId: string,
  operation: ExternalOperation,
  attempt: {
    readonly attemptNo: number;
    readonly requestHash: string;
    readonly request: unknown;
    readonly sendDeadline: string;
    readonly settleMs: number;
    readonly startedBy?: string | undefined;
  },
  now: Date,
): Promise<void> {
  await transaction.query(sql.unsafe`
    insert into external_call_attempt (tenant_id, operation_id, attempt_no, request_hash, request_payload, outcome,
      send_deadline, settle_ms, started_by, started_at)
    values (${tenantId}, ${operation.operationId}, ${attempt.attemptNo}, ${attempt.requestHash},
      ${JSON.stringify(attempt.request ?? null)}, 'OPEN', ${attempt.sendDeadline}, ${attempt.settleMs},
      ${attempt.startedBy ?? null}, ${now.toISOString()})
  `);
  await transaction.query(sql.unsafe`
    update external_operation set status = 'IN_DOUBT', reconcile_count = 0, updated_at = ${now.toISOString()}
    where tenant_id = ${tenantId} and id = ${operation.operationId}
  `);
}

/** Records the outcome of an attempt and what it makes of its operation. */
export async function settleAttempt(
  transaction: Transaction,
  tenantId: string,
  operation: ExternalOperation,
  settled: {
    readonly attemptNo: number;
    readonly outcome: AttemptOutcomeName;
    readonly status: ExternalOperation['status'];
    readonly reason: string | null;
    readonly output: unknown;
    readonly code: string | null;
    readonly externalReference: string | null;
    readonly evidence: unknown;
  },
  now: Date,
): Promise<void> {
  await transaction.query(sql.unsafe`
    update external_call_attempt
    set outcome = ${settled.outcome}, reason = ${settled.reason}, completed_at = ${now.toISOString()}
    where tenant_id = ${tenantId} and operation_id = ${operation.operationId} and attempt_no = ${settled.attemptNo}
  `);
  await transaction.query(sql.unsafe`
    update external_operation
    set status = ${settled.status}, output = ${settled.output === undefined ? null : JSON.stringify(settled.output)},
      code = ${settled.code}, external_reference = ${settled.externalReference},
      evidence = ${settled.evidence === undefined ? null : JSON.stringify(settled.evidence)}, updated_at = ${now.toISOString()}
    where tenant_id = ${tenantId} and id = ${operation.operationId}
  `);
}

/** Counts a reconciliation that could not tell. */
export async function countReconciliation(
  transaction: Transaction,
  tenantId: string,
  operationId: string,
  now: Date,
): Promise<void> {
  await transaction.query(sql.unsafe`
    update external_operation set reconcile_count = reconcile_count + 1, updated_at = ${now.toISOString()}
    where tenant_id = ${tenantId} and id = ${operationId}
  `);
}
