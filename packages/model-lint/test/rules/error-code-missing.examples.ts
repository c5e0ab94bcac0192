// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import type { RuleExamples } from '../helpers/rule-example.ts';

const model = (reference: string, mapping = ''): string => `  <startEvent id="start" />
  <sequenceFlow id="to-reserve" sourceRef="start" targetRef="reserve" />
  <serviceTask id="reserve" camunda:type="external" camunda:topic="reserve-stock">
    <extensionElements>${mapping}</extensionElements>
  </serviceTask>
  <boundaryEvent id="no-stock" name="No stock" attachedToRef="reserve">
    <errorEventDefinition ${reference} />
  </boundaryEvent>
  <sequenceFlow id="to-sold-out" sourceRef="no-stock" targetRef="sold-out" />
  <endEvent id="sold-out" />`;

const named = 'errorRef="error-no-stock"';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the event is meant for one error and catches all',
      files: {
        'order.bpmn': { definitions: '<error id="error-no-stock" name="NO_STOCK" />', process: model(named) },
      },
      at: ['no-stock'],
      says: 'the error "error-no-stock" has no code, so that the event catches every error',
    },
    {
      title: 'an empty code is never met',
      files: {
        'order.bpmn': { definitions: '<error id="error-no-stock" errorCode="" />', process: model(named) },
      },
      at: ['no-stock'],
      says: 'never catches anything',
    },
    {
      title: 'the start event of an event subprocess',
      files: {
        'order.bpmn': {
          definitions: '<error id="error-no-stock" />',
          process: `  <startEvent id="start" />
  <subProcess id="handler" triggeredByEvent="true">
    <startEvent id="handler-start">
      <errorEventDefinition errorRef="error-no-stock" />
    </startEvent>
  </subProcess>`,
        },
      },
      at: ['handler-start'],
    },
    {
      title: 'a task maps its failure to an error without a code',
      files: {
        'order.bpmn': {
          definitions: '<error id="error-failed" />',
          process: model(
            '',
            '<camunda:errorEventDefinition id="failed" errorRef="error-failed" expression="${failed}" />',
          ),
        },
      },
      at: ['reserve'],
      says: 'so that it cannot be thrown',
    },
  ],
  valid: [
    {
      title: 'the error has a code',
      files: {
        'order.bpmn': { definitions: '<error id="error-no-stock" errorCode="NO_STOCK" />', process: model(named) },
      },
    },
    { title: 'a catch-all that names no error', files: { 'order.bpmn': { process: model('') } } },
    {
      title: 'nothing uses the error',
      files: { 'order.bpmn': { definitions: '<error id="error-no-stock" />', process: model('') } },
    },
  ],
};
