// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { decisionProcess, decisionText } from '../helpers/decision-text.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const dmn = { 'risk.dmn': decisionText({ inputs: ['amount: integer'], rules: ['- | "low"'] }) };
const ref = 'camunda:decisionRef="risk" camunda:decisionRefBinding="deployment"';

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'there is no result variable',
      files: { 'order.bpmn': decisionProcess(ref), ...dmn },
      at: ['assess'],
      says: 'the result of the decision "risk" is kept nowhere',
    },
    {
      title: 'the result variable is empty',
      files: { 'order.bpmn': decisionProcess(`${ref} camunda:resultVariable=""`), ...dmn },
      at: ['assess'],
    },
    {
      title: 'an output mapping reads something else',
      files: {
        'order.bpmn': decisionProcess(ref, {
          inside:
            '<extensionElements><camunda:inputOutput><camunda:outputParameter name="asked">${true}</camunda:outputParameter></camunda:inputOutput></extensionElements>',
        }),
        ...dmn,
      },
      at: ['assess'],
    },
  ],
  valid: [
    {
      title: 'the result has a variable',
      files: {
        'order.bpmn': decisionProcess(`${ref} camunda:resultVariable="risk" camunda:mapDecisionResult="singleEntry"`),
        ...dmn,
      },
    },
    {
      title: 'an output mapping reads the result',
      files: {
        'order.bpmn': decisionProcess(ref, {
          inside:
            '<extensionElements><camunda:inputOutput><camunda:outputParameter name="risk">${decisionResult.getSingleResult()}</camunda:outputParameter></camunda:inputOutput></extensionElements>',
        }),
        ...dmn,
      },
    },
    {
      title: 'a listener may read the result',
      files: {
        'order.bpmn': decisionProcess(ref, {
          inside:
            '<extensionElements><camunda:executionListener expression="${execution.setVariable(\'risk\', decisionResult.getSingleEntry())}" event="end" /></extensionElements>',
        }),
        ...dmn,
      },
    },
  ],
};
