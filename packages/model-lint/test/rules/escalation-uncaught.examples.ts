// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import type { RuleExamples } from '../helpers/rule-example.ts';

const definitions = '<escalation id="escalation-late" name="Late" escalationCode="LATE" />';

const throwing = `    <startEvent id="start" />
    <sequenceFlow id="to-late" sourceRef="start" targetRef="late" />
    <intermediateThrowEvent id="late" name="Late">
      <escalationEventDefinition escalationRef="escalation-late" />
    </intermediateThrowEvent>
    <sequenceFlow id="to-done" sourceRef="late" targetRef="done" />
    <endEvent id="done" />`;

const inSubprocess = (around = ''): string => `  <startEvent id="outer-start" />
  <sequenceFlow id="to-ship" sourceRef="outer-start" targetRef="ship" />
  <subProcess id="ship">
${throwing}
  </subProcess>${around}`;

const boundary = (reference: string): string => `
  <boundaryEvent id="told" attachedToRef="ship" cancelActivity="false">
    <escalationEventDefinition ${reference} />
  </boundaryEvent>
  <sequenceFlow id="to-noted" sourceRef="told" targetRef="noted" />
  <endEvent id="noted" />`;

const calling = (around = ''): string => `  <startEvent id="outer-start" />
  <sequenceFlow id="to-ship" sourceRef="outer-start" targetRef="ship" />
  <callActivity id="ship" calledElement="shipping" />${around}`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the subprocess has no boundary event for it',
      files: { 'order.bpmn': { definitions, process: inSubprocess() } },
      at: ['late'],
      says: 'nothing catches the escalation LATE',
    },
    {
      title: 'the subprocess waits for another code',
      files: {
        'order.bpmn': {
          definitions: `${definitions}<escalation id="escalation-lost" escalationCode="LOST" />`,
          process: inSubprocess(boundary('escalationRef="escalation-lost"')),
        },
      },
      at: ['late'],
    },
    {
      title: 'no caller of the process catches it',
      files: {
        'order.bpmn': { process: calling() },
        'shipping.bpmn': { id: 'shipping', definitions, process: throwing },
      },
      at: ['late'],
    },
    {
      title: 'the end event of an event subprocess, which does not catch its own',
      files: {
        'order.bpmn': {
          definitions,
          process: `  <startEvent id="start" />
  <subProcess id="handler" triggeredByEvent="true">
    <startEvent id="handler-start">
      <escalationEventDefinition escalationRef="escalation-late" />
    </startEvent>
    <sequenceFlow id="to-again" sourceRef="handler-start" targetRef="again" />
    <endEvent id="again">
      <escalationEventDefinition escalationRef="escalation-late" />
    </endEvent>
  </subProcess>`,
        },
      },
      at: ['again'],
    },
  ],
  valid: [
    {
      title: 'a boundary event with the code',
      files: { 'order.bpmn': { definitions, process: inSubprocess(boundary('escalationRef="escalation-late"')) } },
    },
    {
      title: 'a boundary event for every escalation',
      files: { 'order.bpmn': { definitions, process: inSubprocess(boundary('')) } },
    },
    {
      title: 'a caller of the process catches it',
      files: {
        'order.bpmn': { definitions, process: calling(boundary('escalationRef="escalation-late"')) },
        'shipping.bpmn': { id: 'shipping', definitions, process: throwing },
      },
    },
    {
      title: 'the process may be called by an expression',
      files: {
        'order.bpmn': { process: calling().replace('"shipping"', '"ship${mode}"') },
        'shipping.bpmn': { id: 'shipping', definitions, process: throwing },
      },
    },
  ],
};
