import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a dash, which JUEL reads as minus',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ><extensionElements><camunda:inputOutput><camunda:inputParameter name="order-id">1</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-done" sourceRef="price" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['price'],
      says: 'the variable "order-id"',
    },
    {
      title: 'the style of another language',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <scriptTask id="price" scriptFormat="groovy" camunda:resultVariable="Total_Sum"><script>1</script></scriptTask>
  <sequenceFlow id="to-done" sourceRef="price" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['price'],
    },
  ],
  valid: [
    {
      title: 'camel case',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ><extensionElements><camunda:inputOutput><camunda:inputParameter name="orderId">1</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-done" sourceRef="price" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'the style of the project',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ><extensionElements><camunda:inputOutput><camunda:inputParameter name="order_id">1</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-done" sourceRef="price" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      policy: { variableNamePattern: '^[a-z_]+$' },
    },
  ],
};
