// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import type { RuleExamples } from '../helpers/rule-example.ts';

const around = (task: string): string => `  <startEvent id="start" />
  <sequenceFlow id="to-charge" sourceRef="start" targetRef="charge" />
  ${task}`;

const inMapping = `<serviceTask id="charge" camunda:type="external" camunda:topic="charge">
    <extensionElements>
      <camunda:inputOutput>
        <camunda:inputParameter name="amount"><camunda:script scriptFormat="groovy">net * 1.2</camunda:script></camunda:inputParameter>
        <camunda:inputParameter name="orderId">\${orderId}</camunda:inputParameter>
      </camunda:inputOutput>
    </extensionElements>
  </serviceTask>`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a class does the work',
      files: {
        'order.bpmn': {
          process: around('<serviceTask id="charge" name="Charge" camunda:class="com.example.Charge" />'),
        },
      },
      at: ['charge'],
      says: 'the class "com.example.Charge"',
    },
    {
      title: 'an expression, a script and a shell task',
      files: {
        'order.bpmn': {
          process: around(`<serviceTask id="charge" camunda:expression="\${charging.charge(order)}" />
  <sequenceFlow id="to-note" sourceRef="charge" targetRef="note" />
  <scriptTask id="note" scriptFormat="javascript"><script>1</script></scriptTask>
  <sequenceFlow id="to-list" sourceRef="note" targetRef="list" />
  <serviceTask id="list" camunda:type="shell">
    <extensionElements><camunda:field name="command" stringValue="ls" /></extensionElements>
  </serviceTask>`),
        },
      },
      at: ['charge', 'note', 'list'],
      says: 'the expression ${charging.charge(order)}',
    },
    {
      title: 'a listener of the process, of a task and of a flow',
      files: {
        'order.bpmn': {
          process: `  <extensionElements>
    <camunda:executionListener class="com.example.Started" event="start" />
  </extensionElements>
  <startEvent id="start" />
  <sequenceFlow id="to-check" sourceRef="start" targetRef="check">
    <extensionElements>
      <camunda:executionListener delegateExpression="\${audit}" event="take" />
    </extensionElements>
  </sequenceFlow>
  <userTask id="check">
    <extensionElements>
      <camunda:taskListener event="create"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:taskListener>
    </extensionElements>
  </userTask>`,
        },
      },
      at: ['order', 'to-check', 'check'],
      says: 'a listener of start with com.example.Started',
    },
    {
      title: 'a script in a mapping',
      files: { 'order.bpmn': { process: around(inMapping) } },
      at: ['charge'],
      says: 'a script in the mapping of "amount"',
    },
    {
      title: 'a condition in a script language',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-sub" sourceRef="start" targetRef="sub" />
  <subProcess id="sub">
    <startEvent id="inner-start" />
    <sequenceFlow id="to-fork" sourceRef="inner-start" targetRef="fork" />
    <exclusiveGateway id="fork" default="to-no" />
    <sequenceFlow id="to-yes" sourceRef="fork" targetRef="yes">
      <conditionExpression xsi:type="tFormalExpression" language="javascript">total > 3</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="to-no" sourceRef="fork" targetRef="no" />
    <endEvent id="yes" />
    <endEvent id="no" />
  </subProcess>`,
        },
      },
      at: ['to-yes'],
      says: 'a condition in javascript',
    },
  ],
  valid: [
    {
      title: 'a worker does the work',
      files: {
        'order.bpmn': {
          process: around('<serviceTask id="charge" name="Charge" camunda:type="external" camunda:topic="charge" />'),
        },
      },
    },
    {
      title: 'the policy allows code',
      files: { 'order.bpmn': { process: around('<serviceTask id="charge" camunda:class="com.example.Charge" />') } },
      policy: { codeInModels: true },
    },
    {
      title: 'conditions and mappings by expressions',
      files: {
        'order.bpmn': {
          process: around(`<serviceTask id="charge" camunda:type="external" camunda:topic="charge">
    <extensionElements>
      <camunda:inputOutput>
        <camunda:inputParameter name="orderId">\${order.id}</camunda:inputParameter>
      </camunda:inputOutput>
    </extensionElements>
  </serviceTask>`),
        },
      },
    },
  ],
};
