import { orderEvents } from '@platform/contracts';
import { type ExternalOperation, Problem, type RecordedOutcome } from '@stepwright/service-kit';
import { decide, orderErrors } from './errors.ts';
import { type FulfillmentStep, referenceOutput } from './fulfillment-step.ts';
import { findHandoff, insertHandoff, settleHandoff } from './handoff-store.ts';
import { changeOrder, type Order, type OrderScope, orderResource } from './order-store.ts';
import { changeStep } from './step-store.ts';

/** The recorded end of an operation and what it belongs to. The order is locked. */
export interface RecordedEffect {
  readonly order: Order;
  readonly steps: readonly FulfillmentStep[];
  readonly step: FulfillmentStep;
  readonly effect: 'FORWARD' | 'UNDO';
  readonly operation: ExternalOperation;
  readonly outcome: Extract<RecordedOutcome, { readonly outcome: 'SUCCEEDED' | 'REJECTED' }>;
}

/** Makes the step, the handoff and the order say what the external system has answered. */
export async function recordEffect(scope: OrderScope, recorded: RecordedEffect): Promise<void> {
  const { outcome, effect } = recorded;
  if (effect === 'UNDO') {
    if (outcome.outcome === 'SUCCEEDED') await recordUndone(scope, recorded);
    else recordUndoRejected(scope, recorded, outcome.code);
  } else if (outcome.outcome === 'SUCCEEDED') {
    await recordSucceeded(scope, recorded, referenceOf(recorded.step, outcome));
  } else {
    await recordRejected(scope, recorded, outcome.code);
  }
}

async function recordSucceeded(
  scope: OrderScope,
  { order, steps, step, operation }: RecordedEffect,
  externalReference: string | undefined,
): Promise<void> {
  const doneOrder = 1 + Math.max(0, ...steps.map((one) => one.doneOrder ?? 0));
  await changeStep(scope, step, {
    command: 'STEP_SUCCEED',
    status: 'SUCCEEDED',
    externalReference: externalReference ?? null,
    code: null,
    doneOrder,
  });
  const isBilling = step.stepType === 'REQUEST_BILLING';
  if (isBilling) {
    if (externalReference === undefined) throw referenceMissing(order);
    const { stepId } = step;
    await insertHandoff(scope, order, {
      billingHandoffId: externalReference,
      stepId,
      externalRequestId: operation.idempotencyKey,
    });
  }
  const changed = await changeOrder(scope, order, {
    command: isBilling ? 'BILLING_HAND_OVER' : 'STEP_SUCCEED',
    status: isBilling ? decide(order, 'HAND_OVER_BILLING') : order.status,
  });
  scope.journal.event(orderEvents.orderStepSucceeded, orderResource(changed), {
    ...stepPayload(order, step),
    ...(externalReference === undefined ? {} : { externalReference }),
  });
}

async function recordRejected(scope: OrderScope, { order, step }: RecordedEffect, code: string): Promise<void> {
  await changeStep(scope, step, { command: 'STEP_REJECT', status: 'REJECTED', code });
  const changed = await changeOrder(scope, order, { command: 'STEP_REJECT' });
  scope.journal.event(orderEvents.orderStepFailed, orderResource(changed), { ...stepPayload(order, step), code });
}

async function recordUndone(scope: OrderScope, { order, step }: RecordedEffect): Promise<void> {
  await changeStep(scope, step, { command: 'STEP_UNDO', status: 'UNDONE' });
  if (step.stepType === 'REQUEST_BILLING') {
    const handoff = await findHandoff(scope.transaction, scope.context.tenantId, order.orderId);
    if (handoff !== undefined) await settleHandoff(scope, order, handoff, { status: 'CANCELLED' });
  }
  const changed = await changeOrder(scope, order, { command: 'STEP_UNDO' });
  scope.journal.event(orderEvents.orderStepUndone, orderResource(changed), stepPayload(order, step));
}

/** The effect stands. An operator lets it be tried again, see resolve-fallout. */
function recordUndoRejected({ journal }: OrderScope, { step }: RecordedEffect, code: string): void {
  journal.audit({
    eventType: 'STEP_UNDO_REJECT',
    outcome: 'ALLOWED',
    resource: { type: 'fulfillment-step', id: step.stepId, version: step.version },
    reason: code,
  });
}

/** The external reference of a success: said by the worker, or the value of the task's output variable. */
function referenceOf(
  step: FulfillmentStep,
  outcome: Extract<RecordedOutcome, { readonly outcome: 'SUCCEEDED' }>,
): string | undefined {
  if (outcome.externalReference !== undefined) return outcome.externalReference;
  const output = outcome.output[referenceOutput(step.stepType)];
  const value = typeof output === 'object' && output !== null && 'value' in output ? output.value : output;
  return typeof value === 'string' && value !== '' ? value.slice(0, 300) : undefined;
}

function referenceMissing({ businessKey }: Order): Problem {
  return new Problem(
    400,
    'EXTERNAL_REFERENCE_MISSING',
    `The outcome cannot be recorded: ${orderErrors.EXTERNAL_REFERENCE_MISSING}.`,
    {
      businessKey,
      errors: [{ path: 'body.externalReference', message: 'is missing' }],
    },
  );
}

function stepPayload(
  { orderId }: Order,
  { stepId, stepType, lineIndex }: FulfillmentStep,
): { orderId: string; stepId: string; stepType: string; lineIndex?: number } {
  return { orderId, stepId, stepType, ...(lineIndex === null ? {} : { lineIndex }) };
}
