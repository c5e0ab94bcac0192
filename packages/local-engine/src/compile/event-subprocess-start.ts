import type { XmlElement } from '@stepwright/model/xml';
import type { EventDefinition } from '../model/event-definition.ts';
import type { Compilation } from './compilation.ts';
import { type ActivityDraft, isActivity, type ScopeDraft, setEventScope } from './draft.ts';
import { EngineFault } from './engine-fault.ts';
import { declareEscalationHandler } from './escalation-handlers.ts';
import {
  findDefinition,
  readCaughtError,
  readCaughtEscalation,
  readConditionalEvent,
  readMessageEvent,
  readSignalEvent,
} from './event-definitions.ts';
import { declareCondition, declareMessage, declareSignal } from './subscriptions.ts';
import { checkCaughtCompensation } from './thrown-compensation.ts';
import { readTimer, warnOfCycle } from './timers.ts';

/** Compiles the start event of a subprocess; in an event subprocess it waits in the scope around that. */
export function compileSubprocessStart(
  compilation: Compilation,
  element: XmlElement,
  draft: ActivityDraft,
  scopeElement: XmlElement,
  scope: ActivityDraft,
): void {
  if (scope.initial) {
    compilation.problems.error('multiple start events not supported for subprocess', scopeElement, draft.id);
  } else {
    scope.initial = draft;
  }
  if (!scope.triggeredByEvent) {
    refuseEvents(compilation, element, draft);
    return;
  }
  const interrupting = (element.attribute('isInterrupting') ?? 'true').toLowerCase() === 'true';
  setEventScope(draft, scope.parent);
  const event = compileEvent(compilation, element, draft, scope, interrupting);
  if (event) draft.model.behavior = { kind: 'eventStart', event, interrupting };
}

const refused = [
  ['conditionalEventDefinition', 'conditionalEventDefinition is not allowed on start event within a subprocess'],
  ['timerEventDefinition', 'timerEventDefinition is not allowed on start event within a subprocess'],
  ['escalationEventDefinition', 'escalationEventDefinition is not allowed on start event within a subprocess'],
  ['compensateEventDefinition', 'compensateEventDefinition is not allowed on start event within a subprocess'],
  ['errorEventDefinition', 'errorEventDefinition only allowed on start event if subprocess is an event subprocess'],
  ['messageEventDefinition', 'messageEventDefinition only allowed on start event if subprocess is an event subprocess'],
  ['signalEventDefinition', 'signalEventDefintion only allowed on start event if subprocess is an event subprocess'],
] as const;

function refuseEvents({ problems }: Compilation, element: XmlElement, draft: ActivityDraft): void {
  for (const [tag, message] of refused) {
    const definition = element.element(tag);
    if (definition) problems.error(message, definition, draft.id);
  }
}

/** In the order in which Camunda looks for them. */
const definitionTags = [
  'errorEventDefinition',
  'messageEventDefinition',
  'signalEventDefinition',
  'timerEventDefinition',
  'compensateEventDefinition',
  'escalationEventDefinition',
  'conditionalEventDefinition',
];

function compileEvent(
  compilation: Compilation,
  element: XmlElement,
  draft: ActivityDraft,
  scope: ActivityDraft,
  interrupting: boolean,
): EventDefinition | undefined {
  const { problems } = compilation;
  const around = scope.parent;
  const definition = findDefinition(element, definitionTags);
  if (!definition) {
    const message =
      "start event of event subprocess must be of type 'error', 'message', 'timer', 'signal', 'compensation' or 'escalation'";
    problems.error(message, element);
    return undefined;
  }
  switch (definition.tag) {
    case 'errorEventDefinition':
      if (!interrupting) problems.error('error start event of event subprocess must be interrupting', element);
      draft.model.type = 'errorStartEvent';
      return readCaughtError(compilation, definition);
    case 'timerEventDefinition':
      draft.model.type = 'startTimerEvent';
      return compileTimer(compilation, definition, draft, interrupting);
    case 'compensateEventDefinition':
      draft.model.type = 'compensationStartEvent';
      return compileCompensation(compilation, element, definition, draft, scope);
    case 'escalationEventDefinition': {
      draft.model.type = 'escalationStartEvent';
      const event = readCaughtEscalation(compilation, definition, draft.id);
      declareEscalationHandler(compilation, event, 'subprocess', {
        scope: around,
        element: definition,
        activityId: draft.id,
      });
      return event;
    }
    default:
      return compileSubscription(compilation, definition, draft, around);
  }
}

function compileTimer(
  compilation: Compilation,
  definition: XmlElement,
  draft: ActivityDraft,
  interrupting: boolean,
): EventDefinition {
  const event = readTimer(compilation, definition, draft);
  if (interrupting) warnOfCycle(compilation, definition, 'interrupting start', draft.id);
  return event;
}

function compileSubscription(
  compilation: Compilation,
  definition: XmlElement,
  draft: ActivityDraft,
  around: ScopeDraft,
): EventDefinition {
  const place = { scope: around, element: definition, activityId: draft.id };
  if (definition.tag === 'messageEventDefinition') {
    draft.model.type = 'messageStartEvent';
    const event = readMessageEvent(compilation, definition, draft.id);
    declareMessage(compilation, event, place);
    return event;
  }
  if (definition.tag === 'signalEventDefinition') {
    draft.model.type = 'signalStartEvent';
    const event = readSignalEvent(compilation, definition, draft.id, 'catch');
    if (!event) throw new EngineFault('a signal event without a signal');
    declareSignal(compilation, event, place);
    return event;
  }
  draft.model.type = 'conditionalStartEvent';
  const { event, text } = readConditionalEvent(compilation, definition, draft.id);
  declareCondition(compilation, text, place);
  return event;
}

function compileCompensation(
  compilation: Compilation,
  element: XmlElement,
  definition: XmlElement,
  draft: ActivityDraft,
  scope: ActivityDraft,
): EventDefinition {
  const { problems } = compilation;
  scope.isCompensationHandler = true;
  scope.model.isForCompensation = true;
  const around = scope.parent;
  if (!isActivity(around)) {
    const message =
      'event subprocess with compensation start event is only supported for embedded subprocess (since throwing compensation through a call activity-induced process hierarchy is not supported)';
    problems.error(message, element);
    throw new EngineFault(message);
  }
  if (!around.compensationHandler) {
    around.compensationHandler = scope;
    around.model.compensationHandler = scope.model;
  } else if (around.compensationHandler.isSubProcessScope) {
    const message = 'multiple event subprocesses with compensation start event are not supported on the same scope';
    problems.error(message, element);
  } else {
    const message =
      'compensation boundary event and event subprocess with compensation start event are not supported on the same scope';
    problems.error(message, element);
  }
  checkCaughtCompensation(compilation, definition, draft.id);
  return { kind: 'compensation' };
}
