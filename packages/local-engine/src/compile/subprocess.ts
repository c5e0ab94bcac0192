import type { XmlElement } from '@stepwright/model/xml';
import { draftActivity, readAsync } from './activity-basics.ts';
import { type Compilation, parseBoolean } from './compilation.ts';
import type { ActivityDraft, ScopeDraft } from './draft.ts';
import { EngineFault } from './engine-fault.ts';
import { setRetryCycle } from './retry-cycle.ts';
import { reportUnsupported } from './unsupported.ts';

/** Compiles an embedded subprocess, an event subprocess or a transaction, and everything in it. */
export function compileSubprocess(compilation: Compilation, element: XmlElement, scope: ScopeDraft): ActivityDraft {
  const draft = draftActivity(compilation, element, scope);
  draft.isSubProcessScope = true;
  draft.model.isScope = true;
  readAsync(element, draft);
  draft.triggeredByEvent = isTriggeredByEvent(element);
  if (draft.triggeredByEvent) {
    draft.eventScope = scope;
    draft.model.eventScope = scope.model;
  }
  compilation.compileScope(compilation, element, draft);
  setBehavior(compilation, element, draft);
  setRetryCycle(compilation, element, draft);
  return draft;
}

function isTriggeredByEvent(element: XmlElement): boolean {
  if (element.tag === 'transaction') return false;
  const value = parseBoolean(element.attribute('triggeredByEvent') ?? 'false');
  if (value === undefined) throw new EngineFault(`'${element.attribute('triggeredByEvent')}' is no boolean`);
  return value;
}

function setBehavior({ problems }: Compilation, element: XmlElement, draft: ActivityDraft): void {
  const start = draft.initial?.model;
  if (!start) {
    // Camunda reports it for subprocesses, and lets a transaction fail when it is entered.
    if (element.tag === 'transaction') {
      reportUnsupported(problems, 'a transaction without a start event', element, 'give it a none start event');
    }
    return;
  }
  if (draft.triggeredByEvent) draft.model.behavior = { kind: 'eventSubProcess', start };
  else
    draft.model.behavior = { kind: draft.model.type === 'transaction' ? 'transaction' : 'subProcess', initial: start };
}
