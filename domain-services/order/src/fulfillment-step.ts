import { randomUUID } from 'node:crypto';
import { orderFulfillmentTasks } from '@platform/contracts';

const {
  activateService,
  cancelBilling,
  deactivateService,
  notifyCustomer,
  releaseInventory,
  requestBilling,
  reserveInventory,
} = orderFulfillmentTasks;

/** What a step makes true. */
export type StepType = 'RESERVE_INVENTORY' | 'ACTIVATE_SERVICE' | 'REQUEST_BILLING' | 'NOTIFY_CUSTOMER';

/** What is undone next, in the words of the task contract undo-next-step. */
export type UndoAction = 'RELEASE_INVENTORY' | 'DEACTIVATE_SERVICE' | 'CANCEL_BILLING';

/** A step of an order's fulfillment. */
export interface FulfillmentStep {
  readonly stepId: string;
  /** Null for a step of the whole order. */
  readonly lineIndex: number | null;
  readonly stepType: StepType;
  readonly sequence: number;
  readonly status: 'PENDING' | 'SUCCEEDED' | 'REJECTED' | 'UNDONE';
  readonly version: number;
  /** The stable part of the idempotency key of what is done, from the task contract. */
  readonly baseKey: string;
  /** The same of what undoes it; null when nothing can. */
  readonly undoBaseKey: string | null;
  readonly externalReference: string | null;
  /** Why it was rejected. */
  readonly code: string | null;
  /** Counts the successes of the order: effects are undone from the highest down. */
  readonly doneOrder: number | null;
}

interface ExternalTask {
  readonly external: { readonly system: string; readonly operation: string };
}

/** How a step is done and undone, and the output variable that carries its external reference. */
interface StepKind {
  readonly task: ExternalTask;
  readonly output: string;
  readonly undo?: { readonly task: ExternalTask; readonly action: UndoAction };
}

const stepKinds: Readonly<Record<StepType, StepKind>> = {
  RESERVE_INVENTORY: {
    task: reserveInventory,
    output: 'reservationId',
    undo: { task: releaseInventory, action: 'RELEASE_INVENTORY' },
  },
  ACTIVATE_SERVICE: {
    task: activateService,
    output: 'activationId',
    undo: { task: deactivateService, action: 'DEACTIVATE_SERVICE' },
  },
  REQUEST_BILLING: {
    task: requestBilling,
    output: 'billingHandoffId',
    undo: { task: cancelBilling, action: 'CANCEL_BILLING' },
  },
  NOTIFY_CUSTOMER: { task: notifyCustomer, output: 'messageId' },
};

/** The output variable in which a task of this type gives the external reference. */
export function referenceOutput(stepType: StepType): string {
  return stepKinds[stepType].output;
}

/** The operation that does a step, and the one that undoes it. */
export function operationsOf({ stepType, baseKey, undoBaseKey }: FulfillmentStep): {
  readonly forward: OperationIdentity;
  readonly undo: OperationIdentity | undefined;
} {
  const { task, undo } = stepKinds[stepType];
  return {
    forward: identity(task, baseKey),
    undo: undo === undefined || undoBaseKey === null ? undefined : identity(undo.task, undoBaseKey),
  };
}

/** What makes an external operation unique, besides its generation. */
export interface OperationIdentity {
  readonly system: string;
  readonly operation: string;
  readonly baseKey: string;
}

function identity({ external: { system, operation } }: ExternalTask, baseKey: string): OperationIdentity {
  return { system, operation, baseKey };
}

/** Says whether an operation does a step or undoes it; undefined when it is none of the step's two operations. */
export function effectOf(step: FulfillmentStep, operation: OperationIdentity): 'FORWARD' | 'UNDO' | undefined {
  const { forward, undo } = operationsOf(step);
  if (isSame(forward, operation)) return 'FORWARD';
  return undo !== undefined && isSame(undo, operation) ? 'UNDO' : undefined;
}

function isSame(left: OperationIdentity, right: OperationIdentity): boolean {
  return left.system === right.system && left.operation === right.operation && left.baseKey === right.baseKey;
}

/** Plans the steps of an order: two for each line that changes something, then billing and the message to the customer. */
export function planSteps(order: {
  readonly tenantId: string;
  readonly orderId: string;
  readonly lineIndexes: readonly number[];
}): readonly FulfillmentStep[] {
  const { tenantId, orderId, lineIndexes } = order;
  const keys: { stepType: StepType; lineIndex: number | null; baseKey: string }[] = lineIndexes.flatMap((lineIndex) => {
    const input = { tenantId, orderId, lineIndex };
    return [
      { stepType: 'RESERVE_INVENTORY' as const, lineIndex, baseKey: reserveInventory.idempotencyKey(input) },
      { stepType: 'ACTIVATE_SERVICE' as const, lineIndex, baseKey: activateService.idempotencyKey(input) },
    ];
  });
  const whole = { tenantId, orderId };
  keys.push({ stepType: 'REQUEST_BILLING', lineIndex: null, baseKey: requestBilling.idempotencyKey(whole) });
  keys.push({ stepType: 'NOTIFY_CUSTOMER', lineIndex: null, baseKey: notifyCustomer.idempotencyKey(whole) });
  return keys.map((key, sequence) => {
    const stepId = randomUUID();
    return {
      ...key,
      stepId,
      sequence,
      status: 'PENDING',
      version: 1,
      undoBaseKey: undoKeys[key.stepType]?.({ ...whole, undoStepId: stepId }) ?? null,
      externalReference: null,
      code: null,
      doneOrder: null,
    };
  });
}

const undoKeys: Readonly<
  Record<StepType, ((input: { tenantId: string; orderId: string; undoStepId: string }) => string) | undefined>
> = {
  RESERVE_INVENTORY: releaseInventory.idempotencyKey,
  ACTIVATE_SERVICE: deactivateService.idempotencyKey,
  REQUEST_BILLING: cancelBilling.idempotencyKey,
  NOTIFY_CUSTOMER: undefined,
};

/** A step that is to be undone, and how. */
export interface UndoSelection {
  readonly step: FulfillmentStep;
  readonly action: UndoAction;
}

/** Selects what is undone next: the latest effect that stands and can be undone. Undefined when nothing is left. */
export function selectUndo(steps: readonly FulfillmentStep[]): UndoSelection | undefined {
  let latest: UndoSelection | undefined;
  for (const step of steps) {
    const { undo } = stepKinds[step.stepType];
    if (undo === undefined || step.status !== 'SUCCEEDED') continue;
    if ((step.doneOrder ?? 0) > (latest?.step.doneOrder ?? 0)) latest = { step, action: undo.action };
  }
  return latest;
}
