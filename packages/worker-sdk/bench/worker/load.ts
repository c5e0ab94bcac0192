import { defineBusinessKey, defineTask, v } from '@stepwright/contract';
import type { WireVariables } from '@stepwright/engine-client';
import * as z from 'zod';

const orderKey = defineBusinessKey({ type: 'order' });

/** The task of most measurements: as little to check as there can be. */
export const plainTask = defineTask({
  topic: 'bench-plain',
  description: 'The order is shipped.',
  businessKey: orderKey,
  external: 'none',
  input: { tenantId: v.string(), orderId: v.string() },
  output: { isShipped: v.boolean() },
});

const address = z.object({ street: z.string(), city: z.string(), zip: z.string().regex(/^\d{5}$/) });

/** The task of `checkedAgainstRaw`: a variable of every type, in and out. */
export const typedTask = defineTask({
  topic: 'bench-typed',
  description: 'The order is priced.',
  businessKey: orderKey,
  external: 'none',
  input: {
    tenantId: v.string(),
    orderId: v.string(),
    channel: v.enum(['web', 'shop', 'phone']),
    quantity: v.integer(),
    customerNo: v.long(),
    weightKg: v.double(),
    isGift: v.boolean(),
    orderedAt: v.date(),
    price: v.decimal(),
    address: v.json(address),
  },
  output: {
    quoteId: v.string(),
    lineCount: v.integer(),
    customerNo: v.long(),
    isExpress: v.boolean(),
    validUntil: v.date(),
    total: v.decimal(),
    shipTo: v.json(address),
  },
});

/** The task of `attemptRow`: the plain one, but its attempts are kept. */
export const effectTask = defineTask({
  topic: 'bench-effect',
  description: 'The order is shipped by another system.',
  businessKey: orderKey,
  external: {
    class: 'keyed',
    system: 'carrier',
    operation: 'ship',
    settleMs: 30_000,
    reconcileMax: 2,
    reconcileDelayMs: 1_000,
  },
  idempotencyKey: (input) => input.orderId,
  input: { tenantId: v.string(), orderId: v.string() },
  output: { isShipped: v.boolean() },
});

/** Only the plain task is in the model; the others are handed out by the stub engine. */
export const benchProcess = { key: 'bench', tasks: [plainTask, typedTask, effectTask] } as const;

/** What the engine executes: start, one external task, end. */
export const MODEL = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="bench">
<process id="bench" isExecutable="true" camunda:historyTimeToLive="P1D">
<startEvent id="started"/>
<sequenceFlow id="to-task" sourceRef="started" targetRef="task"/>
<serviceTask id="task" camunda:type="external" camunda:topic="bench-plain"/>
<sequenceFlow id="to-ended" sourceRef="task" targetRef="ended"/>
<endEvent id="ended"/>
</process>
</definitions>`;

/** What a plain task is given. */
export function plainInput(orderId: string): WireVariables {
  return { tenantId: { type: 'String', value: 'acme' }, orderId: { type: 'String', value: orderId } };
}

/** What a typed task is given. */
export function typedInput(orderId: string): WireVariables {
  return {
    ...plainInput(orderId),
    channel: { type: 'String', value: 'web' },
    quantity: { type: 'Integer', value: 12 },
    customerNo: { type: 'Long', value: 4_815_162_342 },
    weightKg: { type: 'Double', value: 3.25 },
    isGift: { type: 'Boolean', value: false },
    orderedAt: { type: 'Date', value: '2030-01-01T10:00:00.000+0000' },
    price: { type: 'String', value: '129.90' },
    address: { type: 'Json', value: '{"street":"Main Street 1","city":"Springfield","zip":"12345"}' },
  };
}

/** What a side that checks nothing answers to a plain task. */
export function plainOutput(): WireVariables {
  return { isShipped: { type: 'Boolean', value: true } };
}

/** What a side that checks nothing answers to a typed task: the same as the native handler, value by value. */
export function typedOutput(input: WireVariables): WireVariables {
  return {
    quoteId: { type: 'String', value: `Q-${input.orderId?.value}` },
    lineCount: { type: 'Integer', value: input.quantity?.value },
    customerNo: { type: 'Long', value: input.customerNo?.value },
    isExpress: { type: 'Boolean', value: true },
    validUntil: { type: 'Date', value: input.orderedAt?.value },
    total: { type: 'String', value: input.price?.value },
    shipTo: { type: 'Json', value: input.address?.value },
  } as WireVariables;
}
