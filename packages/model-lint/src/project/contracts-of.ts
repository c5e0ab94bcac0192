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
  const own = project.contractOf(node.scope.process);
  const ordered = own ? [own, ...project.contracts.filter((contract) => contract !== own)] : project.contracts;
  return ordered.flatMap(({ tasks }) => tasks).find((task) => task.topic === topic);
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
