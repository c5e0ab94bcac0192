import type { FlowNode, ScopeGraph } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { dominatorsOf } from './dominators-of.ts';
import { flowGraphOf } from './flow-graph.ts';
import { scopesOf } from './node-kinds.ts';
import { nodeLabel } from './node-label.ts';
import { findStarvingWay, type StarvingWay } from './starving-way.ts';
import { sureJoinsOf } from './sure-joins-of.ts';
import { tokenBounds } from './token-bounds.ts';
import { WorkBudget } from './work-budget.ts';

/** E4 of the check table. Camunda asks an inclusive join whether it is complete only when a token arrives there. */
export const inclusiveJoinStarved: Rule = {
  name: 'inclusive-join-starved',
  severity: 'warning',
  title: 'A branch may go past an inclusive join at which another branch already waits.',
  why: 'The join waits as long as the branch can still arrive. When that ends elsewhere instead, the engine does not look at the join again: the instance stays there for ever, without an incident.',
  cure: 'Lead every branch to the join, or end the whole scope where a branch stops.',
  check({ project, report }) {
    for (const process of project.processes) {
      const file = project.fileOf(process);
      for (const scope of scopesOf(process)) {
        const budget = new WorkBudget();
        for (const join of scope.nodes) {
          const found =
            join.kind === 'inclusiveGateway' && join.incoming.length > 1 ? wayPast(scope, join, budget) : undefined;
          if (!found) continue;
          const { choice, path } = found;
          const message = `${nodeLabel(join)} waits for ever when another branch is there before ${nodeLabel(choice)} leads past it`;
          const related = [{ file, element: choice.element, message: 'one way from here leaves the join out' }];
          report({ file, element: join.element, message, path, related });
        }
      }
    }
  },
};

function wayPast(scope: ScopeGraph, join: FlowNode, budget: WorkBudget): StarvingWay | undefined {
  const graph = flowGraphOf(scope);
  const target = graph.numberOf.get(join) as number;
  const dominator = dominatorsOf(graph)[target];
  const split = dominator === undefined ? undefined : graph.nodes[dominator];
  if (!split) return undefined;
  const bounds = tokenBounds({ graph, target, sureJoins: sureJoinsOf(graph), budget });
  return bounds && findStarvingWay(graph, split, join, bounds.at(graph.entry).most, budget);
}
