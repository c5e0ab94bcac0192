import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'two tasks lead only to each other',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />
  <serviceTask id="again" name="Again" camunda:type="external" camunda:topic="again" />
  <serviceTask id="once-more" name="Once more" camunda:type="external" camunda:topic="once-more" />
  <sequenceFlow id="again-to-once-more" sourceRef="again" targetRef="once-more" />
  <sequenceFlow id="once-more-to-again" sourceRef="once-more" targetRef="again" />`,
        },
      },
      at: ['again'],
      says: 'it hangs together with "Once more"',
    },
    {
      title: 'a task leads to itself',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />
  <serviceTask id="round" name="Round" camunda:type="external" camunda:topic="round" />
  <sequenceFlow id="round-to-round" sourceRef="round" targetRef="round" />`,
        },
      },
      at: ['round'],
    },
    {
      title: 'a loop that leads into the process',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />
  <serviceTask id="again" name="Again" camunda:type="external" camunda:topic="again" />
  <exclusiveGateway id="choice" default="choice-to-again" />
  <sequenceFlow id="again-to-choice" sourceRef="again" targetRef="choice" />
  <sequenceFlow id="choice-to-again" sourceRef="choice" targetRef="again" />
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done">
    <conditionExpression xsi:type="tFormalExpression">\${ready}</conditionExpression>
  </sequenceFlow>`,
        },
      },
      at: ['again'],
    },
  ],
  valid: [
    {
      title: 'a loop is entered from the start',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-merge" sourceRef="start" targetRef="merge" />
  <exclusiveGateway id="merge" />
  <sequenceFlow id="merge-to-work" sourceRef="merge" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-choice" sourceRef="work" targetRef="choice" />
  <exclusiveGateway id="choice" default="choice-to-done" />
  <sequenceFlow id="choice-to-merge" sourceRef="choice" targetRef="merge">
    <conditionExpression xsi:type="tFormalExpression">\${again}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="choice-to-done" sourceRef="choice" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'what has no incoming flow at all is told by another rule',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="start-to-work" sourceRef="start" targetRef="work" />
  <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="work" />
  <sequenceFlow id="work-to-done" sourceRef="work" targetRef="done" />
  <endEvent id="done" />
  <serviceTask id="lost" name="Lost" camunda:type="external" camunda:topic="lost" />
  <sequenceFlow id="lost-to-after" sourceRef="lost" targetRef="after" />
  <serviceTask id="after" name="After" camunda:type="external" camunda:topic="after" />
  <sequenceFlow id="after-to-done" sourceRef="after" targetRef="done" />`,
        },
      },
    },
  ],
};
