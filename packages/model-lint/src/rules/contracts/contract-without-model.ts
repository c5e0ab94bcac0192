import type { ProcessContract } from '@stepwright/contract';
import type { ProcessGraph } from '@stepwright/model/graph';
import { topicOf } from '../../project/contracts-of.ts';
import { nearestName } from '../../project/nearest-name.ts';
import type { Rule, RuleContext } from '../../rule.ts';

/** A4 of the check table: what is promised and never asked for. */
export const contractWithoutModel: Rule = {
  name: 'contract-without-model',
  severity: 'warning',
  title: 'A contract has a task that no model uses, or no model at all.',
  why: 'The worker fetches a topic that never comes, and a step that everybody believes in is never done.',
  cure: 'Use the topic in the model, or remove the task or the contract together with its handler.',
  check(context) {
    const { project } = context;
    if (project.processes.length === 0) return;
    for (const contract of project.contracts) {
      const process = project.processes.find(({ id }) => id === contract.key);
      if (process) reportUnusedTasks(context, contract, process);
      else reportMissingModel(context, contract);
    }
  },
};

/** A topic that is an expression may be any, and a called process without a contract of its own is served by this one. */
function reportUnusedTasks({ project, report }: RuleContext, contract: ProcessContract, process: ProcessGraph): void {
  const served = project.processes.filter((one) => one === process || !project.contractOf(one));
  if (served.some(hasComputedTopic)) return;
  const used = topicsOf(served);
  for (const { topic } of contract.tasks) {
    if (used.has(topic)) continue;
    const near = nearestName(topic, used);
    const hint = near === undefined ? '' : `; it has "${near}"`;
    const message = `the contract has a task "${topic}" that the model does not use${hint}`;
    report({ file: project.fileOf(process), element: process.element, subject: process, message });
  }
}

function hasComputedTopic({ allNodes }: ProcessGraph): boolean {
  return allNodes.some((node) => node.implementation.kind === 'external' && topicOf(node) === undefined);
}

function reportMissingModel({ project, report }: RuleContext, { key }: ProcessContract): void {
  const [file] = project.files;
  if (!file) return;
  const ids = project.processes.map(({ id }) => id);
  const near = nearestName(key, ids);
  const hint = near === undefined ? '' : `; is it "${near}"?`;
  report({ file, message: `no model has the process "${key}", which has a contract${hint}` });
}

function topicsOf(processes: readonly ProcessGraph[]): ReadonlySet<string> {
  const topics = processes.flatMap(({ allNodes }) => allNodes.map(topicOf));
  return new Set(topics.filter((topic) => topic !== undefined));
}
