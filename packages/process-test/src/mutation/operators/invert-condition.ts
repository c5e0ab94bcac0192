import type { FlowNode, ProcessGraph, SequenceFlow } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import { setContent } from '../edits/set-content.ts';
import { wholeExpression } from '../edits/whole-expression.ts';
import type { Mutation } from '../mutation.ts';
import { eventsOf } from './events-of.ts';

/** Neither looks at the conditions of its flows. */
const unconditional = new Set(['parallelGateway', 'eventBasedGateway']);

/**
 * Makes each condition its contrary: of flows, of conditional events and of the completion of multi-instance activities. Scripts are left
 * alone, and so is what the engine never evaluates.
 */
export function invertCondition(process: ProcessGraph): readonly Mutation[] {
  return [
    ...process.allFlows.flatMap((flow) => ofFlow(process, flow)),
    ...eventsOf(process).flatMap(({ node, event }) => {
      const [condition] = event.kind === 'conditional' ? event.element.elements('condition') : [];
      return condition && !isTakenTwice(process, node, condition) ? inverted(process, node.id, condition) : [];
    }),
    ...process.allNodes.flatMap(({ id, loop }) => {
      const [condition] = loop?.element.elements('completionCondition') ?? [];
      return condition ? inverted(process, id, condition, 'completion') : [];
    }),
  ];
}

function ofFlow(
  process: ProcessGraph,
  { id, source, target, isDefault, condition }: SequenceFlow,
): readonly Mutation[] {
  if (!condition || isDefault || unconditional.has(source.kind)) return [];
  return inverted(process, id || `${source.id}-to-${target.id}`, condition.element);
}

function inverted({ file }: ProcessGraph, id: string, at: XmlElement, detail?: string): readonly Mutation[] {
  const text = at.text.trim();
  const inside = at.attribute('language') === undefined ? wholeExpression(text) : undefined;
  if (inside === undefined) return [];
  const contrary = `${text.slice(0, 2)}!(${inside})}`;
  return [
    {
      element: id,
      ...(detail !== undefined && { detail }),
      at,
      description: `the condition ${text} of ${id} is ${contrary}`,
      edits: () => [setContent(file.text, at, contrary)],
    },
  ];
}

/** The engine refuses two conditional start events of a process with the same condition. */
function isTakenTwice({ nodes }: ProcessGraph, { kind, scope }: FlowNode, condition: XmlElement): boolean {
  if (kind !== 'startEvent' || scope.owner) return false;
  const text = condition.text.trim();
  return nodes.some(({ event }) => event?.condition === `${text.slice(0, 2)}!(${text.slice(2, -1)})}`);
}
