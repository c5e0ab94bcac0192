// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { v } from '@stepwright/contract';
import { z } from 'zod';
import { exampleContract } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a number',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-each" sourceRef="start" targetRef="each" />
  <userTask id="each"><multiInstanceLoopCharacteristics camunda:collection="lines" camunda:elementVariable="line" /></userTask>`,
        },
      },
      contracts: [exampleContract({ start: { lines: v.integer() } })],
      at: ['each'],
      says: 'the start of its contract gives it as Integer',
    },
    {
      title: 'a Json value',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-each" sourceRef="start" targetRef="each" />
  <userTask id="each"><multiInstanceLoopCharacteristics camunda:collection="\${lines}" camunda:elementVariable="line" /></userTask>`,
        },
      },
      contracts: [exampleContract({ start: { lines: v.json(z.array(z.string())) } })],
      at: ['each'],
      says: 'gives it as Json',
    },
    {
      title: 'nothing declares it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-each" sourceRef="start" targetRef="each" />
  <userTask id="each"><multiInstanceLoopCharacteristics camunda:collection="lines" /></userTask>`,
        },
      },
      contracts: [exampleContract()],
      policy: { userTaskVariables: { each: {} } },
      at: ['each'],
      says: 'nothing declares it',
    },
  ],
  valid: [
    {
      title: 'the elements of a Json value',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-each" sourceRef="start" targetRef="each" />
  <userTask id="each"><multiInstanceLoopCharacteristics camunda:collection="\${lines.elements()}" /></userTask>`,
        },
      },
      contracts: [exampleContract({ start: { lines: v.json(z.array(z.string())) } })],
    },
    {
      title: 'a process without a contract',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-each" sourceRef="start" targetRef="each" />
  <userTask id="each"><multiInstanceLoopCharacteristics camunda:collection="lines" /></userTask>`,
        },
      },
    },
  ],
};
