import type { RuleExamples } from '../helpers/rule-example.ts';

const definitions = '<signal id="signal-stop" name="stop-all" />';
const waiting = `  <startEvent id="start" />
  <sequenceFlow id="to-stopped" sourceRef="start" targetRef="stopped" />
  <intermediateCatchEvent id="stopped" name="Stopped"><signalEventDefinition signalRef="signal-stop" /></intermediateCatchEvent>`;
const throwing = `  <startEvent id="start" />
  <sequenceFlow id="to-stop" sourceRef="start" targetRef="stop" />
  <intermediateThrowEvent id="stop"><signalEventDefinition signalRef="signal-stop" /></intermediateThrowEvent>`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no model gives the signal',
      files: { 'order.bpmn': { definitions, process: waiting } },
      at: ['stopped'],
      says: 'the signal "stop-all" is caught',
    },
    {
      title: 'a start waits for it',
      files: {
        'order.bpmn': {
          definitions,
          process: '  <startEvent id="stopped"><signalEventDefinition signalRef="signal-stop" /></startEvent>',
        },
      },
      at: ['stopped'],
    },
  ],
  valid: [
    {
      title: 'the name is an expression',
      files: { 'order.bpmn': { definitions: '<signal id="signal-stop" name="stop-#{tenantId}" />', process: waiting } },
    },
    {
      title: 'a sketch that is not executable waits for it',
      files: {
        'order.bpmn': {
          definitions: `${definitions}
<process id="sketch"><startEvent id="sketched"><signalEventDefinition signalRef="signal-stop" /></startEvent></process>`,
          process: '  <startEvent id="start" />',
        },
      },
    },
    {
      title: 'another model throws it',
      files: {
        'order.bpmn': { definitions, process: waiting },
        'delivery.bpmn': { id: 'delivery', definitions, process: throwing },
      },
    },
    {
      title: 'another model throws a signal whose name only run time knows',
      files: {
        'order.bpmn': { definitions, process: waiting },
        'delivery.bpmn': {
          id: 'delivery',
          definitions: '<signal id="signal-stop" name="stop-#{what}" />',
          process: throwing,
        },
      },
    },
  ],
};
