import type { FlowNode } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';

/** A variable that a node sets by what is written in the model, in the node itself, around it, or in a called process. */
export interface NameSetInModel {
  readonly name: string;
  readonly element: XmlElement;
}

/** Every name that a node sets by what is written in the model. */
export function namesSetBy(node: FlowNode): readonly NameSetInModel[] {
  const { element, implementation, event, loop, call } = node;
  const at = (name: string | undefined, where: XmlElement): NameSetInModel[] =>
    name === undefined ? [] : [{ name, element: where }];
  return [
    ...node.inputs,
    ...node.outputs,
    ...('resultVariable' in implementation ? at(implementation.resultVariable, element) : []),
    ...(implementation.kind === 'decision' ? at(implementation.decision.resultVariable, element) : []),
    ...at(event?.codeVariable, event?.element ?? element),
    ...at(event?.messageVariable, event?.element ?? element),
    ...at(loop?.elementVariable, loop?.element ?? element),
    ...[...(call?.ins ?? []), ...(call?.outs ?? [])].flatMap((one) => at(one.target, one.element)),
  ];
}
