import type { XmlElement } from '@stepwright/model/xml';
import { draftActivity, readAsync } from './activity-basics.ts';
import type { Compilation } from './compilation.ts';
import { type ActivityDraft, type ScopeDraft, setEventScope } from './draft.ts';
import { readMessageEvent } from './event-definitions.ts';
import { checkListeners } from './listeners.ts';
import { setRetryCycle } from './retry-cycle.ts';
import { faultOfScript } from './scripts.ts';
import { declareMessage } from './subscriptions.ts';
import { reportUnsupported } from './unsupported.ts';

/** Compiles an abstract or manual task: it only passes on. */
export function compilePassingTask(compilation: Compilation, element: XmlElement, scope: ScopeDraft): ActivityDraft {
  const draft = draftActivity(compilation, element, scope);
  readAsync(element, draft);
  checkListeners(compilation, element);
  // Camunda reads no retry cycle of manual tasks.
  if (element.tag !== 'manualTask') setRetryCycle(compilation, element, draft);
  return draft;
}

/** Compiles a receive task; without a message it waits for a signal of its execution. */
export function compileReceiveTask(compilation: Compilation, element: XmlElement, scope: ScopeDraft): ActivityDraft {
  const draft = draftActivity(compilation, element, scope);
  draft.model.behavior = { kind: 'receiveTask' };
  readAsync(element, draft);
  checkListeners(compilation, element);
  if (element.attributes.has('messageRef')) {
    draft.model.isScope = true;
    setEventScope(draft, draft);
    const event = readMessageEvent(compilation, element, draft.id);
    declareMessage(compilation, event, { scope: draft, element, activityId: draft.id });
    draft.model.behavior = { kind: 'receiveTask', event };
  }
  setRetryCycle(compilation, element, draft);
  return draft;
}

/** Refuses a script task, as a problem of the model when it has no script. */
export function compileScriptTask(compilation: Compilation, element: XmlElement, scope: ScopeDraft): ActivityDraft {
  const draft = draftActivity(compilation, element, scope);
  const script = element.element('script');
  const parts = {
    language: element.attribute('scriptFormat') ?? 'juel',
    source: script?.text,
    resource: element.camunda('resource'),
  };
  const fault = faultOfScript(compilation, parts, script ?? element);
  if (fault !== undefined) {
    const message = `Unable to process ScriptTask: ${fault}`;
    if (script) compilation.problems.error(message, script);
    else compilation.problems.placelessError(message, element);
    return draft;
  }
  const instead = 'do it in an external task, or in input and output mappings';
  reportUnsupported(compilation.problems, 'a script task', element, instead);
  readAsync(element, draft);
  checkListeners(compilation, element);
  return draft;
}
