import type { XmlElement } from '@stepwright/model/xml';
import { draftActivity, readAsync } from './activity-basics.ts';
import { compileCatchEvent } from './catch-event.ts';
import type { Compilation } from './compilation.ts';
import type { ActivityDraft, ScopeDraft } from './draft.ts';
import { readIoMapping } from './io-mapping.ts';
import { checkListeners } from './listeners.ts';
import { setRetryCycle } from './retry-cycle.ts';

/** Compiles an exclusive, parallel or inclusive gateway; default flows are set with the sequence flows. */
export function compileGateway(
  compilation: Compilation,
  element: XmlElement,
  scope: ScopeDraft,
  kind: 'exclusiveGateway' | 'parallelGateway' | 'inclusiveGateway',
): ActivityDraft {
  const draft = draftActivity(compilation, element, scope);
  draft.model.behavior = { kind };
  readAsync(element, draft);
  checkListeners(compilation, element);
  setRetryCycle(compilation, element, draft);
  return draft;
}

/** Compiles an event-based gateway and the events that it leads to: they wait in the gateway's scope. */
export function compileEventBasedGateway(
  compilation: Compilation,
  element: XmlElement,
  scopeElement: XmlElement | undefined,
  scope: ScopeDraft,
): ActivityDraft {
  const { problems } = compilation;
  const draft = draftActivity(compilation, element, scope);
  draft.model.behavior = { kind: 'eventBasedGateway' };
  draft.model.isScope = true;
  readAsync(element, draft);
  if (draft.model.asyncAfter) {
    problems.error(`'asyncAfter' not supported for ${element.tag} elements.`, element);
  }
  checkListeners(compilation, element);
  setRetryCycle(compilation, element, draft);
  for (const target of targetsOf(draft, scopeElement)) {
    if (target.tag === 'intermediateCatchEvent') {
      const event = compileCatchEvent(compilation, target, scope, draft);
      readIoMapping(compilation, target, event);
    } else {
      const message = 'Event based gateway can only be connected to elements of type intermediateCatchEvent';
      problems.error(message, element);
    }
  }
  return draft;
}

function targetsOf(gateway: ActivityDraft, scopeElement: XmlElement | undefined): readonly XmlElement[] {
  if (!scopeElement) return [];
  const { flows, elements } = indexOf(scopeElement);
  const targets = (flows.get(gateway.id) ?? []).map((flow) => elements.get(flow.attribute('targetRef')));
  return targets.filter((target) => target !== undefined);
}

/** The children of a scope element that has event-based gateways, indexed once. */
interface ScopeIndex {
  readonly elements: ReadonlyMap<string | undefined, XmlElement>;
  /** Sequence flows by their source. */
  readonly flows: ReadonlyMap<string | undefined, readonly XmlElement[]>;
}

const indexes = new WeakMap<XmlElement, ScopeIndex>();

function indexOf(scopeElement: XmlElement): ScopeIndex {
  const index = indexes.get(scopeElement) ?? {
    elements: new Map(scopeElement.children.map((child) => [child.id, child])),
    flows: Map.groupBy(scopeElement.elements('sequenceFlow'), (flow) => flow.attribute('sourceRef')),
  };
  indexes.set(scopeElement, index);
  return index;
}
