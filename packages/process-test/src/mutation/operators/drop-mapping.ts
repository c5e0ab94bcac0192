import type { FlowNode, ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import { removal } from '../edits/remove-elements.ts';
import type { Mutation } from '../mutation.ts';

/** Drops each input and output parameter, and each variable that a call or a thrown signal passes, one at a time. */
export function dropMapping(process: ProcessGraph): readonly Mutation[] {
  return process.allNodes.flatMap((node) =>
    mappingsOf(node).map(
      ([detail, at]): Mutation => ({
        element: node.id,
        detail,
        at,
        description: `${node.id} has no mapping ${detail}`,
        edits: () => [removal(process.file.text, at)],
      }),
    ),
  );
}

function mappingsOf({ element, kind, event, inputs, outputs }: FlowNode): readonly (readonly [string, XmlElement])[] {
  const passing = kind === 'callActivity' ? element : event?.kind === 'signal' ? event.element : undefined;
  const passed = (tag: 'in' | 'out'): readonly XmlElement[] =>
    passing?.elements('extensionElements')[0]?.camundaElements(tag) ?? [];
  return [
    ...inputs.map((input) => [`input:${input.name}`, input.element] as const),
    ...outputs.map((output) => [`output:${output.name}`, output.element] as const),
    ...passed('in').map((one) => [`in:${nameOf(one)}`, one] as const),
    ...passed('out').map((one) => [`out:${nameOf(one)}`, one] as const),
  ];
}

function nameOf(element: XmlElement): string {
  if (element.attributes.has('businessKey')) return 'business-key';
  return element.attribute('variables') ?? element.attribute('target') ?? '';
}
