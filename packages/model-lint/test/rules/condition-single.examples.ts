// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'behind a task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-pack" sourceRef="start" targetRef="pack" />
  <serviceTask id="pack" name="Pack" camunda:type="external" camunda:topic="pack" />
  <sequenceFlow id="pack-to-done" sourceRef="pack" targetRef="done">
    <conditionExpression xsi:type="tFormalExpression">\${ready}</conditionExpression>
  </sequenceFlow>
  <endEvent id="done" />`,
        },
      },
      at: ['pack-to-done'],
      says: 'the only flow that leaves "Pack" has the condition ${ready}',
    },
    {
      title: 'behind an inclusive gateway',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-gate" sourceRef="start" targetRef="gate" />
  <inclusiveGateway id="gate" />
  <sequenceFlow id="gate-to-done" sourceRef="gate" targetRef="done">
    <conditionExpression xsi:type="tFormalExpression">\${ready}</conditionExpression>
  </sequenceFlow>
  <endEvent id="done" />`,
        },
      },
      at: ['gate-to-done'],
    },
  ],
  valid: [
    {
      title: 'there is a second way',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-check" sourceRef="start" targetRef="check" />
  <serviceTask id="check" name="Check" camunda:type="external" camunda:topic="check" />
  <sequenceFlow id="check-to-choice" sourceRef="check" targetRef="choice" />
  <exclusiveGateway id="choice" name="Which?" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${ready}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${!ready}</conditionExpression>
  </sequenceFlow>
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
    },
    {
      title: 'it is the default flow, whose condition nobody looks at',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-pack" sourceRef="start" targetRef="pack" />
  <serviceTask id="pack" name="Pack" default="pack-to-done" camunda:type="external" camunda:topic="pack" />
  <sequenceFlow id="pack-to-done" sourceRef="pack" targetRef="done">
    <conditionExpression xsi:type="tFormalExpression">\${ready}</conditionExpression>
  </sequenceFlow>
  <endEvent id="done" />`,
        },
      },
    },
  ],
};
