import type { EventKind, ProcessGraph } from '@stepwright/model/graph';
import { setAttribute } from '../edits/set-attribute.ts';
import type { Mutation } from '../mutation.ts';
import { eventsOf, startsEventSubprocess } from './events-of.ts';

/** An error, a cancellation and a compensation leave nothing to go on with: their catchers always interrupt. */
const eitherWay = new Set<EventKind>(['message', 'signal', 'timer', 'escalation', 'conditional']);

/** Lets each boundary event and each event subprocess that interrupts go beside, and the other way round. */
export function flipInterrupting(process: ProcessGraph): readonly Mutation[] {
  return eventsOf(process).flatMap(({ node, event }): readonly Mutation[] => {
    const { id, element, isInterrupting } = node;
    const isBoundary = node.kind === 'boundaryEvent';
    if (!eitherWay.has(event.kind) || !(isBoundary || startsEventSubprocess(node))) return [];
    const attribute = isBoundary ? 'cancelActivity' : 'isInterrupting';
    const description = `${id} ${isInterrupting ? 'does not interrupt' : 'interrupts'}`;
    const edits = () => [setAttribute(process.file.text, element, attribute, String(!isInterrupting))];
    return [{ element: id, at: element, description, edits }];
  });
}
