import { type FeelValue, formatValue } from '@stepwright/decision/syntax';
import type { FlowNode, ProcessGraph, SequenceFlow } from '@stepwright/model/graph';
import type { Project, ProjectDecision } from '../../project/project.ts';
import type { ReportedFinding, Rule } from '../../rule.ts';
import { constantCell } from './constant-cell.ts';
import { readLogic } from './read-logic.ts';
import { comparisonsIn, type ResultComparison } from './result-comparison.ts';
import { type SuppliedVariables, suppliedVariables } from './supplied-variables.ts';

const shownMax = 8;

/** D6 of the check table. */
export const decisionValueImpossible: Rule = {
  name: 'decision-value-impossible',
  severity: 'error',
  title: 'A condition compares the result of a decision with a value that no rule gives.',
  why: 'The flow is never taken, or always: what stands behind it does not happen, although somebody drew it. Often the table and the model spell one word differently.',
  cure: 'Compare with a value that the table gives, or add the rule that gives it.',
  check({ project, report }) {
    for (const process of project.processes) {
      const supplied = suppliedVariables(project, process);
      for (const flow of process.allFlows) {
        if (!flow.condition || flow.condition.language !== undefined) continue;
        for (const comparison of comparisonsIn(flow.condition.text)) {
          const finding = findingOf(project, process, flow, comparison, supplied);
          if (finding) report(finding);
        }
      }
    }
  },
};

function findingOf(
  project: Project,
  process: ProcessGraph,
  flow: SequenceFlow,
  comparison: ResultComparison,
  supplied: SuppliedVariables,
): ReportedFinding | undefined {
  const decisions = writersOf(flow, comparison.variable, supplied).map((node) => decisionOf(project, node));
  const outputs = decisions.map((decision) => decision && outputValues(decision, comparison));
  const [decision] = decisions;
  if (!decision || outputs.includes(undefined)) return undefined;
  const values = outputs.flatMap((one) => one ?? []);
  if (values.length === 0 || values.some((value) => holds(value, comparison))) return undefined;
  const { variable, entry, operator, value } = comparison;
  const read = entry === undefined ? variable : `${variable}.${entry}`;
  const shown = [...new Set(values.map(formatValue))];
  const list = shown.slice(0, shownMax).join(', ') + (shown.length > shownMax ? ', …' : '');
  const asked = `${operator === '==' || operator === '!=' ? '' : `${operator} `}${typeof value === 'string' ? `"${value}"` : value}`;
  const { element } = decision.decision;
  return {
    file: project.fileOf(process),
    element: flow.condition?.element ?? flow.element,
    subject: flow,
    message: `"${read}" is compared with ${asked}, but the decision "${decision.decision.id}" gives only ${list}`,
    related: [{ file: decision.decision.file, element, message: 'the decision' }],
  };
}

/**
 * The tasks whose decision gives the variable. When others may set variables too, only a gateway directly behind such tasks is looked at: nothing can
 * come between.
 */
function writersOf(flow: SequenceFlow, variable: string, supplied: SuppliedVariables): readonly FlowNode[] {
  const before = flow.source.incoming.map(({ source }) => source);
  if (before.length > 0 && before.every((node) => givesOnly(node, variable))) return before;
  if (supplied.isOpenAfterStart || supplied.fromCallers.has(variable)) return [];
  const declarations = supplied.byName.get(variable) ?? [];
  const nodes = declarations.flatMap(({ node, element }) => (node && element === node.element ? [node] : []));
  return nodes.length === declarations.length ? nodes : [];
}

function givesOnly(node: FlowNode, variable: string): boolean {
  const { implementation, outputs, element } = node;
  if (implementation.kind !== 'decision' || implementation.decision.resultVariable !== variable) return false;
  const hasListener = element
    .elements('extensionElements')
    .some((one) => one.camundaElements('executionListener').length > 0);
  return !hasListener && outputs.length === 0;
}

interface ResultDecision {
  readonly decision: ProjectDecision;
  readonly mapper: string;
}

function decisionOf(project: Project, { implementation }: FlowNode): ResultDecision | undefined {
  if (implementation.kind !== 'decision') return undefined;
  const { decisionRef = '', mapDecisionResult = 'resultList' } = implementation.decision;
  const decision = project.decisions.get(decisionRef);
  return decision && { decision, mapper: mapDecisionResult };
}

/** All that the rules of a table give for what is compared; undefined when one of them computes it. */
function outputValues(
  { decision, mapper }: ResultDecision,
  { entry }: ResultComparison,
): readonly FeelValue[] | undefined {
  const logic = readLogic(decision);
  if (logic?.kind !== 'table' || !['UNIQUE', 'FIRST', 'ANY'].includes(logic.hitPolicy)) return undefined;
  const isEntry = mapper === 'singleEntry' && entry === undefined && logic.outputs.length === 1;
  const isRow = mapper === 'singleResult' && entry !== undefined;
  const at = isEntry ? 0 : isRow ? logic.outputs.findIndex(({ name }) => name === entry) : -1;
  if (at === -1) return undefined;
  const cells = logic.rules.flatMap(({ outputs }) => outputs[at] ?? []).filter(({ text }) => text !== undefined);
  const values = cells.map(constantCell).filter((value) => value !== undefined);
  return values.length === cells.length ? values : undefined;
}

/** Whether a value satisfies a comparison, as loosely as JUEL converts; what is not plain is taken to satisfy it. */
function holds(feel: FeelValue, { operator, value }: ResultComparison): boolean {
  const given = plainOf(feel);
  if (given === undefined) return true;
  const numbers = [Number(given), Number(value)] as const;
  const areNumbers = numbers.every((number) => !Number.isNaN(number)) && given !== '' && value !== '';
  if (operator === '==' || operator === '!=') {
    return String(given) === String(value) || (areNumbers && numbers[0] === numbers[1]);
  }
  if (!areNumbers) return true;
  const [left, right] = numbers;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

function plainOf(value: FeelValue): string | number | boolean | undefined {
  if (value.kind === 'number') return value.value.value.toNumber();
  return value.kind === 'string' || value.kind === 'boolean' ? value.value : undefined;
}
