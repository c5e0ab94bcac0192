// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import type { RuleExamples } from '../helpers/rule-example.ts';

const task = (id: string, ...inputs: readonly string[]): string => `  <startEvent id="start-${id}" />
  <sequenceFlow id="to-${id}" sourceRef="start-${id}" targetRef="${id}" />
  <serviceTask id="${id}" camunda:type="external" camunda:topic="charge">
    <extensionElements>
      <camunda:inputOutput>${inputs
        .map(
          (name) => `
        <camunda:inputParameter name="${name}">\${order.${name}}</camunda:inputParameter>`,
        )
        .join('')}
      </camunda:inputOutput>
    </extensionElements>
  </serviceTask>`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the amount has another name in the second model',
      files: {
        'order.bpmn': { process: task('charge-order', 'amount') },
        'refund.bpmn': { id: 'refund', process: task('charge-back', 'total') },
      },
      at: ['charge-back'],
      says: 'otherwise than at "charge-order": "amount" is missing, "total" is only here',
    },
    {
      title: 'the second task of one model lacks a name',
      files: {
        'order.bpmn': {
          process: `${task('charge', 'amount', 'currency')}
  <sequenceFlow id="on" sourceRef="charge" targetRef="charge-again" />
  <serviceTask id="charge-again" camunda:type="external" camunda:topic="charge">
    <extensionElements>
      <camunda:inputOutput><camunda:inputParameter name="amount">3</camunda:inputParameter></camunda:inputOutput>
    </extensionElements>
  </serviceTask>`,
        },
      },
      at: ['charge-again'],
    },
  ],
  valid: [
    {
      title: 'both map the same names, in another order',
      files: {
        'order.bpmn': { process: task('charge-order', 'amount', 'currency') },
        'refund.bpmn': { id: 'refund', process: task('charge-back', 'currency', 'amount') },
      },
    },
    {
      title: 'one of them maps nothing and sees the variables of its process',
      files: {
        'order.bpmn': { process: task('charge-order', 'amount') },
        'refund.bpmn': { id: 'refund', process: task('charge-back') },
      },
    },
  ],
};
