import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a task has no outgoing flow',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-pack" sourceRef="start" targetRef="pack" />
  <serviceTask id="pack" name="Pack" camunda:type="external" camunda:topic="pack" />`,
        },
      },
      at: ['pack'],
      says: 'the way ends at "Pack"',
    },
    {
      title: 'a gateway merges and leads nowhere',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-choice" sourceRef="start" targetRef="choice" />
  <exclusiveGateway id="choice" default="choice-to-a" />
  <sequenceFlow id="choice-to-a" sourceRef="choice" targetRef="a" />
  <sequenceFlow id="choice-to-b" sourceRef="choice" targetRef="b">
    <conditionExpression xsi:type="tFormalExpression">\${big}</conditionExpression>
  </sequenceFlow>
  <serviceTask id="a" name="A" camunda:type="external" camunda:topic="a" />
  <serviceTask id="b" name="B" camunda:type="external" camunda:topic="b" />
  <sequenceFlow id="a-to-merge" sourceRef="a" targetRef="merge" />
  <sequenceFlow id="b-to-merge" sourceRef="b" targetRef="merge" />
  <parallelGateway id="merge" />`,
        },
      },
      at: ['merge'],
    },
    {
      title: 'what follows from a boundary event is forgotten',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-pack" sourceRef="start" targetRef="pack" />
  <serviceTask id="pack" name="Pack" camunda:type="external" camunda:topic="pack" />
  <sequenceFlow id="pack-to-done" sourceRef="pack" targetRef="done" />
  <endEvent id="done" />
  <boundaryEvent id="late" name="Late" attachedToRef="pack" cancelActivity="false">
    <timerEventDefinition id="timer">
      <timeDuration>PT1H</timeDuration>
    </timerEventDefinition>
  </boundaryEvent>`,
        },
      },
      at: ['late'],
    },
    {
      title: 'a subprocess ends silently inside and goes on outside',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-sub" sourceRef="start" targetRef="sub" />
  <subProcess id="sub" name="Sub">
    <startEvent id="begin" />
    <sequenceFlow id="begin-to-pack" sourceRef="begin" targetRef="pack" />
    <serviceTask id="pack" name="Pack" camunda:type="external" camunda:topic="pack" />
  </subProcess>
  <sequenceFlow id="sub-to-done" sourceRef="sub" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['pack'],
    },
  ],
  valid: [
    {
      title: 'every way leads to an end event',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-pack" sourceRef="start" targetRef="pack" />
  <serviceTask id="pack" name="Pack" camunda:type="external" camunda:topic="pack" />
  <sequenceFlow id="pack-to-packed" sourceRef="pack" targetRef="packed" />
  <endEvent id="packed" />`,
        },
      },
    },
    {
      title: 'a compensation handler and its boundary event have no flows',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-pay" sourceRef="start" targetRef="pay" />
  <serviceTask id="pay" name="Pay" camunda:type="external" camunda:topic="pay" />
  <sequenceFlow id="pay-to-done" sourceRef="pay" targetRef="done" />
  <endEvent id="done" />
  <boundaryEvent id="undo" attachedToRef="pay">
    <compensateEventDefinition id="compensate" />
  </boundaryEvent>
  <serviceTask id="pay-back" name="Pay back" isForCompensation="true" camunda:type="external" camunda:topic="pay-back" />
  <association id="handles" associationDirection="One" sourceRef="undo" targetRef="pay-back" />`,
        },
      },
    },
    {
      title: 'a link jumps to where it is caught',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-jump" sourceRef="start" targetRef="jump" />
  <intermediateThrowEvent id="jump" name="Page 2">
    <linkEventDefinition id="jump-link" name="page-2" />
  </intermediateThrowEvent>
  <intermediateCatchEvent id="land" name="Page 2">
    <linkEventDefinition id="land-link" name="page-2" />
  </intermediateCatchEvent>
  <sequenceFlow id="land-to-done" sourceRef="land" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'an event subprocess stands alone',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />
  <subProcess id="on-message" triggeredByEvent="true">
    <startEvent id="told" name="Told">
      <messageEventDefinition id="told-message" messageRef="tell" />
    </startEvent>
    <sequenceFlow id="told-to-heard" sourceRef="told" targetRef="heard" />
    <endEvent id="heard" />
  </subProcess>`,
          definitions: `<message id="tell" name="tell" />`,
        },
      },
    },
  ],
};
