import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a name of 256 characters',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" name="nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn" isExecutable="true" camunda:historyTimeToLive="P30D">
<startEvent id="start" />
</process>

</definitions>`,
      },
      at: ['order'],
      says: '255',
      isRefused: true,
    },
    {
      title: 'a version tag of 65 characters',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" camunda:versionTag="11111111111111111111111111111111111111111111111111111111111111111" isExecutable="true" camunda:historyTimeToLive="P30D">
<startEvent id="start" />
</process>

</definitions>`,
      },
      at: ['order'],
      says: '64',
      isRefused: true,
    },
    {
      title: 'a process without an id',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process isExecutable="true" camunda:historyTimeToLive="P30D">
<startEvent id="start" />
</process>

</definitions>`,
      },
      at: [undefined],
      says: 'persistence layer',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a short name',
      files: {
        'order.bpmn': `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" name="Order" camunda:versionTag="1.0.0" isExecutable="true" camunda:historyTimeToLive="P30D">
<startEvent id="start" />
</process>

</definitions>`,
      },
    },
  ],
};
