import type { RuleExamples } from '../helpers/rule-example.ts';

const waiting = `  <startEvent id="start" />
  <sequenceFlow id="to-paid" sourceRef="start" targetRef="paid" />
  <intermediateCatchEvent id="paid"><messageEventDefinition messageRef="message-paid" /></intermediateCatchEvent>`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'an error that no event refers to',
      files: {
        'order.bpmn': {
          definitions: '  <error id="error-old" name="Old" errorCode="OLD" />',
          process: '  <startEvent id="start" />',
        },
      },
      at: ['error-old'],
      says: 'nothing refers to the error "error-old"',
      isFixable: true,
    },
    {
      title: 'one message of two, with a documentation in it',
      files: {
        'order.bpmn': {
          definitions: `<message id="message-paid" name="order-paid" />
<message id="message-old" name="order-old"><documentation>It was for the old shop.</documentation></message>
<!-- what follows is used -->`,
          process: waiting,
        },
      },
      at: ['message-old'],
      isFixable: true,
    },
    {
      title: 'a signal and an escalation',
      files: {
        'order.bpmn': {
          definitions: `<signal id="signal-old" name="old" />
<!-- between them -->
<escalation id="escalation-old" escalationCode="OLD" />`,
          process: '  <startEvent id="start" />',
        },
      },
      at: ['signal-old', 'escalation-old'],
      isFixable: true,
    },
  ],
  valid: [
    {
      title: 'an event refers to it',
      files: { 'order.bpmn': { definitions: '<message id="message-paid" name="order-paid" />', process: waiting } },
    },
    {
      title: 'a message flow refers to it',
      files: {
        'order.bpmn': {
          definitions: `<message id="message-paid" name="order-paid" />
<collaboration id="parties">
  <participant id="us" processRef="order" />
  <participant id="bank" name="Bank" />
  <messageFlow id="from-bank" sourceRef="bank" targetRef="us" messageRef="message-paid" />
</collaboration>`,
          process: '  <startEvent id="start" />',
        },
      },
    },
    {
      title: 'an operation refers to it',
      files: {
        'order.bpmn': {
          definitions: `<message id="message-paid" name="order-paid" />
<interface id="shop" name="Shop">
  <operation id="pay" name="Pay"><inMessageRef>message-paid</inMessageRef></operation>
</interface>`,
          process: '  <startEvent id="start" />',
        },
      },
    },
    {
      title: 'an external task maps a failure to the error',
      files: {
        'order.bpmn': {
          definitions: '<error id="error-refused" name="Refused" errorCode="REFUSED" />',
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-ship" sourceRef="start" targetRef="ship" />
  <serviceTask id="ship" camunda:type="external" camunda:topic="ship">
    <extensionElements>
      <camunda:errorEventDefinition id="refused" errorRef="error-refused" expression="#{true}" />
    </extensionElements>
  </serviceTask>`,
        },
      },
    },
  ],
};
