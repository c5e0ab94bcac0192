import type { RuleExamples } from '../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a list for a worker',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ><extensionElements><camunda:inputOutput><camunda:inputParameter name="lines"><camunda:list><camunda:value>1</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-done" sourceRef="price" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
      at: ['price'],
      says: 'sets "lines" to a list or map',
    },
    {
      title: 'a map that the process keeps',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-ask" sourceRef="start" targetRef="ask" />
  <userTask id="ask"><extensionElements><camunda:inputOutput><camunda:outputParameter name="sums"><camunda:map><camunda:entry key="a">1</camunda:entry></camunda:map></camunda:outputParameter></camunda:inputOutput></extensionElements></userTask>`,
        },
      },
      at: ['ask'],
    },
  ],
  valid: [
    {
      title: 'a text',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-price" sourceRef="start" targetRef="price" />
  <serviceTask id="price" camunda:type="external" camunda:topic="price" ><extensionElements><camunda:inputOutput><camunda:inputParameter name="lines">1</camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>
  <sequenceFlow id="to-done" sourceRef="price" targetRef="done" />
  <endEvent id="done" />`,
        },
      },
    },
    {
      title: 'a list that only a call reads',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-ship" sourceRef="start" targetRef="ship" />
  <callActivity id="ship" calledElement="shipping"><extensionElements><camunda:inputOutput><camunda:inputParameter name="lines"><camunda:list><camunda:value>1</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput></extensionElements></callActivity>`,
        },
      },
    },
  ],
};
