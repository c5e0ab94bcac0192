import type { XmlElement } from '@stepwright/model/xml';
import { isForCompensation } from './activity-basics.ts';
import { compileAssociations } from './associations.ts';
import { compileBoundaryEvents } from './boundary-events.ts';
import { compileCatchEvent } from './catch-event.ts';
import type { Compilation } from './compilation.ts';
import { compileActivity } from './compile-activity.ts';
import { findWithin, type ScopeDraft } from './draft.ts';
import { compileEndEvents } from './end-events.ts';
import { readIoMapping } from './io-mapping.ts';
import { javaHashOrder } from './java-order.ts';
import { checkListeners } from './listeners.ts';
import { compileSequenceFlows } from './sequence-flows.ts';
import { compileStartEvents } from './start-events.ts';

/**
 * Compiles everything in a process, a subprocess or a transaction, in Camunda's order: it decides the order of the activities and of the
 * problems, and which elements see which others.
 */
export function compileScope(compilation: Compilation, element: XmlElement, scope: ScopeDraft): void {
  const catchEvents = byId(element.elements('intermediateCatchEvent'));
  const handlers = byId(element.children.filter(isForCompensation));
  compileStartEvents(compilation, element, scope);
  for (const child of element.children) {
    if (child.tag === 'intermediateCatchEvent' || isForCompensation(child)) continue;
    compileActivity(compilation, child, element, scope);
  }
  for (const event of inMapOrder(catchEvents)) {
    // Those behind an event-based gateway are compiled with it.
    if (event.id !== undefined && findWithin(scope, event.id)) continue;
    readIoMapping(compilation, event, compileCatchEvent(compilation, event, scope));
  }
  compileEndEvents(compilation, element, scope);
  compileBoundaryEvents(compilation, element, scope);
  compileSequenceFlows(compilation, element, scope, handlers);
  checkListeners(compilation, element);
  compileAssociations(compilation, element, scope, handlers);
  for (const handler of handlers.values()) compileActivity(compilation, handler, undefined, scope);
  for (const reference of javaHashOrder([...scope.awaited.keys()])) scope.awaited.get(reference)?.();
}

function byId(elements: readonly XmlElement[]): Map<string, XmlElement> {
  return new Map(elements.map((element) => [element.id ?? '', element]));
}

function inMapOrder(elements: ReadonlyMap<string, XmlElement>): readonly XmlElement[] {
  return javaHashOrder([...elements.keys()])
    .map((id) => elements.get(id))
    .filter((element) => element !== undefined);
}
