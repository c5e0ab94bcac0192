import type { XmlElement } from '@stepwright/model/xml';
import type { EventDefinition } from '../model/event-definition.ts';
import { draftActivity, setAsync } from './activity-basics.ts';
import type { Compilation } from './compilation.ts';
import { type ActivityDraft, findAtLevel, multiInstanceBodyOf, type ScopeDraft, setEventScope } from './draft.ts';
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
import { refuseIoMapping } from './io-mapping.ts';
import { checkListeners } from './listeners.ts';
import { isAsync, setRetryCycleAlways } from './retry-cycle.ts';
import { declareCondition, declareMessage, declareSignal } from './subscriptions.ts';
import { checkCaughtCompensation } from './thrown-compensation.ts';
import { readTimer, warnOfCycle } from './timers.ts';

/** Compiles the boundary events of a scope. */
export function compileBoundaryEvents(compilation: Compilation, scopeElement: XmlElement, scope: ScopeDraft): void {
  for (const element of scopeElement.elements('boundaryEvent')) {
    const draft = compileBoundaryEvent(compilation, element, scope);
    refuseIoMapping(compilation, element);
    checkListeners(compilation, element);
    if (draft.model.type === 'boundaryTimer' || isAsync(draft)) setRetryCycleAlways(compilation, element, draft);
  }
}

/** A boundary event while it is compiled. */
interface Boundary {
  readonly element: XmlElement;
  readonly draft: ActivityDraft;
  /** The activity that `attachedToRef` names. */
  readonly attached: ActivityDraft;
  /** Where it waits: the body of a multi-instance activity, except for compensation. */
  readonly host: ActivityDraft;
  readonly interrupting: boolean;
}

function compileBoundaryEvent(compilation: Compilation, element: XmlElement, scope: ScopeDraft): ActivityDraft {
  const { problems } = compilation;
  const attachedId = element.attribute('attachedToRef');
  if (!attachedId) problems.error('AttachedToRef is required when using a timerEventDefinition', element);
  const definition = findDefinition(element, definitionTags);
  const draft = draftActivity(compilation, element, scope);
  setAsync(element, draft);
  const attached = findAtLevel(scope, attachedId);
  if (!attached) {
    const message =
      'Invalid reference in boundary event. Make sure that the referenced activity is defined in the same scope as the boundary event';
    problems.error(message, element);
    throw new EngineFault(message);
  }
  const isCompensation = definition?.tag === 'compensateEventDefinition';
  const host = isCompensation ? attached : (multiInstanceBodyOf(attached) ?? attached);
  if (!isCompensation) host.model.isScope = true;
  setEventScope(draft, host);
  const interrupting = (element.attribute('cancelActivity') ?? 'true').toLowerCase() === 'true';
  const event = compileEvent(compilation, definition, { element, draft, attached, host, interrupting });
  if (event) draft.model.behavior = { kind: 'boundary', event, host: host.model, interrupting };
  return draft;
}

/** In the order in which Camunda looks for them. */
const definitionTags = [
  'timerEventDefinition',
  'errorEventDefinition',
  'signalEventDefinition',
  'cancelEventDefinition',
  'compensateEventDefinition',
  'messageEventDefinition',
  'escalationEventDefinition',
  'conditionalEventDefinition',
];

function compileEvent(
  compilation: Compilation,
  definition: XmlElement | undefined,
  boundary: Boundary,
): EventDefinition | undefined {
  switch (definition?.tag) {
    case 'timerEventDefinition':
      return compileTimer(compilation, definition, boundary);
    case 'errorEventDefinition':
      boundary.draft.model.type = 'boundaryError';
      return readCaughtError(compilation, definition);
    case 'signalEventDefinition':
      return compileSignal(compilation, definition, boundary);
    case 'cancelEventDefinition':
      return compileCancel(compilation, definition, boundary);
    case 'compensateEventDefinition':
      return compileCompensation(compilation, definition, boundary);
    case 'messageEventDefinition':
      return compileMessage(compilation, definition, boundary);
    case 'escalationEventDefinition':
      return compileEscalation(compilation, definition, boundary);
    case 'conditionalEventDefinition':
      return compileCondition(compilation, definition, boundary);
    default:
      compilation.problems.error('Unsupported boundary event type', boundary.element);
      return undefined;
  }
}

function compileTimer(compilation: Compilation, definition: XmlElement, boundary: Boundary): EventDefinition {
  const { draft } = boundary;
  draft.model.type = 'boundaryTimer';
  const event = readTimer(compilation, definition, draft);
  if (boundary.interrupting) warnOfCycle(compilation, definition, 'cancelling boundary', draft.id);
  return event;
}

function compileSignal(compilation: Compilation, definition: XmlElement, { draft, host }: Boundary): EventDefinition {
  draft.model.type = 'boundarySignal';
  const event = readSignalEvent(compilation, definition, draft.id, 'catch');
  if (draft.id === undefined) compilation.problems.error('boundary event has no id', definition);
  if (!event) throw new EngineFault('a signal event without a signal');
  declareSignal(compilation, event, { scope: host, element: definition, activityId: draft.id });
  return event;
}

function compileMessage(compilation: Compilation, definition: XmlElement, { draft, host }: Boundary): EventDefinition {
  draft.model.type = 'boundaryMessage';
  const event = readMessageEvent(compilation, definition, draft.id);
  if (draft.id === undefined) compilation.problems.error('boundary event has no id', definition);
  declareMessage(compilation, event, { scope: host, element: definition, activityId: draft.id });
  return event;
}

function compileCondition(
  compilation: Compilation,
  definition: XmlElement,
  { draft, host }: Boundary,
): EventDefinition {
  draft.model.type = 'boundaryConditional';
  const { event, text } = readConditionalEvent(compilation, definition, draft.id);
  declareCondition(compilation, text, { scope: host, element: definition, activityId: draft.id });
  return event;
}

function compileEscalation(
  compilation: Compilation,
  definition: XmlElement,
  { element, draft, attached, host }: Boundary,
): EventDefinition | undefined {
  const { kind } = attached.model.behavior;
  if (!attached.isSubProcessScope && kind !== 'callActivity' && kind !== 'userTask') {
    const message =
      'An escalation boundary event should only be attached to a subprocess, a call activity or an user task';
    compilation.problems.error(message, element);
    return undefined;
  }
  draft.model.type = 'boundaryEscalation';
  const event = readCaughtEscalation(compilation, definition, draft.id);
  declareEscalationHandler(compilation, event, 'boundary', { scope: host, element: definition, activityId: draft.id });
  return event;
}

function compileCancel(
  { problems }: Compilation,
  definition: XmlElement,
  { draft, attached, host }: Boundary,
): EventDefinition {
  draft.model.type = 'cancelBoundaryCatch';
  if (attached.model.type !== 'transaction') {
    const message = 'boundary event with cancelEventDefinition only supported on transaction subprocesses';
    problems.error(message, definition, draft.id);
  }
  // Camunda looks for events of the transaction inside of a body, so it does not see a second one on a multi-instance transaction.
  const earlier = attached === host ? countAttached(host, draft.model.type) : 0;
  for (let count = 0; count < earlier; count += 1) {
    const message = 'multiple boundary events with cancelEventDefinition not supported on same transaction subprocess';
    problems.error(message, definition, draft.id);
  }
  return { kind: 'cancel' };
}

function compileCompensation(
  compilation: Compilation,
  definition: XmlElement,
  { draft, host }: Boundary,
): EventDefinition {
  draft.model.type = 'compensationBoundaryCatch';
  const earlier = countAttached(host, draft.model.type);
  for (let count = 0; count < earlier; count += 1) {
    const message = 'multiple boundary events with compensateEventDefinition not supported on same activity';
    compilation.problems.error(message, definition, draft.id);
  }
  checkCaughtCompensation(compilation, definition, draft.id);
  return { kind: 'compensation' };
}

/** Counts a boundary event; answers how many of its type were attached before. */
function countAttached({ attachedCounts }: ActivityDraft, type: string): number {
  const earlier = attachedCounts.get(type) ?? 0;
  attachedCounts.set(type, earlier + 1);
  return earlier;
}
