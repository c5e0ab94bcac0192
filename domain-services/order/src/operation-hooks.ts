import { orderKey } from '@platform/contracts';
import { type OperationHooks, Problem, type Transaction } from '@stepwright/service-kit';
import { sql } from 'slonik';
import { decide, refusal } from './errors.ts';
import { effectOf, type FulfillmentStep, type OperationIdentity, selectUndo } from './fulfillment-step.ts';
import { findOrder, lockOrder, type Order } from './order-store.ts';
import { recordEffect } from './record-effect.ts';
import { isForwardInDoubt, listSteps } from './step-store.ts';

/**
 * Ties external operations to the steps of orders.
 *
 * 1. Opening locks nothing: an operation that nobody may begin does no harm, and one that exists must be readable in any
 *    state, so that an open attempt can be reconciled.
 * 2. Beginning locks the order: an attempt that was let through is committed before a cancellation can be.
 * 3. An outcome is recorded in any state: it has happened.
 */
export const operationHooks: OperationHooks = {
  async onOpen(transaction, tenantId, { businessKey, baseKey }) {
    const orderId = orderIdOf(tenantId, businessKey);
    const order = orderId === undefined ? undefined : await findOrder(transaction, tenantId, orderId);
    if (order === undefined) throw stepNotFound(baseKey);
    const steps = await listSteps(transaction, tenantId, order.orderId);
    const step = steps.find((one) => one.baseKey === baseKey || one.undoBaseKey === baseKey);
    if (step === undefined) throw stepNotFound(baseKey);
    if (await isOperationKnown(transaction, tenantId, baseKey)) return;
    if (step.baseKey !== baseKey) decide(order, 'BEGIN_UNDO');
    else if (isClosing(order)) decide(order, 'BEGIN_STEP');
  },
  async beforeAttempt(transaction, tenantId, operation) {
    const { order, steps, step, effect } = await lockStep(transaction, tenantId, operation);
    if (effect === 'FORWARD') {
      decide(order, 'BEGIN_STEP');
      return;
    }
    decide(order, 'BEGIN_UNDO');
    if (await isForwardInDoubt(transaction, tenantId, order, steps)) {
      throw refusal(order, 'ATTEMPTS_IN_DOUBT', { retryable: true });
    }
    if (selectUndo(steps)?.step.stepId !== step.stepId) throw refusal(order, 'UNDO_OUT_OF_ORDER');
  },
  async onOutcome(scope, operation, outcome) {
    if (outcome.outcome !== 'SUCCEEDED' && outcome.outcome !== 'REJECTED') return;
    const locked = await lockStep(scope.transaction, scope.context.tenantId, operation);
    await recordEffect(scope, { ...locked, operation, outcome });
  },
};

/** The order that a business key names, when the key is of this tenant. */
function orderIdOf(tenantId: string, businessKey: string): string | undefined {
  if (!orderKey.is(businessKey)) return undefined;
  const parts = orderKey.parse(businessKey);
  return parts.tenantId === tenantId ? parts.id : undefined;
}

async function lockStep(
  transaction: Transaction,
  tenantId: string,
  operation: OperationIdentity & { readonly businessKey: string },
): Promise<{
  order: Order;
  steps: readonly FulfillmentStep[];
  step: FulfillmentStep;
  effect: 'FORWARD' | 'UNDO';
}> {
  const order = await lockOrder(transaction, tenantId, orderIdOf(tenantId, operation.businessKey) ?? '');
  if (order === undefined) throw stepNotFound(operation.baseKey);
  const steps = await listSteps(transaction, tenantId, order.orderId);
  for (const step of steps) {
    const effect = effectOf(step, operation);
    if (effect !== undefined) return { order, steps, step, effect };
  }
  throw refusal(order, 'OPERATION_NOT_OF_STEP');
}

function isClosing({ status }: Order): boolean {
  return status === 'CANCELLING' || status === 'CANCELLED' || status === 'COMPLETED';
}

async function isOperationKnown(transaction: Transaction, tenantId: string, baseKey: string): Promise<boolean> {
  return transaction.exists(sql.unsafe`
    select 1 from external_operation where tenant_id = ${tenantId} and base_key = ${baseKey}
  `);
}

function stepNotFound(baseKey: string): Problem {
  return new Problem(404, 'FULFILLMENT_STEP_NOT_FOUND', `There is no step for the key ${baseKey} that you may see.`);
}
