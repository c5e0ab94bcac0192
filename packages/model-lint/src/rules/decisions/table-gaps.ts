import type { Project } from '../../project/project.ts';
import type { ReportedFinding } from '../../rule.ts';
import { contractLimits } from './contract-limits.ts';
import type { TableLogic } from './decision-logic.ts';
import { describeRegion } from './describe-region.ts';
import { findUncovered } from './find-uncovered.ts';
import { mergeRegions } from './merge-regions.ts';
import { regionTable } from './region-table.ts';
import { type Region, readTableSpace } from './table-space.ts';

const stepsMax = 400_000;
const regionsMax = 300;
const shownMax = 10;

/**
 * The combinations of values that no rule of a table takes, as a finding; undefined when there are none and when that cannot be told: a cell that
 * is computed, inputs that depend on each other, a table that is too large.
 */
export function gapsOf(project: Project, table: TableLogic): ReportedFinding | undefined {
  const space = readTableSpace(table, contractLimits(project, table.decision));
  if (!space?.hasIndependentInputs || space.regions.includes(undefined)) return undefined;
  const rules = (1n << BigInt(table.rules.length)) - 1n;
  const { regions, isComplete } = findUncovered(space, space.allowed, rules, { stepsLeft: stepsMax }, regionsMax);
  const whole = (region: Region): Region =>
    region.map((mask, at) => (mask === space.allowed[at] ? (space.axes[at]?.values ?? mask) : mask));
  const merged = mergeRegions(regions).map(whole);
  const [first] = merged;
  if (!first) return undefined;
  const rest = merged.length - shownMax;
  const more = isComplete ? (rest > 0 ? [`and ${rest} more`] : []) : ['and more; the search stopped here'];
  const count = isComplete ? merged.length - 1 : 'many';
  const others = count === 0 ? '' : `, and in ${count} more ${count === 1 ? 'case' : 'cases'}`;
  return {
    file: table.decision.file,
    element: table.element,
    subject: table.decision,
    message: `no rule of "${table.decision.id}" holds for ${describeRegion(space, first)}${others}`,
    details: [
      ...regionTable(
        space,
        merged.slice(0, shownMax).map((region) => ({ label: '', region })),
      ),
      ...more,
    ],
  };
}
