import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no event',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check"><extensionElements><camunda:executionListener class="a.B"></camunda:executionListener></extensionElements></task>`,
        },
      },
      at: ['check'],
      says: `'event' is mandatory`,
      isRefused: true,
    },
    {
      title: 'a wrong event',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<userTask id="ask"><extensionElements><camunda:taskListener event="all" class="a.B"></camunda:taskListener></extensionElements></userTask>`,
        },
      },
      at: ['ask'],
      says: 'must be one of',
      isRefused: true,
    },
    {
      title: 'nothing to run',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<userTask id="ask"><extensionElements><camunda:taskListener event="create"></camunda:taskListener></extensionElements></userTask>`,
        },
      },
      at: ['ask'],
      says: 'is mandatory on taskListener',
      isRefused: true,
    },
    {
      title: 'a timeout without a timer',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<userTask id="ask"><extensionElements><camunda:taskListener event="timeout" id="soon" class="a.B"></camunda:taskListener></extensionElements></userTask>`,
        },
      },
      at: ['ask'],
      says: `'timerEventDefinition'`,
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a listener with everything',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check"><extensionElements><camunda:executionListener event="start" class="a.B"></camunda:executionListener></extensionElements></task>`,
        },
      },
    },
  ],
};
