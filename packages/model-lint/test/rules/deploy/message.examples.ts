// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no message',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<intermediateCatchEvent id="wait"><messageEventDefinition /></intermediateCatchEvent>`,
        },
      },
      at: ['wait', 'wait'],
      says: 'messageRef',
      isRefused: true,
    },
    {
      title: 'a message without a name',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<receiveTask id="wait" messageRef="paid" />`,
          definitions: '<message id="paid" />',
        },
      },
      at: ['wait'],
      says: 'empty or missing name',
      isRefused: true,
    },
    {
      title: 'a computed name of a start',
      files: {
        'order.bpmn': {
          process: '<startEvent id="start"><messageEventDefinition messageRef="paid" /></startEvent>',
          definitions: '<message id="paid" name="Paid ${id}" />',
        },
      },
      at: ['start'],
      says: 'not allowed',
      isRefused: true,
    },
    {
      title: 'one message twice',
      files: {
        'order.bpmn': {
          process:
            '<startEvent id="start"><messageEventDefinition messageRef="paid" /></startEvent><startEvent id="again"><messageEventDefinition messageRef="paid" /></startEvent>',
          definitions: '<message id="paid" name="Paid" />',
        },
      },
      at: ['again'],
      says: 'more than one message',
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a message with a name',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<receiveTask id="wait" messageRef="paid" />`,
          definitions: '<message id="paid" name="Paid" />',
        },
      },
    },
  ],
};
