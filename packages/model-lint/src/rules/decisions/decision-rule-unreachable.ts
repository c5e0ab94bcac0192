import type { ReportedFinding, Rule } from '../../rule.ts';
import { createColumnCovers } from './column-covers.ts';
import type { TableRule } from './decision-logic.ts';
import type { SearchBudget } from './find-uncovered.ts';
import { isCovered } from './is-covered.ts';
import { tablesOf } from './read-logic.ts';
import { regionTable } from './region-table.ts';
import { rulesMeeting } from './rules-meeting.ts';
import { atomsIn, type Region, readTableSpace, type TableSpace } from './table-space.ts';

const stepsMax = 400_000;
const shownMax = 8;

/** D5 of the check table. */
export const decisionRuleUnreachable: Rule = {
  name: 'decision-rule-unreachable',
  severity: 'error',
  title: 'A rule of a table can never be the answer.',
  why: 'No input satisfies it, or with FIRST the rules before it take everything that it would take. Somebody wrote it for a case that is now decided by another rule, or by none.',
  cure: 'Correct the cell that never holds, move the rule up, or remove it.',
  check({ project, report }) {
    for (const table of tablesOf(project)) {
      const space = readTableSpace(table);
      if (!space) continue;
      for (const finding of [...neverHolding(space), ...hidden(space)]) report(finding);
    }
  },
};

/** Rules with a cell that no value satisfies: another type, or a range that is empty. */
function neverHolding(space: TableSpace): readonly ReportedFinding[] {
  const { table, axes } = space;
  return table.rules.flatMap((rule) => {
    const at = (space.regions[rule.order - 1] ?? []).indexOf(0n);
    const cell = rule.tests[at];
    if (!cell) return [];
    const { title = '', typeRef } = table.inputs[at] ?? {};
    const type = axes[at]?.foreign === 0n ? `, which is ${typeRef ?? ''},` : '';
    const message = `rule ${rule.order} is never taken: no value of "${title}"${type} satisfies ${cell.text ?? ''}`;
    return [{ file: table.decision.file, element: cell.element, message }];
  });
}

function hidden(space: TableSpace): readonly ReportedFinding[] {
  const { table } = space;
  if (table.hitPolicy !== 'FIRST') return [];
  const budget: SearchBudget = { stepsLeft: stepsMax };
  const covers = createColumnCovers(space);
  const meeting = rulesMeeting(space, 'all');
  return table.rules.flatMap((rule, at) => {
    const region = space.regions[at];
    const before = (meeting[at] ?? 0n) & ((1n << BigInt(at)) - 1n);
    if (!region || before === 0n || region.includes(0n)) return [];
    // An input without a value may reach a rule too: the region has those parts.
    const isHidden = isCovered(space, covers, region, before, budget) === true;
    return isHidden ? [hiddenBy(space, rule, region, atomsIn(before))] : [];
  });
}

function hiddenBy(space: TableSpace, rule: TableRule, region: Region, before: readonly number[]): ReportedFinding {
  const { table } = space;
  const orders = before.map((at) => at + 1);
  const shown = orders.slice(0, shownMax);
  const list = `${shown.join(', ')}${orders.length > shown.length ? ` and ${orders.length - shown.length} more` : ''}`;
  const rows = shown.map((order) => ({ label: `rule ${order}`, region: space.regions[order - 1] ?? [] }));
  return {
    file: table.decision.file,
    element: rule.element,
    message: `rule ${rule.order} is never taken: ${orders.length > 1 ? 'rules' : 'rule'} ${list} before it ${orders.length > 1 ? 'take' : 'takes'} everything that it would take`,
    related: before.slice(0, shownMax).map((at) => ({
      file: table.decision.file,
      element: table.rules[at]?.element ?? table.element,
      message: `rule ${at + 1} comes first`,
    })),
    details: regionTable(space, [...rows, { label: `rule ${rule.order}`, region }]),
  };
}
