import type { Rule } from '../../rule.ts';
import type { TableLogic } from './decision-logic.ts';
import { decisionTasksOf } from './decision-tasks.ts';
import { readLogic } from './read-logic.ts';
import { rulesMeeting } from './rules-meeting.ts';
import { readTableSpace } from './table-space.ts';

/** D3 of the check table. */
export const decisionResultMapping: Rule = {
  name: 'decision-result-mapping',
  severity: 'error',
  title: 'The result of a decision cannot be mapped as the business rule task asks for.',
  why: 'The engine refuses to make one value or one row of several: the task fails as soon as a rule, or two of them, give more than the mapping takes.',
  cure: 'Choose the mapping that fits the table: `singleResult` for one row with several outputs, `collectEntries` for several rows with one output, `resultList` for all else.',
  check({ project, report }) {
    for (const { process, node, call, decision } of decisionTasksOf(project)) {
      const logic = call.resultVariable && decision && readLogic(decision);
      if (!decision || !logic || logic.kind !== 'table') continue;
      const mapper = call.mapDecisionResult ?? 'resultList';
      const problem = outputProblem(logic, mapper) ?? rowProblem(logic, mapper);
      if (!problem) continue;
      report({
        file: project.fileOf(process),
        element: node.element,
        message: `${mapper} cannot map the decision "${decision.id}": ${problem}`,
        related: [{ file: decision.file, element: logic.element, message: 'the table' }],
      });
    }
  },
};

/** An output without text is left out of the row, so that what counts is what one rule gives. */
function outputProblem({ rules, outputs }: TableLogic, mapper: string): string | undefined {
  if (mapper !== 'singleEntry' && mapper !== 'collectEntries') return undefined;
  const rule = rules.find((one) => one.outputs.filter(({ text }) => text !== undefined).length > 1);
  if (!rule) return undefined;
  const names = outputs.filter((_, at) => rule.outputs[at]?.text !== undefined).map(({ name }) => `"${name ?? ''}"`);
  return `it takes one output, and rule ${rule.order} gives ${names.length}, ${names.join(', ')}`;
}

function rowProblem(table: TableLogic, mapper: string): string | undefined {
  if (mapper !== 'singleEntry' && mapper !== 'singleResult') return undefined;
  const isCollecting =
    table.hitPolicy === 'RULE ORDER' || (table.hitPolicy === 'COLLECT' && table.aggregator === undefined);
  const pair = isCollecting ? pairOf(table) : undefined;
  return (
    pair && `it takes one row, and with hit policy ${table.hitPolicy} rules ${pair.join(' and ')} may both give one`
  );
}

// Owns the pair of each table, as many tasks may ask the same one. A table never changes.
const pairs = new WeakMap<TableLogic, Pair | undefined>();

type Pair = readonly [number, number];

function pairOf(table: TableLogic): Pair | undefined {
  if (!pairs.has(table)) pairs.set(table, firstPair(table));
  return pairs.get(table);
}

/** Two rules that hold together; what cannot be told is taken for rules that never do. */
function firstPair(table: TableLogic): Pair | undefined {
  if (table.inputs.length === 0) return table.rules.length > 1 ? [1, 2] : undefined;
  const space = readTableSpace(table);
  if (!space?.hasIndependentInputs) return undefined;
  for (const [at, mask] of rulesMeeting(space, 'with values').entries()) {
    const others = mask >> BigInt(at + 1);
    if (others === 0n) continue;
    return [at + 1, at + 1 + [...others.toString(2)].toReversed().indexOf('1') + 1];
  }
  return undefined;
}
