import type { XmlElement } from '@stepwright/model/xml';
import type { Behavior } from '../model/behavior.ts';
import { draftActivity, readAsync } from './activity-basics.ts';
import type { Compilation } from './compilation.ts';
import type { ActivityDraft, ScopeDraft } from './draft.ts';
import { readSignalEvent, readThrownEscalation } from './event-definitions.ts';
import { checkListeners } from './listeners.ts';
import { setRetryCycleAlways } from './retry-cycle.ts';
import { compileServiceTaskLike, isServiceTaskLike } from './service-task.ts';
import { readThrownCompensation } from './thrown-compensation.ts';

/** Compiles an intermediate throwing event. A throwing link event becomes no activity: flows to it lead to its catching event. */
export function compileThrowEvent(
  compilation: Compilation,
  element: XmlElement,
  scope: ScopeDraft,
): ActivityDraft | undefined {
  const link = element.element('linkEventDefinition');
  if (link) {
    compilation.linkSources.set(element.id, link.attribute('name'));
    return undefined;
  }
  const draft = draftActivity(compilation, element, scope);
  readAsync(element, draft);
  compileEvent(compilation, element, draft, scope);
  checkListeners(compilation, element);
  setRetryCycleAlways(compilation, element, draft);
  return draft;
}

function compileEvent(compilation: Compilation, element: XmlElement, draft: ActivityDraft, scope: ScopeDraft): void {
  const signal = element.element('signalEventDefinition');
  const compensation = element.element('compensateEventDefinition');
  const message = element.element('messageEventDefinition');
  const escalation = element.element('escalationEventDefinition');
  if (signal) {
    draft.model.type = 'intermediateSignalThrow';
    draft.model.behavior = thrown(readSignalEvent(compilation, signal, draft.id, 'throw'));
  } else if (compensation) {
    draft.model.type = 'intermediateCompensationThrowEvent';
    draft.model.behavior = thrown(readThrownCompensation(compilation, compensation, scope, element.id));
    draft.model.isScope = true;
  } else if (message && isServiceTaskLike(message)) {
    draft.model.type = 'intermediateMessageThrowEvent';
    compileServiceTaskLike(compilation, 'intermediateMessageThrowEvent', message, draft);
  } else if (escalation && !message) {
    draft.model.type = 'intermediateEscalationThrowEvent';
    const missingCode = "throwing escalation event must have an 'escalationCode'";
    draft.model.behavior = thrown(readThrownEscalation(compilation, escalation, draft.id, missingCode));
  } else {
    draft.model.type = 'intermediateNoneThrowEvent';
  }
}

/** What throws an event; after a problem with the event, what only passes on. */
export function thrown(event: (Behavior & { kind: 'throw' })['event'] | undefined): Behavior {
  return event ? { kind: 'throw', event } : { kind: 'pass' };
}
