import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import { isConstant } from '../../project/is-constant.ts';
import type { Project } from '../../project/project.ts';

/** A place that throws or catches a message or a signal. */
export interface EventEnd {
  readonly process: ProcessGraph;
  readonly node: FlowNode;
  /** The event definition, or the task. */
  readonly element: XmlElement;
  readonly side: 'thrown' | 'caught';
  /** Undefined when it is an expression, so that it may be any. */
  readonly name: string | undefined;
}

const throwing = new Set(['intermediateThrowEvent', 'endEvent', 'sendTask']);

/** Every place of the project that throws or catches, also in processes that are no longer or not yet executable. */
export function eventEnds(project: Project, kind: 'message' | 'signal'): readonly EventEnd[] {
  const processes = project.files.flatMap(({ model }) => model?.processes ?? []);
  return processes.flatMap((process) =>
    process.allNodes.flatMap((node) => {
      const found = definitionOf(node, kind, process);
      if (!found || found.name === '') return [];
      const side = throwing.has(node.kind) ? ('thrown' as const) : ('caught' as const);
      return [{ process, node, side, element: found.element, name: isConstant(found.name) ? found.name : undefined }];
    }),
  );
}

function definitionOf(
  node: FlowNode,
  kind: 'message' | 'signal',
  process: ProcessGraph,
): { name: string; element: XmlElement } | undefined {
  if (node.kind === 'sendTask' && kind === 'message') return messageOfSendTask(node, process);
  const { event } = node;
  return event?.kind === kind ? { name: event.reference?.name ?? '', element: event.element } : undefined;
}

function messageOfSendTask(
  { element }: FlowNode,
  { file }: ProcessGraph,
): { name: string; element: XmlElement } | undefined {
  const reference = element.attribute('messageRef');
  if (reference === undefined) return undefined;
  const message = file.messages.get(reference) ?? file.messages.get(reference.slice(reference.indexOf(':') + 1));
  return { name: message?.name ?? '', element };
}

/** Tells whether some process throws or catches a name, or one that only run time knows. */
export function nameTest(ends: readonly EventEnd[], side: EventEnd['side']): (name: string) => boolean {
  const names = new Set(ends.filter((end) => end.side === side).map(({ name }) => name));
  return (name) => names.has(undefined) || names.has(name);
}
