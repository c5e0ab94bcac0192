import type { RuleExamples } from '../helpers/rule-example.ts';

const definitions = '<signal id="signal-stop" name="stop-all" />';
const throwing = `  <startEvent id="start" />
  <sequenceFlow id="to-stop" sourceRef="start" targetRef="stop" />
  <endEvent id="stop" name="Stop"><signalEventDefinition signalRef="signal-stop" /></endEvent>`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no model listens to the signal',
      files: { 'order.bpmn': { definitions, process: throwing } },
      at: ['stop'],
      says: 'the signal "stop-all" is thrown',
    },
    {
      title: 'another model listens to another signal',
      files: {
        'order.bpmn': { definitions, process: throwing },
        'delivery.bpmn': {
          id: 'delivery',
          definitions: '<signal id="signal-stop" name="stop" />',
          process: '  <startEvent id="stopped"><signalEventDefinition signalRef="signal-stop" /></startEvent>',
        },
      },
      at: ['stop'],
    },
  ],
  valid: [
    {
      title: 'another model starts with it',
      files: {
        'order.bpmn': { definitions, process: throwing },
        'delivery.bpmn': {
          id: 'delivery',
          definitions,
          process: '  <startEvent id="stopped"><signalEventDefinition signalRef="signal-stop" /></startEvent>',
        },
      },
    },
    {
      title: 'the name is an expression',
      files: {
        'order.bpmn': { definitions: '<signal id="signal-stop" name="stop-#{tenantId}" />', process: throwing },
      },
    },
    {
      title: 'a listener knows its signal only at run time',
      files: {
        'order.bpmn': { definitions, process: throwing },
        'delivery.bpmn': {
          id: 'delivery',
          definitions: '<signal id="signal-any" name="#{signalName}" />',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-wait" sourceRef="start" targetRef="wait" />
  <intermediateCatchEvent id="wait"><signalEventDefinition signalRef="signal-any" /></intermediateCatchEvent>`,
        },
      },
    },
  ],
};
