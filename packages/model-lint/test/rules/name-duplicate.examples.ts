import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'two tasks have one name',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-pay" sourceRef="start" targetRef="pay" />
  <serviceTask id="pay" name="Check" camunda:type="external" camunda:topic="pay" />
  <sequenceFlow id="pay-to-ship" sourceRef="pay" targetRef="ship" />
  <serviceTask id="ship" name="Check" camunda:type="external" camunda:topic="ship" />
  <sequenceFlow id="ship-to-done" sourceRef="ship" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['ship'],
      says: '"Check" is also the name of "pay"',
    },
    {
      title: 'spaces and capitals make no difference',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-pay" sourceRef="start" targetRef="pay" />
  <serviceTask id="pay" name="Check  it" camunda:type="external" camunda:topic="pay" />
  <sequenceFlow id="pay-to-ship" sourceRef="pay" targetRef="ship" />
  <serviceTask id="ship" name="check it " camunda:type="external" camunda:topic="ship" />
  <sequenceFlow id="ship-to-done" sourceRef="ship" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['ship'],
    },
  ],
  valid: [
    {
      title: 'the names differ',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-pay" sourceRef="start" targetRef="pay" />
  <serviceTask id="pay" name="Pay" camunda:type="external" camunda:topic="pay" />
  <sequenceFlow id="pay-to-ship" sourceRef="pay" targetRef="ship" />
  <serviceTask id="ship" name="Ship" camunda:type="external" camunda:topic="ship" />
  <sequenceFlow id="ship-to-done" sourceRef="ship" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'the same name in another scope, or of another kind',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-pay" sourceRef="start" targetRef="pay" />
  <serviceTask id="pay" name="Check" camunda:type="external" camunda:topic="pay" />
  <sequenceFlow id="pay-to-sub" sourceRef="pay" targetRef="sub" />
  <subProcess id="sub" name="Sub">
    <startEvent id="begin" />
    <sequenceFlow id="begin-to-ship" sourceRef="begin" targetRef="ship" />
    <serviceTask id="ship" name="Check" camunda:type="external" camunda:topic="ship" />
    <sequenceFlow id="ship-to-fine" sourceRef="ship" targetRef="fine" />
    <endEvent id="fine" />
  </subProcess>
  <sequenceFlow id="sub-to-look" sourceRef="sub" targetRef="look" />
  <userTask id="look" name="Check" />
  <sequenceFlow id="look-to-done" sourceRef="look" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'two ends have one name',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-choice" sourceRef="start" targetRef="choice" />
  <exclusiveGateway id="choice" name="Big?" default="choice-to-b" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b" />
  <endEvent id="a" name="Done" />
  <endEvent id="b" name="Done" />`,
        },
      },
    },
  ],
};
