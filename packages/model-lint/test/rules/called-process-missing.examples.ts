import { exampleContract } from '../helpers/example-contract.ts';
import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const calls = (key: string): ExampleProcess => ({
  process: `  <startEvent id="start" />
  <sequenceFlow id="to-deliver" sourceRef="start" targetRef="deliver" />
  <callActivity id="deliver" name="Deliver" calledElement="${key}" />`,
});
const delivery: ExampleProcess = { id: 'delivery', process: '  <startEvent id="start" />' };

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no model has the key',
      files: { 'order.bpmn': calls('delivery') },
      at: ['deliver'],
      says: 'the called process "delivery" is missing: no model has this key',
    },
    {
      title: 'the key is misspelt',
      files: { 'delivery.bpmn': delivery, 'order.bpmn': calls('Delivery') },
      at: ['deliver'],
    },
    {
      title: 'the model is not executable',
      files: {
        'order.bpmn': {
          ...calls('delivery'),
          definitions: '<process id="delivery"><startEvent id="delivery-start" /></process>',
        },
      },
      at: ['deliver'],
      says: 'its model is not executable',
    },
  ],
  valid: [
    { title: 'a model of the project', files: { 'delivery.bpmn': delivery, 'order.bpmn': calls('delivery') } },
    { title: 'a key from a variable', files: { 'order.bpmn': calls('#{wayOfDelivery}') } },
    {
      title: 'a contract says that it is deployed elsewhere',
      files: { 'order.bpmn': calls('delivery') },
      contracts: [exampleContract({ key: 'delivery' })],
    },
    {
      title: 'a case is called',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-deliver" sourceRef="start" targetRef="deliver" />
  <callActivity id="deliver" camunda:caseRef="delivery" />`,
        },
      },
    },
  ],
};
