import { v } from '@stepwright/contract';
import { exampleContract, exampleTask } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a number is read as text',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ></serviceTask>
  <sequenceFlow id="to-pay" sourceRef="price" targetRef="pay" />
  <serviceTask id="pay" camunda:type="external" camunda:topic="pay" ></serviceTask>
  <sequenceFlow id="to-done" sourceRef="pay" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      contracts: [
        exampleContract({
          tasks: [
            exampleTask('price', { output: { amount: v.integer() } }),
            exampleTask('pay', { input: { amount: v.string() } }),
          ],
        }),
      ],
      at: ['pay'],
      says: 'reads "amount" as String, the output of "price" gives Integer',
    },
    {
      title: 'an enum with a value that the reader does not know',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ></serviceTask>
  <sequenceFlow id="to-pay" sourceRef="price" targetRef="pay" />
  <serviceTask id="pay" camunda:type="external" camunda:topic="pay" ></serviceTask>
  <sequenceFlow id="to-done" sourceRef="pay" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      contracts: [
        exampleContract({
          tasks: [
            exampleTask('price', { output: { way: v.enum(['CARD', 'BILL']) } }),
            exampleTask('pay', { input: { way: v.enum(['CARD']) } }),
          ],
        }),
      ],
      at: ['pay'],
      says: 'String of CARD',
    },
    {
      title: 'sealed here, open there',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-pay" sourceRef="start" targetRef="pay" />
  <serviceTask id="pay" camunda:type="external" camunda:topic="pay" ></serviceTask>
  <sequenceFlow id="to-done" sourceRef="pay" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      contracts: [
        exampleContract({
          start: { card: v.string().sealed() },
          tasks: [exampleTask('pay', { input: { card: v.string() } })],
        }),
      ],
      at: ['pay'],
      says: 'reads "card" as String',
    },
  ],
  valid: [
    {
      title: 'the same type',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ></serviceTask>
  <sequenceFlow id="to-pay" sourceRef="price" targetRef="pay" />
  <serviceTask id="pay" camunda:type="external" camunda:topic="pay" ></serviceTask>
  <sequenceFlow id="to-done" sourceRef="pay" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      contracts: [
        exampleContract({
          tasks: [
            exampleTask('price', { output: { amount: v.integer() } }),
            exampleTask('pay', { input: { amount: v.integer() } }),
          ],
        }),
      ],
    },
    {
      title: 'a mapping between them',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ></serviceTask>
  <sequenceFlow id="to-pay" sourceRef="price" targetRef="pay" />
  <serviceTask id="pay" camunda:type="external" camunda:topic="pay" ><extensionElements><camunda:inputOutput><camunda:inputParameter name="amount">a text</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-done" sourceRef="pay" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      contracts: [
        exampleContract({
          tasks: [
            exampleTask('price', { output: { amount: v.integer() } }),
            exampleTask('pay', { input: { amount: v.string() } }),
          ],
        }),
      ],
    },
  ],
};
