import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a service task without anything',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<serviceTask id="check" name="Check" />`,
        },
      },
      at: ['check'],
      says: 'is mandatory on serviceTask',
      isRefused: true,
    },
    {
      title: 'a send task without anything',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<sendTask id="tell" />`,
        },
      },
      at: ['tell'],
      says: 'mandatory on sendTask',
      isRefused: true,
    },
    {
      title: 'an unknown type',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<serviceTask id="check" camunda:type="worker" />`,
        },
      },
      at: ['check', 'check'],
      isRefused: true,
    },
    {
      title: 'a job worker of Camunda 8',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<serviceTask id="check"><extensionElements><zeebe:taskDefinition xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" type="check" /></extensionElements></serviceTask>`,
        },
      },
      at: ['check'],
      says: 'is mandatory',
      isRefused: true,
    },
    {
      title: 'a connector without its plugin',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<serviceTask id="check"><extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></extensionElements></serviceTask>`,
        },
      },
      at: ['check'],
      says: 'connect process engine plugin',
      isRefused: true,
    },
    {
      title: 'a result of a class',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<serviceTask id="check" camunda:class="a.B" camunda:resultVariable="r" />`,
        },
      },
      at: ['check'],
      says: 'resultVariableName',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'an external task',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<serviceTask id="check" camunda:type="external" camunda:topic="check" />`,
        },
      },
    },
    {
      title: 'a class',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<serviceTask id="check" camunda:class="a.B" />`,
        },
      },
    },
  ],
};
