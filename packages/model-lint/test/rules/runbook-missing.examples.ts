import type { ExampleProcess, RuleExamples } from '../helpers/rule-example.ts';

const runbook =
  '<extensionElements><camunda:properties><camunda:property name="runbook" value="ship.md" /></camunda:properties></extensionElements>';
const policy = { runbookProperty: 'runbook' };

const ships = (inside: string, onProcess = ''): ExampleProcess => ({
  process: `  ${onProcess}
  <startEvent id="start" />
  <sequenceFlow id="to-ship" sourceRef="start" targetRef="ship" />
  <serviceTask id="ship" name="Ship" camunda:type="external" camunda:topic="ship">${inside}</serviceTask>`,
});

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'an external task without a runbook',
      files: { 'order.bpmn': ships('') },
      policy,
      at: ['ship'],
      says: '"ship" is an external task, and has no property "runbook"',
    },
    {
      title: 'an empty runbook',
      files: { 'order.bpmn': ships(runbook.replace('ship.md', ' ')) },
      policy,
      at: ['ship'],
    },
    {
      title: 'a timer and an asynchronous task',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-ship" sourceRef="start" targetRef="ship" />
  <serviceTask id="ship" camunda:expression="#{true}" camunda:asyncBefore="true" />
  <sequenceFlow id="to-wait" sourceRef="ship" targetRef="wait" />
  <intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>PT1M</timeDuration></timerEventDefinition></intermediateCatchEvent>`,
        },
      },
      policy,
      at: ['ship', 'wait'],
    },
  ],
  valid: [
    { title: 'the task names it', files: { 'order.bpmn': ships(runbook) }, policy },
    { title: 'the process names one for all', files: { 'order.bpmn': ships('', runbook) }, policy },
    {
      title: 'the subprocess around it names it',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-deliver" sourceRef="start" targetRef="deliver" />
  <subProcess id="deliver">${runbook}
  ${ships('').process.replace('id="start"', 'id="inner-start"').replace('sourceRef="start"', 'sourceRef="inner-start"')}
  </subProcess>`,
        },
      },
      policy,
    },
    { title: 'a policy without the property', files: { 'order.bpmn': ships('') } },
    {
      title: 'a user task makes no incidents',
      files: {
        'order.bpmn': {
          process: `  <startEvent id="start" />
  <sequenceFlow id="to-approve" sourceRef="start" targetRef="approve" />
  <userTask id="approve" />`,
        },
      },
      policy,
    },
  ],
};
