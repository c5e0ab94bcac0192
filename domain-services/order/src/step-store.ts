import type { Transaction } from '@stepwright/service-kit';
import { sql } from 'slonik';
import * as z from 'zod';
import type { FulfillmentStep } from './fulfillment-step.ts';
import type { Order, OrderScope } from './order-store.ts';

const stepRow = z.object({
  step_id: z.string(),
  line_index: z.number().nullable(),
  step_type: z.enum(['RESERVE_INVENTORY', 'ACTIVATE_SERVICE', 'REQUEST_BILLING', 'NOTIFY_CUSTOMER']),
  sequence: z.number(),
  status: z.enum(['PENDING', 'SUCCEEDED', 'REJECTED', 'UNDONE']),
  version: z.number(),
  base_key: z.string(),
  undo_base_key: z.string().nullable(),
  external_reference: z.string().nullable(),
  code: z.string().nullable(),
  done_order: z.number().nullable(),
});

/** Lists the steps of an order as they were planned. Empty before decomposition. */
export async function listSteps(
  transaction: Transaction,
  tenantId: string,
  orderId: string,
): Promise<readonly FulfillmentStep[]> {
  const rows = await transaction.any(sql.type(stepRow)`
    select step_id, line_index, step_type, sequence, status, version, base_key, undo_base_key, external_reference, code,
      done_order
    from fulfillment_step where tenant_id = ${tenantId} and order_id = ${orderId} order by sequence
  `);
  return rows.map((row) => ({
    stepId: row.step_id,
    lineIndex: row.line_index,
    stepType: row.step_type,
    sequence: row.sequence,
    status: row.status,
    version: row.version,
    baseKey: row.base_key,
    undoBaseKey: row.undo_base_key,
    externalReference: row.external_reference,
    code: row.code,
    doneOrder: row.done_order,
  }));
}

/** Stores the plan of an order. */
export async function insertSteps(
  { transaction, journal, context }: OrderScope,
  orderId: string,
  steps: readonly FulfillmentStep[],
): Promise<void> {
  await transaction.query(sql.unsafe`
    insert into fulfillment_step (tenant_id, step_id, order_id, line_index, step_type, sequence, status, version, base_key,
      undo_base_key, updated_at)
    select * from ${sql.unnest(
      steps.map((step) => [
        context.tenantId,
        step.stepId,
        orderId,
        step.lineIndex,
        step.stepType,
        step.sequence,
        step.status,
        step.version,
        step.baseKey,
        step.undoBaseKey,
        context.now.toISOString(),
      ]),
      ['text', 'uuid', 'text', 'int4', 'text', 'int4', 'text', 'int4', 'text', 'text', 'timestamptz'],
    )}
  `);
  for (const step of steps) {
    journal.transition({ resource: stepResource(step), command: 'ORDER_DECOMPOSE', from: null, to: step.status });
  }
}

/** What changes about a step. */
export interface StepChange {
  readonly command: string;
  readonly status: FulfillmentStep['status'];
  readonly externalReference?: string | null;
  readonly code?: string | null;
  readonly doneOrder?: number;
}

/** Stores the next state of a step with its transition. The caller holds the lock of the order. */
export async function changeStep(
  { transaction, journal, context }: OrderScope,
  step: FulfillmentStep,
  change: StepChange,
): Promise<FulfillmentStep> {
  const { command, ...fields } = change;
  const changed: FulfillmentStep = { ...step, ...fields, version: step.version + 1 };
  await transaction.query(sql.unsafe`
    update fulfillment_step
    set status = ${changed.status}, version = ${changed.version}, external_reference = ${changed.externalReference},
      code = ${changed.code}, done_order = ${changed.doneOrder}, updated_at = ${context.now.toISOString()}
    where tenant_id = ${context.tenantId} and step_id = ${step.stepId}
  `);
  journal.transition({
    resource: stepResource(changed),
    command,
    from: step.status,
    to: changed.status,
    reason: changed.code ?? undefined,
  });
  return changed;
}

function stepResource({ stepId, version }: FulfillmentStep): { type: string; id: string; version: number } {
  return { type: 'fulfillment-step', id: stepId, version };
}

/** Says whether an operation that does one of the steps may have happened without anybody knowing. */
export async function isForwardInDoubt(
  transaction: Transaction,
  tenantId: string,
  { businessKey }: Order,
  steps: readonly FulfillmentStep[],
): Promise<boolean> {
  const baseKeys = steps.map(({ baseKey }) => baseKey);
  return transaction.exists(sql.unsafe`
    select 1 from external_operation
    where tenant_id = ${tenantId} and business_key = ${businessKey} and status = 'IN_DOUBT'
      and base_key = any(${sql.array(baseKeys, 'text')})
  `);
}
