import { exampleContract } from '../helpers/example-contract.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const contracts = [exampleContract()];
const external = (topic: string): string =>
  `<serviceTask id="${topic}" camunda:type="external" camunda:topic="${topic}" />`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the work begins at once',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-ship" sourceRef="start" targetRef="ship" />
  ${external('ship')}`,
        },
      },
      contracts,
      at: ['ship'],
      says: '"ship" can be the first activity of "order"',
    },
    {
      title: 'one way goes around the claim',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-both" sourceRef="start" targetRef="both" />
  <parallelGateway id="both" />
  <sequenceFlow id="to-claim" sourceRef="both" targetRef="claim-start" />
  ${external('claim-start')}
  <sequenceFlow id="to-ship" sourceRef="both" targetRef="ship" />
  ${external('ship')}`,
        },
      },
      contracts,
      at: ['ship'],
    },
    {
      title: 'a second start forgets it',
      files: {
        'order.bpmn': {
          definitions: '<message id="message-again" name="order-again" />',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-claim" sourceRef="start" targetRef="claim-start" />
  ${external('claim-start')}
  <startEvent id="again"><messageEventDefinition messageRef="message-again" /></startEvent>
  <sequenceFlow id="to-work" sourceRef="again" targetRef="work" />
  <subProcess id="work"><startEvent id="work-start" /></subProcess>`,
        },
      },
      contracts,
      at: ['work'],
    },
  ],
  valid: [
    {
      title: 'the claim comes first',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-claim" sourceRef="start" targetRef="claim-start" />
  ${external('claim-start')}
  <sequenceFlow id="to-ship" sourceRef="claim-start" targetRef="ship" />
  ${external('ship')}`,
        },
      },
      contracts,
    },
    {
      title: 'a loop of gateways before the claim',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-entry" sourceRef="start" targetRef="entry" />
  <exclusiveGateway id="entry" />
  <sequenceFlow id="to-choice" sourceRef="entry" targetRef="choice" />
  <exclusiveGateway id="choice" default="to-claim" />
  <sequenceFlow id="back" sourceRef="choice" targetRef="entry"><conditionExpression>#{again}</conditionExpression></sequenceFlow>
  <sequenceFlow id="to-claim" sourceRef="choice" targetRef="claim-start" />
  ${external('claim-start')}`,
        },
      },
      contracts,
    },
    {
      title: 'a process without a contract',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-ship" sourceRef="start" targetRef="ship" />
  ${external('ship')}`,
        },
      },
    },
    {
      title: 'an event subprocess runs in an instance that is claimed',
      files: {
        'order.bpmn': {
          definitions: '<message id="message-stop" name="stop" />',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-claim" sourceRef="start" targetRef="claim-start" />
  ${external('claim-start')}
  <subProcess id="stopping" triggeredByEvent="true">
    <startEvent id="stop"><messageEventDefinition messageRef="message-stop" /></startEvent>
    <sequenceFlow id="to-undo" sourceRef="stop" targetRef="undo" />
    ${external('undo')}
  </subProcess>`,
        },
      },
      contracts,
    },
  ],
};
