import type { XmlElement } from '@stepwright/model/xml';
import type { EventDefinition } from '../model/event-definition.ts';
import type { Compilation } from './compilation.ts';
import type { ActivityDraft, ProcessDraft } from './draft.ts';
import { EngineFault } from './engine-fault.ts';
import { readConditionalEvent, readMessageEvent, readSignalEvent } from './event-definitions.ts';
import { declareCondition, declareMessage, declareSignal } from './subscriptions.ts';
import { readTimer } from './timers.ts';
import { reportUnsupported } from './unsupported.ts';

/** Compiles what starts a process. */
export function compileProcessStart(
  compilation: Compilation,
  element: XmlElement,
  draft: ActivityDraft,
  process: ProcessDraft,
): void {
  if (element.camunda('initiator') !== undefined) {
    const instead = 'leave it out and set the variable when you start the process: the local engine knows no users';
    reportUnsupported(compilation.problems, 'camunda:initiator', element, instead);
  }
  const event = compileEvent(compilation, element, draft, process);
  if (!event) return;
  draft.model.behavior = { kind: 'eventStart', event, interrupting: true };
  process.model.triggeredStarts.push(draft.model);
}

function compileEvent(
  compilation: Compilation,
  element: XmlElement,
  draft: ActivityDraft,
  process: ProcessDraft,
): EventDefinition | undefined {
  const timer = element.element('timerEventDefinition');
  const message = element.element('messageEventDefinition');
  const signal = element.element('signalEventDefinition');
  const conditional = element.element('conditionalEventDefinition');
  if (timer) {
    draft.model.type = 'startTimerEvent';
    return readTimer(compilation, timer, draft);
  }
  if (message) return compileMessage(compilation, element, message, draft, process);
  const place = { scope: process, activityId: draft.id, startsProcess: true };
  if (signal) {
    draft.model.type = 'signalStartEvent';
    const event = readSignalEvent(compilation, signal, draft.id, 'catch');
    if (!event) throw new EngineFault('a signal event without a signal');
    declareSignal(compilation, event, { ...place, element: signal });
    return event;
  }
  if (!conditional) return undefined;
  draft.model.type = 'conditionalStartEvent';
  const { event, text } = readConditionalEvent(compilation, conditional, draft.id);
  declareCondition(compilation, text, { ...place, element });
  return event;
}

function compileMessage(
  compilation: Compilation,
  element: XmlElement,
  definition: XmlElement,
  draft: ActivityDraft,
  process: ProcessDraft,
): EventDefinition {
  draft.model.type = 'messageStartEvent';
  const event = readMessageEvent(compilation, definition, draft.id);
  if (event.hasName && !event.name.isLiteral) {
    const message = `Invalid message name '${event.name.text}' for element '${definition.tag}': expressions in the message start event name are not allowed!`;
    compilation.problems.error(message, definition, draft.id);
  }
  declareMessage(compilation, event, { scope: process, element, activityId: draft.id, startsProcess: true });
  return event;
}
