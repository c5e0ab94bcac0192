import type { RuleExamples } from '../helpers/rule-example.ts';

const task = (...properties: readonly string[]): string => `  <startEvent id="start" />
  <sequenceFlow id="to-charge" sourceRef="start" targetRef="charge" />
  <serviceTask id="charge" name="Charge" camunda:type="external" camunda:topic="charge">
    <extensionElements>
      <camunda:properties>${properties.join('')}</camunda:properties>
    </extensionElements>
  </serviceTask>`;

const owner = (value: string): string => `<camunda:property name="owner" value="${value}" />`;

const policy = { requiredProperties: [{ name: 'owner', on: ['serviceTask'], pattern: 'team-[a-z]+' }] };

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'a service task without an owner',
      files: { 'order.bpmn': { process: task() } },
      policy,
      at: ['charge'],
      says: 'the property "owner" is missing',
    },
    {
      title: 'an owner of another form',
      files: { 'order.bpmn': { process: task(owner('the team-billing people')) } },
      policy,
      at: ['charge'],
      says: 'does not match team-[a-z]+',
    },
    {
      title: 'an empty owner of the process, of any form',
      files: {
        'order.bpmn': {
          process: `  <extensionElements>
    <camunda:properties><camunda:property name="owner" value=" " /></camunda:properties>
  </extensionElements>
  <startEvent id="start" />`,
        },
      },
      policy: { requiredProperties: [{ name: 'owner', on: ['process'] }] },
      at: ['order'],
      says: 'is empty',
    },
  ],
  valid: [
    { title: 'the owner is named', files: { 'order.bpmn': { process: task(owner('team-billing')) } }, policy },
    { title: 'nothing is required', files: { 'order.bpmn': { process: task() } } },
    {
      title: 'it is required of other elements',
      files: { 'order.bpmn': { process: task() } },
      policy: { requiredProperties: [{ name: 'runbook', on: ['userTask'] }] },
    },
  ],
};
