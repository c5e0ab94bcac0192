import type { XmlElement } from '@stepwright/model/xml';
import type { Behavior } from '../model/behavior.ts';
import { draftActivity, readAsync } from './activity-basics.ts';
import type { Compilation } from './compilation.ts';
import { type ActivityDraft, isActivity, type ScopeDraft } from './draft.ts';
import { findDefinition, readSignalEvent, readThrownEscalation } from './event-definitions.ts';
import { readIoMapping } from './io-mapping.ts';
import { checkListeners } from './listeners.ts';
import { setRetryCycle } from './retry-cycle.ts';
import { compileServiceTaskLike, isServiceTaskLike } from './service-task.ts';
import { thrown } from './throw-event.ts';
import { readThrownCompensation } from './thrown-compensation.ts';

/** Compiles the end events of a scope. */
export function compileEndEvents(compilation: Compilation, scopeElement: XmlElement, scope: ScopeDraft): void {
  for (const element of scopeElement.elements('endEvent')) {
    const draft = draftActivity(compilation, element, scope);
    compileEvent(compilation, element, draft, scope);
    readIoMapping(compilation, element, draft);
    readAsync(element, draft);
    checkListeners(compilation, element);
    setRetryCycle(compilation, element, draft);
  }
}

/** The first kind of event that the element defines, in the order in which Camunda looks for them. */
const definitionTags = [
  'errorEventDefinition',
  'cancelEventDefinition',
  'terminateEventDefinition',
  'messageEventDefinition',
  'signalEventDefinition',
  'compensateEventDefinition',
  'escalationEventDefinition',
];

function compileEvent(compilation: Compilation, element: XmlElement, draft: ActivityDraft, scope: ScopeDraft): void {
  const definition = findDefinition(element, definitionTags);
  const { model } = draft;
  switch (definition?.tag) {
    case 'errorEventDefinition':
      compileError(compilation, definition, draft);
      break;
    case 'cancelEventDefinition':
      compileCancel(compilation, definition, draft, scope);
      break;
    case 'terminateEventDefinition':
      model.type = 'terminateEndEvent';
      model.behavior = { kind: 'terminateEnd' };
      break;
    case 'messageEventDefinition':
      // Without an implementation it passes on, and keeps the type of the element.
      if (!isServiceTaskLike(definition)) break;
      compileServiceTaskLike(compilation, 'messageEndEvent', definition, draft);
      model.type = 'messageEndEvent';
      break;
    case 'signalEventDefinition':
      model.type = 'signalEndEvent';
      model.behavior = thrown(readSignalEvent(compilation, definition, draft.id, 'throw'));
      break;
    case 'compensateEventDefinition':
      model.type = 'compensationEndEvent';
      model.behavior = thrown(readThrownCompensation(compilation, definition, scope, element.id));
      model.isScope = true;
      break;
    case 'escalationEventDefinition': {
      model.type = 'escalationEndEvent';
      const missingCode = "escalation end event must have an 'escalationCode'";
      model.behavior = thrown(readThrownEscalation(compilation, definition, draft.id, missingCode));
      break;
    }
    default:
      model.type = 'noneEndEvent';
  }
}

function compileError({ problems, definitions }: Compilation, definition: XmlElement, draft: ActivityDraft): void {
  const reference = definition.attribute('errorRef');
  if (!reference) {
    problems.error("'errorRef' attribute is mandatory on error end event", definition, draft.id);
    return;
  }
  const error = definitions.errors.get(reference);
  if (error && !error.code) {
    const message = `'errorCode' is mandatory on errors referenced by throwing error event definitions, but the error '${error.id}' does not define one.`;
    problems.error(message, definition, draft.id);
  }
  draft.model.type = 'errorEndEvent';
  const code = error ? (error.code ?? '') : reference;
  const messageText = error?.messageText;
  const event = { kind: 'error', code, ...(messageText === undefined ? {} : { messageText }) } as const;
  draft.model.behavior = { kind: 'throw', event };
}

function compileCancel(
  { problems }: Compilation,
  definition: XmlElement,
  draft: ActivityDraft,
  scope: ScopeDraft,
): void {
  if (!isActivity(scope) || scope.model.type !== 'transaction') {
    const message = 'end event with cancelEventDefinition only supported inside transaction subprocess';
    problems.error(message, definition, draft.id);
    return;
  }
  draft.model.type = 'cancelEndEvent';
  const behavior: Behavior = { kind: 'throw', event: { kind: 'cancel' } };
  draft.model.behavior = behavior;
  draft.model.isScope = true;
}
