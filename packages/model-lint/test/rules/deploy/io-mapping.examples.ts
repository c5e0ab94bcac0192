import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a mapping of a gateway',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<parallelGateway id="fork"><extensionElements><camunda:inputOutput></camunda:inputOutput></extensionElements></parallelGateway>`,
        },
      },
      at: ['fork'],
      says: 'unsupported for element type',
      isRefused: true,
    },
    {
      title: 'an output of a multi-instance task',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="each"><extensionElements><camunda:inputOutput><camunda:outputParameter name="a">1</camunda:outputParameter></camunda:inputOutput></extensionElements><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></task>`,
        },
      },
      at: ['each'],
      says: 'multi-instance',
      isRefused: true,
    },
    {
      title: 'a parameter without a name',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check"><extensionElements><camunda:inputOutput><camunda:inputParameter>1</camunda:inputParameter></camunda:inputOutput></extensionElements></task>`,
        },
      },
      at: ['check'],
      says: `'name'`,
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a mapping of a task',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check"><extensionElements><camunda:inputOutput><camunda:inputParameter name="a">1</camunda:inputParameter></camunda:inputOutput></extensionElements></task>`,
        },
      },
    },
  ],
};
