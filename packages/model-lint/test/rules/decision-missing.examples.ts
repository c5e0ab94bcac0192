// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { decisionProcess, decisionText } from '../helpers/decision-text.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const table = decisionText({ inputs: ['amount: integer'], rules: ['- | "low"'] });
const asking = (id: string) =>
  decisionProcess(`camunda:decisionRef="${id}" camunda:resultVariable="risk" camunda:decisionRefBinding="deployment"`);

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the decision has another id',
      files: { 'order.bpmn': asking('Risk'), 'risk.dmn': table },
      at: ['assess'],
      says: 'there is no decision "Risk" in the project, but there is "risk"',
    },
    {
      title: 'the project has no decision at all',
      files: { 'order.bpmn': asking('risk') },
      at: ['assess'],
      says: 'there is no decision "risk" in the project',
    },
    {
      title: 'the reference is empty',
      files: { 'order.bpmn': asking(''), 'risk.dmn': table },
      at: ['assess'],
      says: 'is empty',
    },
    {
      title: 'the decision has no logic, so the engine leaves it out',
      files: {
        'order.bpmn': asking('risk'),
        'risk.dmn': decisionText([]).replace(
          '</definitions>',
          '<decision id="risk" name="risk" camunda:historyTimeToLive="P1D" /></definitions>',
        ),
      },
      at: ['assess'],
      says: 'neither a decision table nor a literal expression',
      isRefused: true,
    },
  ],
  valid: [
    { title: 'the decision is in the project', files: { 'order.bpmn': asking('risk'), 'risk.dmn': table } },
    { title: 'the id is computed', files: { 'order.bpmn': asking('${decisionId}') } },
    {
      title: 'a literal expression is a decision too',
      files: {
        'order.bpmn': asking('risk'),
        'risk.dmn': decisionText([]).replace(
          '</definitions>',
          '<decision id="risk" name="risk" camunda:historyTimeToLive="P1D"><variable name="risk" id="v" /><literalExpression id="l"><text>amount * 2</text></literalExpression></decision></definitions>',
        ),
      },
    },
  ],
};
