import type { AnyTaskContract, ErrorContract, MessageContract } from '@stepwright/contract';
import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { Project } from './project.ts';

/** The topic of an external task, or of a message that a worker throws; undefined for everything else, and for a topic that is an expression. */
export function topicOf(node: FlowNode): string | undefined {
  const { implementation } = node;
  if (implementation.kind !== 'external') return undefined;
  const { topic } = implementation;
  return topic === undefined || /[$#]\{/.test(topic) ? undefined : topic;
}

/** The contract of a node's topic: that of the node's own process, else of any other process. */
export function taskContractOf(project: Project, node: FlowNode): AnyTaskContract | undefined {
  const topic = topicOf(node);
  if (topic === undefined) return undefined;
  const own = project.contractOf(node.scope.process)?.tasks.find((task) => task.topic === topic);
  return own ?? tasksByTopic(project).get(topic);
}

const known = new WeakMap<Project, ReadonlyMap<string, AnyTaskContract>>();

/** The first task of each topic: a project may have many contracts, and rules ask for every node. */
function tasksByTopic(project: Project): ReadonlyMap<string, AnyTaskContract> {
  const before = known.get(project);
  if (before) return before;
  const tasks = project.contracts.flatMap((contract) => contract.tasks).toReversed();
  const found = new Map(tasks.map((task) => [task.topic, task]));
  known.set(project, found);
  return found;
}

/** The contract of the message that a node waits for or that a start event starts with. */
export function messageContractOf(project: Project, node: FlowNode): MessageContract | undefined {
  const name = node.event?.kind === 'message' ? node.event.reference?.name : undefined;
  return messageContractNamed(project, node.scope.process, name);
}

/** The contract of a message by its name. */
export function messageContractNamed(
  project: Project,
  process: ProcessGraph,
  name: string | undefined,
): MessageContract | undefined {
  return project.contractOf(process)?.messages.find((message) => message.name === name);
}

/** The errors that the work of a node may raise by its contract. */
export function contractErrorsOf(project: Project, node: FlowNode): readonly ErrorContract[] {
  return taskContractOf(project, node)?.errors ?? [];
}
