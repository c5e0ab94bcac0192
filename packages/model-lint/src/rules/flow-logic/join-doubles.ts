import type { FlowNode, ScopeGraph } from '@stepwright/model/graph';
import type { Project } from '../../project/project.ts';
import type { Rule } from '../../rule.ts';
import { dominatorsOf } from './dominators-of.ts';
import { flowGraphOf } from './flow-graph.ts';
import { flowTable } from './flow-table.ts';
import { isGateway, scopesOf } from './node-kinds.ts';
import { nodeLabel } from './node-label.ts';
import { sureJoinsOf } from './sure-joins-of.ts';
import { isTakenAlways, type TokenBounds, tokenBounds } from './token-bounds.ts';
import { WorkBudget } from './work-budget.ts';

/** E4 of the check table. */
export const joinDoubles: Rule = {
  name: 'join-doubles',
  severity: 'warning',
  title: 'Branches that run at the same time meet without a join.',
  why: 'The engine does not wait for the other branches: each token that arrives goes on by itself, so everything behind it runs once for each branch.',
  cure: 'Join the branches by a parallel gateway, or by an inclusive one behind an inclusive split.',
  check({ project, report }) {
    for (const process of project.processes) {
      const file = project.fileOf(process);
      for (const scope of scopesOf(process)) {
        const budget = new WorkBudget();
        for (const node of scope.nodes) {
          const found = mayDouble(node) ? doublingOf(project, scope, node, budget) : undefined;
          if (!found) continue;
          const { split, count, isSure } = found;
          const message = `${isGateway(node) ? 'what follows ' : ''}${nodeLabel(node)} ${isSure ? 'runs' : 'may run'} ${count} times: branches of ${nodeLabel(split)} meet there without a join`;
          const related = [{ file, element: split.element, message: 'the branches begin here' }];
          report({ file, element: node.element, message, path: [split.id, node.id], related });
        }
      }
    }
  },
};

/** Ends are reached by many branches with good reason, unless they send something. */
function mayDouble(node: FlowNode): boolean {
  const { kind, incoming, event } = node;
  if (firstOneEndsAll(node)) return false;
  if (kind === 'parallelGateway' || kind === 'inclusiveGateway' || kind === 'complexGateway') return false;
  return new Set(incoming.map(({ source }) => source)).size > 1 && (kind !== 'endEvent' || event?.kind === 'message');
}

/** Whether the first token that arrives takes the others with it. */
function firstOneEndsAll({ outgoing }: FlowNode): boolean {
  const kinds = new Set(['terminate', 'error', 'cancel']);
  return outgoing.length > 0 && outgoing.every(({ target }) => kinds.has(target.event?.kind ?? ''));
}

interface Doubling {
  readonly split: FlowNode;
  readonly count: number;
  /** Whether it always happens, or only when several conditions hold. */
  readonly isSure: boolean;
}

function doublingOf(project: Project, scope: ScopeGraph, node: FlowNode, budget: WorkBudget): Doubling | undefined {
  const graph = flowGraphOf(scope);
  const target = graph.numberOf.get(node) as number;
  const from = dominatorsOf(graph)[target];
  const split = from === undefined ? undefined : graph.nodes[from];
  if (from === undefined || !split || split.outgoing.length < 2) return undefined;
  const boundsOf = tokenBounds({ graph, target, from, sureJoins: sureJoinsOf(graph), budget })?.at;
  if (!boundsOf) return undefined;
  const least = Math.floor(boundsOf(from).least + 1e-6);
  if (least > 1) return { split, count: least, isSure: true };
  const behind = (flow: SequenceFlowOf): TokenBounds => boundsOf(graph.numberOf.get(flow.target) ?? -1);
  const arriving = split.outgoing.filter((flow) => behind(flow).least >= 1);
  const together = split.kind === 'inclusiveGateway' ? takenTogether(project, split, arriving) : 0;
  return together > 1 ? { split, count: together, isSure: false } : undefined;
}

type SequenceFlowOf = FlowNode['outgoing'][number];

/** How many of these flows of an inclusive gateway may be taken at once. */
function takenTogether(project: Project, split: FlowNode, flows: readonly SequenceFlowOf[]): number {
  const always = flows.filter(isTakenAlways).length;
  const conditional = flows.filter(({ condition, isDefault }) => condition && !isDefault);
  const table = flowTable(project, split);
  if (!table) return always + conditional.length;
  const counts = table.rows.map(({ holds }) => conditional.filter((flow) => holds[table.flows.indexOf(flow)]).length);
  return always + Math.max(0, ...counts);
}
