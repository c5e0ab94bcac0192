import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a document type in front of a model',
      files: {
        'order.bpmn': `<!DOCTYPE definitions>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" isExecutable="true" camunda:historyTimeToLive="P30D">
<startEvent id="start" />
</process>

</definitions>`,
      },
      at: [undefined],
      says: 'DOCTYPE',
      isRefused: true,
    },
    {
      title: 'entities that grow',
      files: {
        'order.bpmn': `<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:example">
<process id="order" isExecutable="true" camunda:historyTimeToLive="P30D">
<startEvent id="start" name="&b;" />
</process>

</definitions>`,
      },
      at: [undefined],
      says: 'DOCTYPE',
      isRefused: true,
    },
    {
      title: 'a document type in a decision',
      files: {
        'tax.dmn': `<!DOCTYPE definitions>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="taxes" name="Taxes" namespace="urn:example">
<decision id="tax" name="Tax" camunda:historyTimeToLive="P30D">
<variable name="tax" /><literalExpression id="rate"><text>0.2</text></literalExpression>
</decision>
</definitions>`,
      },
      at: [undefined],
      says: 'DOCTYPE',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'no document type',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
`,
        },
      },
    },
  ],
};
