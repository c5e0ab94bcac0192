import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a task lost its incoming flow',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />
  <serviceTask id="notify" name="Notify" camunda:type="external" camunda:topic="notify" />
  <sequenceFlow id="notify-to-told" sourceRef="notify" targetRef="told" />
  <endEvent id="told" />`,
        },
      },
      at: ['notify'],
      says: 'no flow leads to "Notify": the engine never reaches it, nor what follows from it ("told")',
    },
    {
      title: 'inside a subprocess',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-sub" sourceRef="start" targetRef="sub" />
  <subProcess id="sub" name="Sub">
    <startEvent id="begin" />
    <sequenceFlow id="begin-to-fine" sourceRef="begin" targetRef="fine" />
    <endEvent id="fine" />
    <serviceTask id="lost" name="Lost" camunda:type="external" camunda:topic="lost" />
    <sequenceFlow id="lost-to-fine" sourceRef="lost" targetRef="fine" />
  </subProcess>
  <sequenceFlow id="sub-to-done" sourceRef="sub" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['lost'],
    },
    {
      title: 'an end event stands alone',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />
  <endEvent id="forgotten" />`,
        },
      },
      at: ['forgotten'],
    },
    {
      title: 'a catching event stands alone',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />
  <intermediateCatchEvent id="told" name="Told">
    <messageEventDefinition id="told-message" messageRef="tell" />
  </intermediateCatchEvent>
  <sequenceFlow id="told-to-done" sourceRef="told" targetRef="done" />`,
          definitions: `<message id="tell" name="tell" />`,
        },
      },
      at: ['told'],
    },
  ],
  valid: [
    {
      title: 'every node hangs on a start',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'boundary events, event subprocesses and compensation handlers need no flow',
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
  <boundaryEvent id="late" name="Late" attachedToRef="pay">
    <timerEventDefinition id="timer">
      <timeDuration>PT1H</timeDuration>
    </timerEventDefinition>
  </boundaryEvent>
  <sequenceFlow id="late-to-done" sourceRef="late" targetRef="done" />
  <subProcess id="on-message" triggeredByEvent="true">
    <startEvent id="told" name="Told">
      <messageEventDefinition id="told-message" messageRef="tell" />
    </startEvent>
    <sequenceFlow id="told-to-heard" sourceRef="told" targetRef="heard" />
    <endEvent id="heard" />
  </subProcess>
  <association id="handles" associationDirection="One" sourceRef="undo" targetRef="pay-back" />`,
          definitions: `<message id="tell" name="tell" />`,
        },
      },
    },
    {
      title: 'a link lands there',
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
  ],
};
