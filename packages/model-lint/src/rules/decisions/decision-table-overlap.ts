import { equalValues } from '@stepwright/decision/syntax';
import type { ReportedFinding, Rule } from '../../rule.ts';
import { constantCell } from './constant-cell.ts';
import type { FeelText, TableLogic, TableRule } from './decision-logic.ts';
import { describeRegion } from './describe-region.ts';
import { tablesOf } from './read-logic.ts';
import { regionTable } from './region-table.ts';
import { rulesMeeting } from './rules-meeting.ts';
import { atomsIn, type Region, readTableSpace, type TableSpace } from './table-space.ts';

const findingsMax = 20;
const partnersMax = 5;

/** D5 of the check table. */
export const decisionTableOverlap: Rule = {
  name: 'decision-table-overlap',
  severity: 'error',
  title: 'Two rules of a table hold together, and its hit policy does not allow that.',
  why: 'With UNIQUE the evaluation fails when two rules hold, with ANY when they differ in what they answer. The task that asked for the decision fails with it.',
  cure: 'Make the rules exclude each other, or choose the hit policy FIRST and order them.',
  check({ project, report }) {
    for (const table of tablesOf(project)) {
      if (table.hitPolicy !== 'UNIQUE' && table.hitPolicy !== 'ANY') continue;
      const space = readTableSpace(table);
      if (space?.hasIndependentInputs) for (const finding of overlapsIn(space)) report(finding);
    }
  },
};

function overlapsIn(space: TableSpace): readonly ReportedFinding[] {
  const { table } = space;
  const found: ReportedFinding[] = [];
  let more = 0;
  for (const [at, mask] of rulesMeeting(space, 'with values').entries()) {
    const rule = table.rules[at];
    if (!rule) continue;
    const earlier = atomsIn(mask & ((1n << BigInt(at)) - 1n)).flatMap((other) => table.rules[other] ?? []);
    const partners = table.hitPolicy === 'UNIQUE' ? earlier : earlier.filter((other) => mustDiffer(table, other, rule));
    if (partners.length === 0) continue;
    if (found.length < findingsMax) found.push(overlapOf(space, rule, partners));
    else more += 1;
  }
  const last = found.at(-1);
  if (!last || more === 0) return found;
  return [...found.slice(0, -1), { ...last, details: [...(last.details ?? []), `${more} more rules overlap too`] }];
}

function overlapOf(space: TableSpace, rule: TableRule, partners: readonly TableRule[]): ReportedFinding {
  const { table } = space;
  const [first] = partners as readonly [TableRule, ...TableRule[]];
  const common = commonRegion(space, first, rule);
  const differing = table.hitPolicy === 'ANY' ? ' with different outputs' : '';
  const others = partners.slice(0, partnersMax).map(({ order }) => order);
  const list = `${others.length > 1 ? 'rules' : 'rule'} ${others.join(', ')}${partners.length > partnersMax ? ` and ${partners.length - partnersMax} more` : ''}`;
  const rows = [first, rule].map(({ order }) => ({
    label: `rule ${order}`,
    region: (space.regions[order - 1] ?? []).map((mask, at) => mask & (space.axes[at]?.values ?? 0n)),
  }));
  return {
    file: table.decision.file,
    element: rule.element,
    message: `rule ${rule.order} holds together with ${list}${differing}, for example for ${describeRegion(space, common)}; the hit policy is ${table.hitPolicy}`,
    related: partners.slice(0, partnersMax).map(({ element, order }) => ({
      file: table.decision.file,
      element,
      message: `rule ${order} holds too`,
    })),
    details: regionTable(space, [...rows, { label: 'both', region: common }]),
  };
}

function commonRegion({ regions, axes }: TableSpace, a: TableRule, b: TableRule): Region {
  const other = regions[b.order - 1] ?? [];
  return (regions[a.order - 1] ?? []).map((mask, at) => mask & (other[at] ?? 0n) & (axes[at]?.values ?? 0n));
}

/** Whether two rules certainly answer differently; an output that is computed may be the same. */
function mustDiffer({ outputs }: TableLogic, a: TableRule, b: TableRule): boolean {
  return outputs.some(({ typeRef }, at) => {
    const [one, other] = [a.outputs[at], b.outputs[at]];
    return one !== undefined && other !== undefined && areDifferent(one, other, typeRef);
  });
}

function areDifferent(a: FeelText, b: FeelText, typeRef: string | undefined): boolean {
  if (a.text === b.text) return false;
  const [one, other] = [a, b].map(constantCell);
  if (a.text === undefined) return other !== undefined;
  if (b.text === undefined) return one !== undefined;
  if (!one || !other) return false;
  // A type may make the same of a text and a number.
  if (one.kind !== other.kind && one.kind !== 'null' && other.kind !== 'null') return typeRef === undefined;
  return equalValues(one, other) === false;
}
