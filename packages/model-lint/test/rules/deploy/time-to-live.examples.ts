import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no time to live',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" isExecutable="true">
<startEvent id="start" />
</process>

</definitions>`,
      },
      at: ['order'],
      says: 'History Time To Live (TTL) cannot be null',
      isRefused: true,
      isFixable: true,
    },
    {
      title: 'a time to live of months',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" isExecutable="true" camunda:historyTimeToLive="P6M">
<startEvent id="start" />
</process>

</definitions>`,
      },
      at: ['order'],
      says: 'P6M',
      isRefused: true,
    },
    {
      title: 'an empty time to live',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" isExecutable="true" camunda:historyTimeToLive="">
<startEvent id="start" />
</process>

</definitions>`,
      },
      at: ['order'],
      says: 'cannot be null',
      isRefused: true,
    },
    {
      title: 'a negative time to live',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" isExecutable="true" camunda:historyTimeToLive="-1">
<startEvent id="start" />
</process>

</definitions>`,
      },
      at: ['order'],
      says: 'negative',
      isRefused: true,
    },
    {
      title: 'camunda under a prefix of its own',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:c7="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" isExecutable="true">
<startEvent id="start" />
</process>

</definitions>`,
      },
      at: ['order'],
      says: 'cannot be null',
      isRefused: true,
      isFixable: true,
    },
    {
      title: 'no prefix for camunda',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:example">
<process id="order" isExecutable="true">
<startEvent id="start" />
</process>

</definitions>`,
      },
      at: ['order'],
      says: 'cannot be null',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'days',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" isExecutable="true" camunda:historyTimeToLive="P30D">
<startEvent id="start" />
</process>

</definitions>`,
      },
    },
    {
      title: 'a number of days',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" isExecutable="true" camunda:historyTimeToLive="180">
<startEvent id="start" />
</process>

</definitions>`,
      },
    },
    {
      title: 'a process that is not executable needs none',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" isExecutable="false">
<startEvent id="start" />
</process>

</definitions>`,
      },
    },
  ],
};
