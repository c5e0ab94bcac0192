import type { ProcessGraph } from '@stepwright/model/graph';
import { taskContractOf, topicOf } from '../../project/contracts-of.ts';
import { nearestName } from '../../project/nearest-name.ts';
import type { Project } from '../../project/project.ts';
import type { Rule } from '../../rule.ts';

/** The other half of A3: one finding for a process, not one for each of its topics. */
export const processWithoutContract: Rule = {
  name: 'process-without-contract',
  severity: 'warning',
  title: 'A process has external tasks, and neither it nor its topics have a contract.',
  why: 'Nothing ties its topics, variables and error codes to workers: a wrong one is seen only when an instance waits for a worker that does not exist.',
  cure: 'Define a contract with the key of the process, or correct its id.',
  check({ project, report }) {
    if (!project.hasContracts) return;
    for (const process of project.processes) {
      if (project.contractOf(process)) continue;
      const topics = topicsWithoutContract(process, project);
      if (topics.length === 0) continue;
      const near = nearestName(
        process.id,
        project.contracts.map(({ key }) => key),
      );
      const hint = near === undefined ? '' : `; is it the process of the contract "${near}"?`;
      const message = `there is no contract for "${process.id}" nor for its ${counted(topics)}${hint}`;
      report({ file: project.fileOf(process), element: process.element, subject: process, message });
    }
  },
};

function topicsWithoutContract(process: ProcessGraph, project: Project): readonly string[] {
  const topics = process.allNodes.filter((node) => !taskContractOf(project, node)).map(topicOf);
  return [...new Set(topics.filter((topic) => topic !== undefined))].sort();
}

function counted(topics: readonly string[]): string {
  const [first = '', ...more] = topics;
  if (more.length === 0) return `topic "${first}"`;
  const named = topics.slice(0, 5).map((topic) => `"${topic}"`);
  return `topics ${named.join(', ')}${topics.length > 5 ? ` and ${topics.length - 5} more` : ''}`;
}
