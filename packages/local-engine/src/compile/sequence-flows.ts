import type { XmlElement } from '@stepwright/model/xml';
import type { Transition } from '../model/process-model.ts';
import type { Compilation } from './compilation.ts';
import { readCondition } from './conditions.ts';
import { type ActivityDraft, findAtLevel, multiInstanceBodyOf, type ScopeDraft } from './draft.ts';
import { EngineFault } from './engine-fault.ts';
import { checkFlowListeners } from './listeners.ts';

/** Connects the activities of a scope. The flows of an event-based gateway only say which events it waits for. */
export function compileSequenceFlows(
  compilation: Compilation,
  scopeElement: XmlElement,
  scope: ScopeDraft,
  handlers: ReadonlyMap<string, XmlElement>,
): void {
  for (const element of scopeElement.elements('sequenceFlow')) {
    const targetId = targetOf(compilation, element);
    // Camunda gives up on all further flows of the scope.
    if (targetId === undefined) return;
    const source = findAtLevel(scope, element.attribute('sourceRef'));
    const target = findAtLevel(scope, targetId);
    const isConnected = checkEnds(compilation, { element, targetId, source, target, handlers });
    if (!isConnected || !source || !target || source.model.behavior.kind === 'eventBasedGateway') continue;
    connect(compilation, element, scope, source, target);
  }
}

/** The id of the target; a flow to a throwing link event leads to its catching event. */
function targetOf({ problems, linkSources, linkTargets }: Compilation, element: XmlElement): string | undefined {
  const reference = element.attribute('targetRef');
  if (!linkSources.has(reference)) return reference ?? 'null';
  const linkName = linkSources.get(reference);
  const target = linkName === undefined ? undefined : linkTargets.get(linkName);
  if (target === undefined) {
    const message = `sequence flow points to link event source with name '${linkName}' but no event target with that name exists. Most probably your link events are not configured correctly.`;
    problems.error(message, element);
  }
  return target;
}

interface FlowEnds {
  readonly element: XmlElement;
  readonly targetId: string;
  readonly source: ActivityDraft | undefined;
  readonly target: ActivityDraft | undefined;
  readonly handlers: ReadonlyMap<string, XmlElement>;
}

/** Whether the flow may connect what it connects; the first fault is reported. */
function checkEnds({ problems }: Compilation, ends: FlowEnds): boolean {
  const { element, source, target, targetId, handlers } = ends;
  const { id } = element;
  const sourceId = element.attribute('sourceRef');
  const rule = 'A compensation activity should not have an incoming or outgoing sequence flow.';
  if (source ? source.isCompensationHandler : handlers.has(sourceId ?? '')) {
    const message = `Invalid outgoing sequence flow of compensation activity '${sourceId}'. ${rule}`;
    problems.error(message, element, sourceId, id);
  } else if (target ? target.isCompensationHandler : handlers.has(targetId)) {
    const message = `Invalid incoming sequence flow of compensation activity '${targetId}'. ${rule}`;
    problems.error(message, element, targetId, id);
  } else if (!source) {
    problems.error(`Invalid source '${sourceId}' of sequence flow '${id ?? 'null'}'`, element);
  } else if (!target) {
    problems.error(`Invalid destination '${targetId}' of sequence flow '${id ?? 'null'}'`, element);
  } else if (source.model.behavior.kind === 'eventBasedGateway') {
    return true;
  } else if (isBehindGateway(target)) {
    const message = `Invalid incoming sequenceflow for intermediateCatchEvent with id '${target.id}' connected to an event-based gateway.`;
    problems.error(message, element);
  } else if (source.triggeredByEvent) {
    problems.error('Invalid outgoing sequence flow of event subprocess', element);
  } else if (target.triggeredByEvent) {
    problems.error('Invalid incoming sequence flow of event subprocess', element);
  } else {
    return true;
  }
  return false;
}

function isBehindGateway(draft: ActivityDraft): boolean {
  const { behavior, eventScope } = draft.model;
  return behavior.kind === 'catch' && 'behavior' in eventScope && eventScope.behavior.kind === 'eventBasedGateway';
}

function connect(
  compilation: Compilation,
  element: XmlElement,
  scope: ScopeDraft,
  innerSource: ActivityDraft,
  innerTarget: ActivityDraft,
): void {
  const source = multiInstanceBodyOf(innerSource) ?? innerSource;
  const target = multiInstanceBodyOf(innerTarget) ?? innerTarget;
  const { id } = element;
  if (id !== undefined && scope.process.flows.get(id)?.source === source.model) {
    throw new EngineFault(`activity '${source.id} has duplicate transition '${id}'`);
  }
  const name = element.attribute('name');
  const conditionElement = element.element('conditionExpression');
  const condition = conditionElement && readCondition(compilation, conditionElement, id);
  const transition: Transition = {
    id: id ?? '',
    ...(name === undefined ? {} : { name }),
    source: source.model,
    target: target.model,
    ...(condition && { condition }),
  };
  source.model.outgoing.push(transition);
  target.model.incoming.push(transition);
  scope.process.flows.set(id, transition);
  if (id !== undefined) scope.process.model.transitionById.set(id, transition);
  checkFlowListeners(compilation, element);
}
