import type { FlowNode } from '@stepwright/model/graph';
import { type Declaration, writesOf } from '../../data-flow/declarations.ts';
import { nextNodes } from '../../data-flow/token-steps.ts';
import type { Project } from '../../project/project.ts';
import type { Rule } from '../../rule.ts';

/** C11 of the check table. */
export const concurrentWrite: Rule = {
  name: 'concurrent-write',
  severity: 'warning',
  title: 'Two branches that run side by side set the same variable.',
  why: 'Which value stays depends on which branch is later, and two workers that answer at once make the engine refuse one of them with an optimistic locking error.',
  cure: 'Give each branch a variable of its own by an output mapping, and join them behind the gateway.',
  check({ project, report }) {
    for (const process of project.processes) {
      const reported = new Set<string>();
      for (const split of process.allNodes.filter(splits)) {
        for (const { name, first, second } of conflictsOf(project, split)) {
          const key = `${name} ${second.id}`;
          if (reported.has(key)) continue;
          reported.add(key);
          const file = project.fileOf(process);
          report({
            file,
            element: second.element,
            message: `"${second.id}" sets "${name}" while "${first.id}" sets it in another branch of "${split.id}"`,
            related: [{ file, element: first.element, message: `sets "${name}" too` }],
          });
        }
      }
    }
  },
};

/** Exclusive gateways take one branch; an inclusive one may take several. */
function splits({ kind, outgoing }: FlowNode): boolean {
  return (kind === 'parallelGateway' || kind === 'inclusiveGateway') && outgoing.length > 1;
}

interface Conflict {
  readonly name: string;
  readonly first: FlowNode;
  readonly second: FlowNode;
}

/** What only one branch can reach runs beside what only another can reach. */
function conflictsOf(project: Project, split: FlowNode): Conflict[] {
  const reached = split.outgoing.map(({ target }) => reachedFrom(target, split));
  const writers = new Map<string, { readonly node: FlowNode; readonly branch: number }[]>();
  const conflicts: Conflict[] = [];
  for (const [branch, nodes] of reached.entries()) {
    for (const node of nodes) {
      if (reached.some((others, at) => at !== branch && others.has(node))) continue;
      for (const { name } of outerWritesOf(project, node)) {
        const known = writers.get(name) ?? [];
        const other = known.find((one) => one.branch !== branch);
        if (other) conflicts.push({ name, first: other.node, second: node });
        writers.set(name, [...known, { node, branch }]);
      }
    }
  }
  return conflicts;
}

function outerWritesOf(project: Project, node: FlowNode): readonly Declaration[] {
  return writesOf(project, node).filter(({ isLocal, name }) => !isLocal && name !== '' && !isLocalAround(node, name));
}

/** A subprocess that has an input of that name keeps it to itself. */
function isLocalAround(node: FlowNode, name: string): boolean {
  for (let owner = node.scope.owner; owner; owner = owner.scope.owner) {
    if (owner.inputs.some((input) => input.name === name)) return true;
  }
  return false;
}

/** Iterative: a process may be long. The split itself ends the walk, as a loop comes back to it. */
function reachedFrom(start: FlowNode, split: FlowNode): ReadonlySet<FlowNode> {
  const reached = new Set<FlowNode>([start]);
  for (const node of reached) {
    for (const next of nextNodes(node)) if (next !== split) reached.add(next);
  }
  return reached;
}
