// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the called process gets no business key',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-deliver" sourceRef="start" targetRef="deliver" />
  <callActivity id="deliver" name="Deliver" calledElement="delivery" />`,
        },
      },
      at: ['deliver'],
      says: 'the call of "delivery"',
    },
  ],
  valid: [
    {
      title: 'the called process gets the same business key',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-deliver" sourceRef="start" targetRef="deliver" />
  <callActivity id="deliver" name="Deliver" calledElement="delivery">
    <extensionElements>
      <camunda:in businessKey="#{execution.processBusinessKey}" />
    </extensionElements>
  </callActivity>`,
        },
      },
    },
  ],
};
