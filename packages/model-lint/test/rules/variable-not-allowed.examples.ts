// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a mapping sets a name that is not on the list',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ><extensionElements><camunda:inputOutput><camunda:inputParameter name="customerName">x</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-done" sourceRef="price" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      policy: { allowedVariables: ['total'] },
      at: ['price'],
      says: 'sets "customerName"',
    },
    {
      title: 'a condition reads one',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${customerName != null}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      policy: { allowedVariables: ['total'] },
      at: ['to-review'],
      says: 'reads "customerName"',
    },
  ],
  valid: [
    {
      title: 'the list has it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${total > 1}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
      policy: { allowedVariables: ['total'] },
    },
    {
      title: 'no list',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" default="to-done" />
  <sequenceFlow id="to-done" sourceRef="gate" targetRef="done" />
  <sequenceFlow id="to-review" sourceRef="gate" targetRef="review">
    <conditionExpression xsi:type="tFormalExpression">\${customerName != null}</conditionExpression>
  </sequenceFlow>
  <endEvent id="review" />
  <endEvent id="done" />`,
        },
      },
    },
  ],
};
