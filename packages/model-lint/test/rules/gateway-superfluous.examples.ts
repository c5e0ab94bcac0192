import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'one way in, one way out',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" />
  <sequenceFlow id="gate-to-work" sourceRef="gate" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['gate'],
      says: '"gate" has one flow in and one flow out',
    },
    {
      title: 'a parallel gateway with one branch left',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-gate" sourceRef="start" targetRef="gate" />
  <parallelGateway id="gate" />
  <sequenceFlow id="gate-to-work" sourceRef="gate" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['gate'],
    },
  ],
  valid: [
    {
      title: 'a decision',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" name="Big?" default="gate-to-b" />
  <sequenceFlow id="gate-to-a" sourceRef="gate" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="gate-to-b" sourceRef="gate" targetRef="b" />
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
    },
    {
      title: 'the gateway is a save point',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate" camunda:asyncBefore="true" />
  <sequenceFlow id="gate-to-work" sourceRef="gate" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'the gateway has a listener',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-gate" sourceRef="start" targetRef="gate" />
  <exclusiveGateway id="gate">
    <extensionElements>
      <camunda:executionListener event="start" expression="\${audit.note(execution)}" />
    </extensionElements>
  </exclusiveGateway>
  <sequenceFlow id="gate-to-work" sourceRef="gate" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
  ],
};
