import type { XmlElement } from '@stepwright/model/xml';
import type { Compilation } from './compilation.ts';
import { compileActivity } from './compile-activity.ts';
import { type ActivityDraft, findWithin, isActivity, multiInstanceBodyOf, type ScopeDraft } from './draft.ts';
import { EngineFault } from './engine-fault.ts';

/** Checks the associations of a scope and compiles the compensation handlers that they name; those are taken out of `handlers`. */
export function compileAssociations(
  compilation: Compilation,
  scopeElement: XmlElement,
  scope: ScopeDraft,
  handlers: Map<string, XmlElement>,
): void {
  const { problems, elementIds } = compilation;
  for (const element of scopeElement.elements('association')) {
    const sourceId = readReference(compilation, element, 'sourceRef');
    const targetId = readReference(compilation, element, 'targetRef');
    const source = findWithin(scope, sourceId);
    const target = findWithin(scope, targetId);
    if (!source && !elementIds.has(sourceId)) {
      problems.error(`Invalid reference sourceRef '${sourceId ?? 'null'}' of association element `, element);
    } else if (!target && !elementIds.has(targetId)) {
      problems.error(`Invalid reference targetRef '${targetId ?? 'null'}' of association element `, element);
    } else if (source?.model.type === 'compensationBoundaryCatch') {
      const handler = target ?? compileHandler(compilation, source, scope, targetId, handlers);
      if (handler) attachHandler(compilation, element, source, handler);
    }
  }
}

function readReference(
  { problems }: Compilation,
  element: XmlElement,
  name: 'sourceRef' | 'targetRef',
): string | undefined {
  const reference = element.attribute(name);
  if (reference === undefined) problems.error(`association element missing attribute '${name}'`, element);
  return reference;
}

/** The handler of a multi-instance activity lives in its body. */
function compileHandler(
  compilation: Compilation,
  boundary: ActivityDraft,
  scope: ScopeDraft,
  handlerId: string | undefined,
  handlers: Map<string, XmlElement>,
): ActivityDraft | undefined {
  if (handlerId === undefined) return undefined;
  const element = handlers.get(handlerId);
  const host = boundary.eventScope;
  if (!element || !host || !isActivity(host)) return undefined;
  const handler = compileActivity(compilation, element, undefined, multiInstanceBodyOf(host) ?? scope);
  handlers.delete(handlerId);
  if (!handler) throw new EngineFault(`'${handlerId}' cannot compensate`);
  return handler;
}

function attachHandler(
  { problems }: Compilation,
  element: XmlElement,
  boundary: ActivityDraft,
  handler: ActivityDraft,
): void {
  const host = boundary.eventScope;
  if (!handler.isCompensationHandler) {
    const message = 'compensation boundary catch must be connected to element with isForCompensation=true';
    problems.error(message, element, boundary.id, handler.id);
  } else if (host?.compensationHandler?.isSubProcessScope) {
    const message =
      'compensation boundary event and event subprocess with compensation start event are not supported on the same scope';
    problems.error(message, element, host.id, boundary.id);
  } else if (host && isActivity(host)) {
    host.compensationHandler = handler;
    host.model.compensationHandler = handler.model;
  }
}
