import type { FlowNode, ScopeGraph } from '@stepwright/model/graph';
import type { RelatedPlace, ReportedFinding, Rule } from '../../rule.ts';
import { dominatorsOf } from './dominators-of.ts';
import { type FlowGraph, flowGraphOf } from './flow-graph.ts';
import { scopesOf } from './node-kinds.ts';
import { nodeLabel } from './node-label.ts';
import { findStarvingWay, type StarvingWay } from './starving-way.ts';
import { sureJoinsOf } from './sure-joins-of.ts';
import { isChoice, tokenBounds } from './token-bounds.ts';
import { WorkBudget } from './work-budget.ts';

/** Sums of thirds may come out a little below the whole number that they are. */
const rounding = 1e-6;

/**
 * E4 of the check table. Camunda's parallel join fires when as many tokens wait at it as flows lead to it, whichever flows they came by. So it
 * never fires when all ways to it together bring fewer, and it waits for ever on a way that leaves it out while others have arrived.
 */
export const joinDeadlock: Rule = {
  name: 'join-deadlock',
  severity: 'error',
  title: 'A parallel join waits for more tokens than can arrive.',
  why: 'A parallel gateway waits until as many tokens have arrived as flows lead to it. These never do: the instance stays there for ever, without an incident.',
  cure: 'Join the branches of an exclusive choice by an exclusive gateway, and lead every branch of a parallel split to its join.',
  check({ project, report }) {
    for (const process of project.processes) {
      const file = project.fileOf(process);
      for (const scope of scopesOf(process)) {
        const budget = new WorkBudget();
        for (const join of scope.nodes) {
          const found = isJoin(join) ? deadlockOf(scope, join, budget) : undefined;
          if (found) report({ file, element: join.element, ...saying(found, join, (one) => ({ file, ...one })) });
        }
      }
    }
  },
};

interface Deadlock {
  /** How many tokens can arrive. */
  readonly most: number;
  /** The last node that every way to the join passes. */
  readonly from: FlowNode | undefined;
  /** The way by which a branch leaves the join out; undefined when the join can never fire. */
  readonly starving: StarvingWay | undefined;
}

function isJoin({ kind, incoming }: FlowNode): boolean {
  return kind === 'parallelGateway' && incoming.length > 1;
}

function deadlockOf(scope: ScopeGraph, join: FlowNode, budget: WorkBudget): Deadlock | undefined {
  const graph: FlowGraph = flowGraphOf(scope);
  const target = graph.numberOf.get(join) as number;
  const sureJoins = sureJoinsOf(graph);
  if (sureJoins.all.has(target)) return undefined;
  const fromEntry = tokenBounds({ graph, target, sureJoins, budget })?.at(graph.entry).most;
  if (!fromEntry) return undefined;
  const dominator = dominatorsOf(graph)[target];
  const from = dominator === undefined ? undefined : graph.nodes[dominator];
  const most = Math.floor(fromEntry + rounding);
  if (most < join.incoming.length) return { most, from, starving: undefined };
  const starving = from && findStarvingWay(graph, from, join, fromEntry, budget);
  return starving && { most: starving.most, from, starving };
}

function saying(
  { most, from, starving }: Deadlock,
  join: FlowNode,
  related: (one: { element: FlowNode['element']; message: string }) => RelatedPlace,
): Pick<ReportedFinding, 'message' | 'path' | 'related'> {
  const wanted = join.incoming.length;
  if (starving) {
    const { choice, path } = starving;
    const message = `${nodeLabel(join)} waits for ${wanted} tokens for ever when ${nodeLabel(choice)} leads past it: only ${most} can arrive then`;
    return {
      message,
      path,
      related: [related({ element: choice.element, message: 'one way from here leaves the join out' })],
    };
  }
  const message = `${nodeLabel(join)} waits for ${wanted} tokens, but at most ${most} can ever arrive`;
  if (!from) return { message };
  const why = isChoice(from) ? 'only one of these ways is taken' : 'all ways to the join begin here';
  return { message, path: [from.id, join.id], related: [related({ element: from.element, message: why })] };
}
