import type { ReportedFinding, Rule } from '../../rule.ts';
import { constantCell } from './constant-cell.ts';
import type { TableLogic, TableRule } from './decision-logic.ts';
import { tablesOf } from './read-logic.ts';

const unsummableTypes: ReadonlySet<string> = new Set(['string', 'boolean', 'date']);

/** Belongs to D3 of the check table: a result that cannot be made. */
export const decisionAggregationImpossible: Rule = {
  name: 'decision-aggregation-impossible',
  severity: 'error',
  title: 'A collecting table aggregates outputs that cannot be aggregated.',
  why: 'SUM, MIN and MAX take numbers only, and every aggregation takes one output only. The engine deploys the table and fails when such a rule holds.',
  cure: 'Give numbers in one output, or leave the aggregation away and collect a list.',
  check({ project, report }) {
    for (const table of tablesOf(project)) {
      if (table.hitPolicy !== 'COLLECT' || table.aggregator === undefined) continue;
      for (const rule of table.rules) {
        const finding = severalOutputs(table, rule) ?? noNumber(table, rule);
        if (finding) report(finding);
      }
    }
  },
};

function severalOutputs({ decision, aggregator = '' }: TableLogic, rule: TableRule): ReportedFinding | undefined {
  const given = rule.outputs.filter(({ text }) => text !== undefined);
  if (given.length < 2) return undefined;
  const message = `rule ${rule.order} gives ${given.length} outputs, and ${aggregator} takes one`;
  return { file: decision.file, element: rule.element, message };
}

function noNumber({ decision, outputs, aggregator = '' }: TableLogic, rule: TableRule): ReportedFinding | undefined {
  if (aggregator === 'COUNT') return undefined;
  const at = rule.outputs.findIndex(({ text }) => text !== undefined);
  const cell = rule.outputs[at];
  const value = cell && constantCell(cell);
  if (!cell || !value || value.kind === 'null') return undefined;
  const { typeRef = '' } = outputs[at] ?? {};
  const isNumber = value.kind === 'number' || (value.kind === 'string' && /^\s*[+-]?[\d.]/.test(value.value));
  if (isNumber && !unsummableTypes.has(typeRef)) return undefined;
  const type = unsummableTypes.has(typeRef) ? ` of type ${typeRef}` : '';
  const message = `rule ${rule.order} gives ${cell.text ?? ''}${type}, and ${aggregator} takes numbers only`;
  return { file: decision.file, element: cell.element, message };
}
