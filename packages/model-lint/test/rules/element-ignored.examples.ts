import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'an ad-hoc subprocess stands in the model',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />
  <adHocSubProcess id="anything" name="Anything">
    <serviceTask id="call-customer" name="Call customer" camunda:type="external" camunda:topic="call-customer" />
  </adHocSubProcess>`,
        },
      },
      at: ['anything'],
      says: 'it is an ad-hoc subprocess',
    },
    {
      title: 'a complex gateway stands in the model',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />
  <complexGateway id="rules" name="Rules" />`,
        },
      },
      at: ['rules'],
      says: 'it is a complex gateway',
    },
  ],
  valid: [
    {
      title: 'an inclusive gateway',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-which" sourceRef="start" targetRef="which" />
  <inclusiveGateway id="which" name="Which?" default="which-to-b" />
  <sequenceFlow id="which-to-a" sourceRef="which" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="which-to-b" sourceRef="which" targetRef="b" />
  <endEvent id="a" />
  <endEvent id="b" />`,
        },
      },
    },
  ],
};
