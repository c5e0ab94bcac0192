// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import type { RuleExamples } from '../helpers/rule-example.ts';

const definitions = '<message id="message-shipped" name="order-shipped" />';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'nothing sends the message of the end event',
      files: {
        'order.bpmn': {
          definitions,
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-shipped" sourceRef="start" targetRef="shipped" />
  <endEvent id="shipped" name="Shipped">
    <messageEventDefinition messageRef="message-shipped" />
  </endEvent>`,
        },
      },
      at: ['shipped'],
      says: '"order-shipped"',
    },
    {
      title: 'an intermediate event without implementation, and without a message',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-told" sourceRef="start" targetRef="told" />
  <intermediateThrowEvent id="told">
    <messageEventDefinition id="told-message" />
  </intermediateThrowEvent>
  <sequenceFlow id="to-end" sourceRef="told" targetRef="end" />
  <endEvent id="end" />`,
        },
      },
      at: ['told'],
      says: 'throws a message',
    },
    {
      title: 'a decision sends no message',
      files: {
        'order.bpmn': {
          definitions,
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-shipped" sourceRef="start" targetRef="shipped" />
  <endEvent id="shipped">
    <messageEventDefinition messageRef="message-shipped" camunda:decisionRef="shipping" />
  </endEvent>`,
        },
      },
      at: ['shipped'],
    },
  ],
  valid: [
    {
      title: 'a worker sends the message',
      files: {
        'order.bpmn': {
          definitions,
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-shipped" sourceRef="start" targetRef="shipped" />
  <endEvent id="shipped" name="Shipped">
    <messageEventDefinition messageRef="message-shipped" camunda:type="external" camunda:topic="tell-shipped" />
  </endEvent>`,
        },
      },
    },
    {
      title: 'an expression sends it, and a waiting event needs nothing that does',
      files: {
        'order.bpmn': {
          definitions,
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-wait" sourceRef="start" targetRef="wait" />
  <intermediateCatchEvent id="wait">
    <messageEventDefinition messageRef="message-shipped" />
  </intermediateCatchEvent>
  <sequenceFlow id="to-told" sourceRef="wait" targetRef="told" />
  <endEvent id="told">
    <messageEventDefinition messageRef="message-shipped" camunda:expression="${true}" />
  </endEvent>`,
        },
      },
    },
  ],
};
