import type { FlowNode } from '@stepwright/model/graph';
import { topicOf } from '../../project/contracts-of.ts';
import type { Project } from '../../project/project.ts';
import type { Rule } from '../../rule.ts';

/**
 * A8 of the check table. Only inputs are compared: they are the names that the worker reads, while outputs are named after the variables of
 * each process. A task without any input mapping sees the variables of its process, so nothing is known of it.
 */
export const topicMappedDifferently: Rule = {
  name: 'topic-mapped-differently',
  severity: 'info',
  title: 'Two tasks with the same topic map inputs of different names.',
  why: 'One worker serves both: what it reads in the one task is missing in the other, unless a variable of that name happens to be there.',
  cure: 'Map the same names in both, those of the contract.',
  check({ project, report }) {
    for (const nodes of mappedByTopic(project).values()) {
      const [first, ...others] = nodes;
      if (!first) continue;
      const names = inputNames(first);
      for (const node of others) {
        const difference = differenceOf(names, inputNames(node));
        if (difference === undefined) continue;
        const message = `the topic "${topicOf(node)}" is mapped otherwise than at "${first.id}": ${difference}`;
        const related = [{ file: project.fileOf(first.scope.process), element: first.element, message: 'mapped here' }];
        report({ file: project.fileOf(node.scope.process), element: node.element, subject: node, message, related });
      }
    }
  },
};

function mappedByTopic(project: Project): ReadonlyMap<string, readonly FlowNode[]> {
  const byTopic = new Map<string, FlowNode[]>();
  for (const node of project.processes.flatMap(({ allNodes }) => allNodes)) {
    const topic = topicOf(node);
    if (topic === undefined || node.inputs.length === 0) continue;
    const nodes = byTopic.get(topic);
    if (nodes) nodes.push(node);
    else byTopic.set(topic, [node]);
  }
  return byTopic;
}

function inputNames({ inputs }: FlowNode): readonly string[] {
  return [...new Set(inputs.map(({ name }) => name))].sort();
}

function differenceOf(first: readonly string[], second: readonly string[]): string | undefined {
  const less = first.filter((name) => !second.includes(name)).map((name) => `"${name}" is missing`);
  const more = second.filter((name) => !first.includes(name)).map((name) => `"${name}" is only here`);
  return less.length + more.length === 0 ? undefined : [...less, ...more].join(', ');
}
