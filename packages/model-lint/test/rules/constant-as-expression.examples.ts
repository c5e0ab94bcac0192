// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const task = (attributes: string, extensions = ''): string => `  <startEvent id="start" />
  <sequenceFlow id="to-reserve" sourceRef="start" targetRef="reserve" />
  <serviceTask id="reserve" name="Reserve" camunda:type="external" ${attributes}>
    <extensionElements>${extensions}</extensionElements>
  </serviceTask>`;

const contracts = [exampleContract({ tasks: [exampleTask('reserve-stock')] })];

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the topic is computed',
      files: { 'order.bpmn': { process: task('camunda:topic="${reserveTopic}"') } },
      contracts,
      at: ['reserve'],
      says: 'the topic is the expression ${reserveTopic}',
    },
    {
      title: 'the priority is a constant in an expression',
      files: { 'order.bpmn': { process: task('camunda:topic="reserve-stock" camunda:taskPriority="${50}"') } },
      contracts,
      at: ['reserve'],
    },
    {
      title: 'the retry policy is an expression, for the engine and for the worker',
      files: {
        'order.bpmn': {
          process: task(
            'camunda:topic="reserve-stock"',
            `
      <camunda:failedJobRetryTimeCycle>\${retries}</camunda:failedJobRetryTimeCycle>
      <camunda:properties><camunda:property name="retryTimeCycle" value="\${retries}" /></camunda:properties>
    `,
          ),
        },
      },
      contracts,
      at: ['reserve', 'reserve'],
    },
  ],
  valid: [
    {
      title: 'constants',
      files: {
        'order.bpmn': {
          process: task(
            'camunda:topic="reserve-stock" camunda:taskPriority="50"',
            `
      <camunda:properties><camunda:property name="retryTimeCycle" value="R3/PT5M" /></camunda:properties>
    `,
          ),
        },
      },
      contracts,
    },
    {
      title: 'a priority that is really computed',
      files: {
        'order.bpmn': { process: task('camunda:topic="reserve-stock" camunda:taskPriority="${urgent ? 90 : 50}"') },
      },
      contracts,
    },
    {
      title: 'a process without contract',
      files: { 'order.bpmn': { process: task('camunda:topic="${reserveTopic}"') } },
    },
  ],
};
