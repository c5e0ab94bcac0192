import type { FlowNode, SequenceFlow } from '@stepwright/model/graph';

/** How messages call a node or a flow: its name on one line, else its id, in quotes. */
export function nodeLabel({ name, id }: Pick<FlowNode | SequenceFlow, 'name' | 'id'>): string {
  const text = name?.replace(/\s+/g, ' ').trim() || id;
  return text === '' ? 'an element without an id' : `"${text}"`;
}

/** How messages call a flow: by its name or id, and where it leads. */
export function flowLabel(flow: SequenceFlow): string {
  const name = flow.name?.trim() || flow.id;
  return name === '' ? `the flow to ${nodeLabel(flow.target)}` : nodeLabel(flow);
}
