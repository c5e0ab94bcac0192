import { defineEvent } from '@stepwright/contract';
import * as z from 'zod';

const topic = 'oms.order.events.v1';
const aggregateType = 'order';
const order = z.object({ orderId: z.string() });
const step = order.extend({ stepId: z.string(), stepType: z.string(), lineIndex: z.int().optional() });

export const orderCreated = defineEvent({
  type: 'oms.order.created.v1',
  topic,
  aggregateType,
  description: 'An accepted quote revision has become an obligation.',
  payload: order.extend({ quoteId: z.string(), quoteRevision: z.int(), lineCount: z.int() }),
});

export const orderDecomposed = defineEvent({
  type: 'oms.order.decomposed.v1',
  topic,
  aggregateType,
  description: 'Every line has its fulfillment steps.',
  payload: order.extend({ stepCount: z.int() }),
});

export const orderFulfillmentStarted = defineEvent({
  type: 'oms.order.fulfillment-started.v1',
  topic,
  aggregateType,
  description: 'A process instance has claimed the order.',
  payload: order.extend({ processInstanceId: z.string() }),
});

export const orderStepSucceeded = defineEvent({
  type: 'oms.order.task-succeeded.v1',
  topic,
  aggregateType,
  description: 'A fulfillment step is done at the external system.',
  payload: step.extend({ externalReference: z.string().optional() }),
});

export const orderStepFailed = defineEvent({
  type: 'oms.order.task-failed.v1',
  topic,
  aggregateType,
  description: 'A fulfillment step was refused by the external system.',
  payload: step.extend({ code: z.string() }),
});

export const orderStepUndone = defineEvent({
  type: 'oms.order.task-undone.v1',
  topic,
  aggregateType,
  description: 'The effect of a fulfillment step was undone.',
  payload: step,
});

export const orderEnteredFallout = defineEvent({
  type: 'oms.order.entered-fallout.v1',
  topic,
  aggregateType,
  description: 'The order cannot go on without an operator.',
  payload: order.extend({
    falloutId: z.string(),
    code: z.string(),
    businessKey: z.string(),
    stepId: z.string().optional(),
    /** The attempt in which the other system refused the step. */
    attempt: z.object({ operationId: z.string(), idempotencyKey: z.string(), attemptNo: z.int() }).optional(),
  }),
});

export const orderFalloutResolved = defineEvent({
  type: 'oms.order.fallout-resolved.v1',
  topic,
  aggregateType,
  description: 'An operator lets the order go on, or cancels it.',
  payload: order.extend({ falloutId: z.string(), action: z.enum(['RETRY', 'CANCEL']) }),
});

export const orderCompleted = defineEvent({
  type: 'oms.order.completed.v1',
  topic,
  aggregateType,
  description: 'Everything the order asked for is done.',
  payload: order,
});

export const orderCancellationRequested = defineEvent({
  type: 'oms.order.cancellation-requested.v1',
  topic,
  aggregateType,
  description: 'The order is to be undone.',
  payload: order.extend({ reason: z.string() }),
});

export const orderCancelled = defineEvent({
  type: 'oms.order.cancelled.v1',
  topic,
  aggregateType,
  description: 'Everything that was done for the order is undone.',
  payload: order,
});
