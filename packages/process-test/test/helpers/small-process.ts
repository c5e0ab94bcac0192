import {
  defineBusinessKey,
  defineError,
  defineProcess,
  defineTask,
  type ProcessContract,
  v,
} from '@stepwright/contract';
import * as z from 'zod';
import { type ModelFile, type ProcessUnderTest, processUnderTest } from '../../src/process-under-test.ts';

const businessKey = defineBusinessKey({ type: 'order' });
const common = { businessKey, input: { tenantId: v.string() }, external: 'none' } as const;

/** The contract of the small processes that tests are about: what a model does not use, it just leaves out. */
export const smallContract: ProcessContract = defineProcess({
  key: 'small',
  description: 'A process for tests.',
  businessKey,
  start: { tenantId: v.string(), startCommandId: v.string(), orderId: v.string() },
  tasks: [
    defineTask({ ...common, topic: 'claim-start', description: 'The start is claimed.' }),
    defineTask({
      ...common,
      topic: 'count',
      description: 'The lines are counted.',
      output: { lineCount: v.integer(z.int().min(0)), outcome: v.enum(['GOOD', 'BAD']) },
      errors: [defineError({ code: 'NO_STOCK', description: 'There is none.' })],
    }),
    defineTask({
      ...common,
      topic: 'ship',
      description: 'A line is shipped.',
      input: { ...common.input, lineCount: v.integer(z.int().min(0)) },
    }),
    defineTask({ ...common, topic: 'pay', description: 'It is paid.', output: { paymentId: v.string().optional() } }),
  ],
  messages: [
    { name: 'paid', correlationVariable: 'paymentId', receiptVariable: 'paidPaymentId', variables: {} },
    { name: 'cancelled', correlationVariable: 'orderId', receiptVariable: 'cancelledOrderId', variables: {} },
  ],
  userTasks: [{ taskDefinitionKey: 'approve', variables: { isApproved: v.boolean() } }],
});

/** A file with the elements of one process. */
export function bpmn(elements: string, { id = 'small', roots = '' } = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="test">
<process id="${id}" isExecutable="true" camunda:historyTimeToLive="P1D">
${elements}
</process>
<message id="m-paid" name="paid"/><message id="m-cancelled" name="cancelled"/><message id="m-other" name="other"/>
<signal id="s-stop" name="stop"/>
<error id="e-stock" errorCode="NO_STOCK"/><error id="e-other" errorCode="OTHER"/>
${roots}
</definitions>`;
}

/** An external task. */
export function task(topic: string, more = ''): string {
  return `<serviceTask id="${topic}" camunda:type="external" camunda:topic="${topic}">${more}</serviceTask>`;
}

/** Sequence flows along these elements: `a -> b -> c`; a condition stands before its target, `a -> [${x}] b`. */
export function flows(...ways: readonly string[]): string {
  return ways.map(flowsOf).join('\n');
}

function flowsOf(way: string): string {
  const [first = '', ...rest] = way.split(' -> ');
  let source = first.trim();
  return rest
    .map((each) => {
      const [, condition, target = ''] = /^(?:\[(.*)\] )?(\S+)$/.exec(each.trim()) ?? [];
      const id = `${source}-to-${target}`;
      const escaped = condition?.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const inside = escaped
        ? `<conditionExpression xsi:type="tFormalExpression">${escaped}</conditionExpression>`
        : '';
      const flow = `<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${inside}</sequenceFlow>`;
      source = target;
      return flow;
    })
    .join('\n');
}

/** A process under test by the small contract. */
export function smallProcess(elements: string, files: readonly ModelFile[] = []): ProcessUnderTest {
  return processUnderTest(smallContract, [{ name: 'small.bpmn', content: bpmn(elements) }, ...files]);
}
