import { defineBusinessKey, defineError, defineProcess, defineTask, type VariableMap, v } from '@stepwright/contract';
import * as z from 'zod';
import { type ProcessUnderTest, readProcess } from '../../src/process-under-test.ts';

type Key = ReturnType<typeof defineBusinessKey>;

/** The contract of a task, as far as the model is concerned. */
function taskOf(
  businessKey: Key,
  topic: string,
  input: VariableMap,
  output: VariableMap = {},
  codes: readonly string[] = [],
) {
  const errors = codes.map((code) => defineError({ code, description: 'An outcome of the model.' }));
  const description = 'What the worker makes true.';
  return defineTask({ topic, description, businessKey, input, output, errors, external: 'none' });
}

function message(name: string, correlationVariable: string, receiptVariable: string) {
  return { name, correlationVariable, receiptVariable, variables: {} };
}

const cancelling = ['ORDER_CANCELLING'];
const claiming = ['DUPLICATE_START', 'START_OBSOLETE'];
const obsolete = ['APPROVAL_OBSOLETE'];

/** The platform's order fulfillment, with a contract of our own: packages know nothing of the platform's. */
export function orderFulfillment(lineCount = v.integer(z.int().min(0).max(3))): Promise<ProcessUnderTest> {
  const key = defineBusinessKey({ type: 'order' });
  const order = { tenantId: v.string(), orderId: v.string() };
  const line = { ...order, lineIndex: v.integer() };
  const undo = { ...order, undoStepId: v.string() };
  const undoAction = v.enum(['RELEASE_INVENTORY', 'DEACTIVATE_SERVICE', 'CANCEL_BILLING', 'NOTHING']);
  const contract = defineProcess({
    key: 'order-fulfillment',
    description: 'Fulfills an order.',
    businessKey: key,
    start: { ...order, correlationId: v.string(), startCommandId: v.string() },
    tasks: [
      taskOf(key, 'claim-start', { ...order, startCommandId: v.string() }, {}, claiming),
      taskOf(key, 'decompose-order', order, { lineCount }, cancelling),
      taskOf(key, 'reserve-inventory', line, { reservationId: v.string() }, ['INVENTORY_NOT_AVAILABLE', ...cancelling]),
      taskOf(key, 'activate-service', line, { activationId: v.string() }, cancelling),
      taskOf(key, 'request-billing', order, { billingHandoffId: v.string() }, cancelling),
      taskOf(key, 'reconcile-billing', { ...order, billingHandoffId: v.string() }, {}, [
        'BILLING_UNCONFIRMED',
        ...cancelling,
      ]),
      taskOf(key, 'notify-customer', order, { messageId: v.string() }, cancelling),
      taskOf(key, 'complete-order', order, {}, cancelling),
      taskOf(
        key,
        'open-fallout',
        { ...order, falloutCode: v.string().optional() },
        { falloutId: v.string() },
        cancelling,
      ),
      taskOf(key, 'undo-next-step', order, { undoAction, undoStepId: v.string() }),
      ...['release-inventory', 'deactivate-service', 'cancel-billing'].map((topic) => taskOf(key, topic, undo)),
      taskOf(key, 'complete-cancellation', order),
    ],
    messages: [
      message('billing-confirmed', 'billingHandoffId', 'confirmedBillingHandoffId'),
      message('fallout-resolved', 'falloutId', 'resolvedFalloutId'),
      message('cancellation-requested', 'orderId', 'cancelledOrderId'),
    ],
  });
  return readProcess(contract, modelOf('order-fulfillment'));
}

/** The platform's quote approval, with a contract of our own. */
export function quoteApproval(): Promise<ProcessUnderTest> {
  const key = defineBusinessKey({ type: 'quote', hasRevision: true });
  const quote = { tenantId: v.string(), quoteId: v.string(), approvalRequestId: v.string() };
  const { tenantId, quoteId } = quote;
  const policy = { approvalLevels: v.integer(z.int().min(0).max(2)), approvalOutcome: v.enum(['PENDING', 'APPROVED']) };
  const opened = {
    approvalTaskId: v.string(),
    approvalGroup: v.string(z.string().min(1)),
    decisionNeeded: v.boolean(),
  };
  const contract = defineProcess({
    key: 'quote-approval',
    description: 'Decides on a quote.',
    businessKey: key,
    start: { ...quote, quoteRevision: v.integer(), correlationId: v.string(), startCommandId: v.string() },
    tasks: [
      taskOf(key, 'claim-start', { ...quote, startCommandId: v.string() }, {}, claiming),
      taskOf(key, 'evaluate-approval-policy', { ...quote, quoteRevision: v.integer() }, policy, obsolete),
      taskOf(key, 'open-approval-task', { ...quote, levelIndex: v.integer() }, opened, obsolete),
      taskOf(key, 'escalate-approval', { tenantId, quoteId, approvalTaskId: v.string() }),
      taskOf(key, 'generate-artifact', quote, { artifactId: v.string() }, obsolete),
      taskOf(key, 'open-fallout', { ...quote, falloutCode: v.string().optional() }, { falloutId: v.string() }),
    ],
    messages: [
      message('quote-revised', 'approvalRequestId', 'revisedApprovalRequestId'),
      message('approval-fallout-resolved', 'falloutId', 'resolvedFalloutId'),
    ],
    userTasks: [
      {
        taskDefinitionKey: 'approve-quote',
        identityVariable: 'approvalTaskId',
        receiptVariable: 'decidedApprovalTaskId',
        variables: { approvalOutcome: v.enum(['APPROVED', 'REJECTED']) },
      },
    ],
  });
  return readProcess(contract, modelOf('quote-approval'));
}

function modelOf(process: string): URL {
  return new URL(`../../../../bpmn/${process}/${process}.bpmn`, import.meta.url);
}
