import type { XmlElement } from '@stepwright/model/xml';
import { draftActivity, readAsync } from './activity-basics.ts';
import type { Compilation } from './compilation.ts';
import { type ActivityDraft, type ScopeDraft, setEventScope } from './draft.ts';
import { EngineFault } from './engine-fault.ts';
import { readConditionalEvent, readMessageEvent, readSignalEvent } from './event-definitions.ts';
import { checkListeners } from './listeners.ts';
import { isAsync, setRetryCycleAlways } from './retry-cycle.ts';
import { declareCondition, declareMessage, declareSignal } from './subscriptions.ts';
import { readTimer } from './timers.ts';

/** Compiles an intermediate catching event; behind an event-based gateway it waits in the scope of the gateway. */
export function compileCatchEvent(
  compilation: Compilation,
  element: XmlElement,
  scope: ScopeDraft,
  gateway?: ActivityDraft,
): ActivityDraft {
  const draft = draftActivity(compilation, element, scope);
  readAsync(element, draft);
  if (gateway) {
    setEventScope(draft, gateway);
  } else {
    setEventScope(draft, draft);
    draft.model.isScope = true;
  }
  compileEvent(compilation, element, draft, gateway ?? draft);
  checkListeners(compilation, element);
  if (draft.model.type === 'intermediateTimer' || isAsync(draft)) setRetryCycleAlways(compilation, element, draft);
  return draft;
}

function compileEvent(
  compilation: Compilation,
  element: XmlElement,
  draft: ActivityDraft,
  eventScope: ActivityDraft,
): void {
  const timer = element.element('timerEventDefinition');
  const signal = element.element('signalEventDefinition');
  const message = element.element('messageEventDefinition');
  const link = element.element('linkEventDefinition');
  const conditional = element.element('conditionalEventDefinition');
  if (timer) {
    draft.model.type = 'intermediateTimer';
    draft.model.behavior = { kind: 'catch', event: readTimer(compilation, timer, draft) };
  } else if (signal) {
    compileSignal(compilation, signal, draft, eventScope);
  } else if (message) {
    draft.model.type = 'intermediateMessageCatch';
    const event = readMessageEvent(compilation, message, draft.id);
    declareMessage(compilation, event, { scope: eventScope, element: message, activityId: draft.id });
    draft.model.behavior = { kind: 'catch', event };
  } else if (link) {
    compileLink(compilation, element, link, draft, eventScope !== draft);
  } else if (conditional) {
    draft.model.type = 'intermediateConditional';
    const { event, text } = readConditionalEvent(compilation, conditional, draft.id);
    declareCondition(compilation, text, { scope: eventScope, element: conditional, activityId: draft.id });
    draft.model.behavior = { kind: 'catch', event };
  } else {
    compilation.problems.error('Unsupported intermediate catch event type', element);
  }
}

function compileSignal(
  compilation: Compilation,
  element: XmlElement,
  draft: ActivityDraft,
  eventScope: ActivityDraft,
): void {
  draft.model.type = 'intermediateSignalCatch';
  const event = readSignalEvent(compilation, element, draft.id, 'catch');
  if (!event) throw new EngineFault('a signal event without a signal');
  declareSignal(compilation, event, { scope: eventScope, element, activityId: draft.id });
  draft.model.behavior = { kind: 'catch', event };
}

function compileLink(
  { problems, linkTargets }: Compilation,
  element: XmlElement,
  link: XmlElement,
  draft: ActivityDraft,
  isBehindGateway: boolean,
): void {
  if (isBehindGateway) {
    problems.error('IntermediateCatchLinkEvent is not allowed after an EventBasedGateway.', element);
  }
  draft.model.behavior = { kind: 'linkCatch' };
  draft.model.type = 'intermediateLinkCatch';
  const linkName = link.attribute('name');
  if (linkName === undefined) throw new EngineFault('a link event without a name');
  if (linkTargets.has(linkName)) {
    const message = `Multiple Intermediate Catch Events with the same link event name ('${linkName}') are not allowed.`;
    problems.error(message, element);
    return;
  }
  const elementName = element.attribute('name');
  if (linkName !== elementName) {
    const message = `Link Event named '${elementName ?? 'null'}' contains link event definition with name '${linkName}' - it is recommended to use the same name for both.`;
    problems.warning(message, element);
  }
  linkTargets.set(linkName, element.id);
}
