import type { FlowNode, ScopeGraph, SequenceFlow } from '@stepwright/model/graph';
import type { Rule } from '../../rule.ts';
import { conditionNode, isPure, variablesIn } from './condition-node.ts';
import { flowGraphOf } from './flow-graph.ts';
import { scopesOf } from './node-kinds.ts';
import { nodeLabel } from './node-label.ts';
import { stepKindOf } from './step-kind.ts';
import { isCycle, strongComponents } from './strong-components.ts';

/**
 * E5 of the check table. Only what is certain: a cycle without a wait state that no flow leaves, or in which nothing can change what its
 * conditions look at, so that every round is like the first.
 */
export const loopEndless: Rule = {
  name: 'loop-endless',
  severity: 'error',
  title: 'A loop without a wait state never ends.',
  why: 'The engine goes round in one transaction, without a limit of its own: the thread is lost to the engine until the stack or the memory is used up, and then everything since the last wait state is rolled back.',
  cure: 'Put what changes the condition into the loop, or a wait state: an external task, a user task, a message or a timer.',
  check({ project, report }) {
    for (const process of project.processes) {
      const file = project.fileOf(process);
      for (const scope of scopesOf(process)) {
        for (const loop of endlessLoops(scope)) {
          const [first] = loop.nodes;
          if (!first) continue;
          const reason = loop.hasExit ? `nothing in it changes ${listOf(loop.variables)}` : 'no flow leads out of it';
          const message = `the loop over ${nodeLabel(first)} has no wait state, and ${reason}: once round it, it goes round for ever`;
          report({ file, element: first.element, message, path: loop.nodes.map(({ id }) => id) });
        }
      }
    }
  },
};

interface EndlessLoop {
  readonly nodes: readonly FlowNode[];
  readonly hasExit: boolean;
  readonly variables: readonly string[];
}

function listOf(variables: readonly string[]): string {
  return variables.length === 0 ? 'the way' : variables.map((name) => `"${name}"`).join(' or ');
}

function endlessLoops(scope: ScopeGraph): readonly EndlessLoop[] {
  const { nodes, successors } = flowGraphOf(scope);
  const busy = [...nodes.keys()].filter((number) => mayGoRound(nodes[number] as FlowNode));
  const next = (number: number): readonly number[] => successors[number] ?? [];
  return strongComponents(busy, next).flatMap((component) => {
    if (!isCycle(component, next)) return [];
    const inside = component
      .map((number) => nodes[number] as FlowNode)
      .sort((a, b) => nodes.indexOf(a) - nodes.indexOf(b));
    const loop = verdictOn(inside);
    return loop ? [loop] : [];
  });
}

/** Whether a token passes a node at once and alone, so that a cycle of such nodes is one transaction. */
function mayGoRound(node: FlowNode): boolean {
  const { isAsyncBefore, isAsyncAfter, kind, incoming, boundaryEvents } = node;
  if (isAsyncBefore || isAsyncAfter || boundaryEvents.length > 0 || kind === 'complexGateway') return false;
  const isJoin = incoming.length > 1 && (kind === 'parallelGateway' || kind === 'inclusiveGateway');
  const step = stepKindOf(node);
  return !isJoin && (step === 'passes' || step === 'runs') && kind !== 'callActivity' && !node.loop;
}

function verdictOn(nodes: readonly FlowNode[]): EndlessLoop | undefined {
  const inside = new Set(nodes);
  const outgoing = nodes.flatMap((node) => node.outgoing);
  const hasExit = outgoing.some(({ target }) => !inside.has(target));
  const variables = [...new Set(outgoing.flatMap((flow) => [...variablesOf(flow)]))];
  const isSame = nodes.every((node) => stepKindOf(node) === 'passes') && outgoing.every(isSameEachRound);
  return isSame || !hasExit ? { nodes, hasExit, variables } : undefined;
}

function isSameEachRound(flow: SequenceFlow): boolean {
  if (!flow.condition) return !hasFlowListeners(flow);
  const node = conditionNode(flow);
  return node !== undefined && isPure(node) && !hasFlowListeners(flow);
}

/** The listener of a flow may change a variable. */
function hasFlowListeners({ element }: SequenceFlow): boolean {
  return element.elements('extensionElements').some((one) => one.camundaElements('executionListener').length > 0);
}

function variablesOf(flow: SequenceFlow): ReadonlySet<string> {
  const node = conditionNode(flow);
  return node ? variablesIn(node) : new Set();
}
