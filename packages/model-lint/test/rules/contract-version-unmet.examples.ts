// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import type { RuleExamples } from '../helpers/rule-example.ts';

const task = (range: string, topic = 'charge'): string => `  <startEvent id="start" />
  <sequenceFlow id="to-charge" sourceRef="start" targetRef="charge" />
  <serviceTask id="charge" name="Charge" camunda:type="external" camunda:topic="${topic}">
    <extensionElements>
      <camunda:properties>
        <camunda:property name="contractVersion" value="${range}" />
      </camunda:properties>
    </extensionElements>
  </serviceTask>`;

const policy = { contractVersions: { charge: '2.4.0' } };

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the model was made for another major version',
      files: { 'order.bpmn': { process: task('^1.2.0') } },
      policy,
      at: ['charge'],
      says: 'has the version 2.4.0, and the model needs ^1.2.0',
    },
    {
      title: 'the model needs a version that is not there yet',
      files: { 'order.bpmn': { process: task('&gt;=2.5.0') } },
      policy,
      at: ['charge'],
    },
    {
      title: 'the range cannot be read',
      files: { 'order.bpmn': { process: task('second') } },
      policy,
      at: ['charge'],
      says: '"second" is no range of versions',
    },
  ],
  valid: [
    { title: 'the version is in the range', files: { 'order.bpmn': { process: task('^2.1.0') } }, policy },
    { title: 'nothing is known of versions', files: { 'order.bpmn': { process: task('^1.2.0') } } },
    {
      title: 'nothing is known of the version of this topic',
      files: { 'order.bpmn': { process: task('^1.2.0', 'notify') } },
      policy,
    },
    {
      title: 'the topic is an expression',
      files: { 'order.bpmn': { process: task('^1.2.0', '${topic}') } },
      policy,
    },
  ],
};
