import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'no script',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<scriptTask id="sum" scriptFormat="groovy" />`,
        },
      },
      at: ['sum'],
      says: 'No script source',
      isRefused: true,
    },
    {
      title: 'a listener without a format',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<task id="check"><extensionElements><camunda:executionListener event="start"><camunda:script>1</camunda:script></camunda:executionListener></extensionElements></task>`,
        },
      },
      at: ['check'],
      says: `'scriptFormat'`,
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a script',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<scriptTask id="sum" scriptFormat="groovy"><script>1 + 1</script></scriptTask>`,
        },
      },
    },
  ],
};
