import { v } from '@stepwright/contract';
import { exampleContract } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the start has a variable of that name',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-each" sourceRef="start" targetRef="each" />
  <userTask id="each"><multiInstanceLoopCharacteristics camunda:collection="lines" camunda:elementVariable="line" /></userTask>`,
        },
      },
      contracts: [exampleContract({ start: { line: v.string() } })],
      at: ['each'],
      says: 'hides the variable that the start of its contract sets',
    },
  ],
  valid: [
    {
      title: 'a name of its own',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-each" sourceRef="start" targetRef="each" />
  <userTask id="each"><multiInstanceLoopCharacteristics camunda:collection="lines" camunda:elementVariable="one" /></userTask>`,
        },
      },
      contracts: [exampleContract({ start: { line: v.string() } })],
    },
  ],
};
