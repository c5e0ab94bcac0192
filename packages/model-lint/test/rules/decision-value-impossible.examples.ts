// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { decisionProcess, decisionText } from '../helpers/decision-text.ts';
import type { RuleExamples } from '../helpers/rule-example.ts';

const dmn = { 'risk.dmn': decisionText({ inputs: ['amount: integer'], rules: ['> 5 | "HIGH"', '<= 5 | "LOW"'] }) };
const rows = {
  'risk.dmn': decisionText({
    inputs: ['amount: integer'],
    outputs: ['level: integer', 'reason: string'],
    rules: ['> 5 | 2 | "big"', '<= 5 | 1 | "small"'],
  }),
};
const ref = (mapper: string) =>
  `camunda:decisionRef="risk" camunda:resultVariable="risk" camunda:mapDecisionResult="${mapper}"`;

function gateway(condition: string, between = ''): string {
  const from = between === '' ? 'assess' : 'between';
  return `${between}
  <sequenceFlow id="to-gateway" sourceRef="${from}" targetRef="gateway" />
  <exclusiveGateway id="gateway" default="otherwise" />
  <sequenceFlow id="checked" sourceRef="gateway" targetRef="check">
    <conditionExpression id="condition" xsi:type="tFormalExpression">${condition}</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="otherwise" sourceRef="gateway" targetRef="end" />
  <userTask id="check" camunda:candidateGroups="sales" />
  <endEvent id="end" />`;
}

const asks = (condition: string, mapper = 'singleEntry', between = '') =>
  decisionProcess(ref(mapper), { after: gateway(condition, between) });

const task = `
  <sequenceFlow id="to-between" sourceRef="assess" targetRef="between" />
  <serviceTask id="between" camunda:type="external" camunda:topic="rate-order" />`;

export const examples: RuleExamples = {
  invalid: [
    {
      title: 'the table spells the value differently',
      files: { 'order.bpmn': asks("${risk == 'High'}"), ...dmn },
      at: ['checked'],
      says: '"risk" is compared with "High", but the decision "risk" gives only "HIGH", "LOW"',
    },
    {
      title: 'one output of a row',
      files: { 'order.bpmn': asks('${risk.level == 3}', 'singleResult'), ...rows },
      at: ['checked'],
      says: '"risk.level" is compared with 3, but the decision "risk" gives only 2, 1',
    },
    {
      title: 'the output is read by its key',
      files: { 'order.bpmn': asks("${risk['reason'] eq 'huge'}", 'singleResult'), ...rows },
      at: ['checked'],
    },
    {
      title: 'no value is so high',
      files: { 'order.bpmn': asks('${3 &lt;= risk.get("level")}', 'singleResult'), ...rows },
      at: ['checked'],
      says: 'is compared with >= 3',
    },
    {
      title: 'it is never that value, so the condition always holds',
      files: { 'order.bpmn': asks("${amount > 3 and risk != 'MEDIUM'}"), ...dmn },
      at: ['checked'],
    },
  ],
  valid: [
    { title: 'a rule gives the value', files: { 'order.bpmn': asks("${risk == 'HIGH'}"), ...dmn } },
    {
      title: 'a rule gives such a number',
      files: { 'order.bpmn': asks('${risk.level >= 2}', 'singleResult'), ...rows },
    },
    {
      title: 'a number is compared as a text',
      files: { 'order.bpmn': asks("${risk.level == '2'}", 'singleResult'), ...rows },
    },
    {
      title: 'a worker between them may set the variable',
      files: { 'order.bpmn': asks("${risk == 'MEDIUM'}", 'singleEntry', task), ...dmn },
    },
    {
      title: 'an output is computed',
      files: {
        'order.bpmn': asks("${risk == 'MEDIUM'}"),
        'risk.dmn': decisionText({ inputs: ['amount: integer'], rules: ['> 5 | upper case(reason)', '<= 5 | "LOW"'] }),
      },
    },
    { title: 'another variable is compared', files: { 'order.bpmn': asks("${mood == 'MEDIUM'}"), ...dmn } },
    { title: 'the whole row is compared', files: { 'order.bpmn': asks("${risk == 'HIGH'}", 'singleResult'), ...rows } },
  ],
};
