import type { RuleExamples } from '../../helpers/rule-example.ts';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a field without a type',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<userTask id="ask"><extensionElements><camunda:formData><camunda:formField id="total"></camunda:formField></camunda:formData></extensionElements></userTask>`,
        },
      },
      at: ['total'],
      says: `'type' attribute`,
      isRefused: true,
    },
    {
      title: 'an unknown type',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<userTask id="ask"><extensionElements><camunda:formData><camunda:formField id="total" type="double"></camunda:formField></camunda:formData></extensionElements></userTask>`,
        },
      },
      at: ['total'],
      says: `'double'`,
      isRefused: true,
    },
    {
      title: 'a reference without a binding',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<userTask id="ask" camunda:formRef="f" />`,
        },
      },
      at: ['ask'],
      says: 'formRefBinding',
      isRefused: true,
    },
    {
      title: 'an unknown constraint',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<userTask id="ask"><extensionElements><camunda:formData><camunda:formField id="total" type="long"><camunda:validation><camunda:constraint name="even" /></camunda:validation></camunda:formField></camunda:formData></extensionElements></userTask>`,
        },
      },
      at: ['total'],
      says: `'even'`,
      isRefused: true,
    },
    {
      title: 'a handler that is not there',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<userTask id="ask" camunda:formHandlerClass="a.B" />`,
        },
      },
      at: ['ask'],
      says: `'a.B'`,
      isRefused: true,
    },
  ],
  valid: [
    {
      title: 'a field',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<userTask id="ask"><extensionElements><camunda:formData><camunda:formField id="total" type="long"></camunda:formField></camunda:formData></extensionElements></userTask>`,
        },
      },
    },
    {
      title: 'a form key',
      files: {
        'order.bpmn': {
          process: `<startEvent id="start" />
<userTask id="ask" camunda:formKey="f" />`,
        },
      },
    },
  ],
};
