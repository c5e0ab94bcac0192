import type { XmlElement } from '@stepwright/model/xml';
import { bodyAround } from './activity-basics.ts';
import type { Compilation } from './compilation.ts';
import type { ActivityDraft } from './draft.ts';
import { EngineFault } from './engine-fault.ts';

/** The namespace that `failedJobRetryTimeCycle` came from. */
const foxNamespace = 'http://www.camunda.com/fox';

/**
 * Sets `camunda:failedJobRetryTimeCycle` of an activity that makes jobs. On a multi-instance activity the element says it for the body and its
 * loop characteristics for the inner activity.
 */
export function setRetryCycle(compilation: Compilation, element: XmlElement, draft: ActivityDraft): void {
  const body = bodyAround(draft);
  if (!body) {
    if (isAsync(draft)) setRetryCycleAlways(compilation, element, draft);
    return;
  }
  if (isAsync(body)) setRetryCycleAlways(compilation, element, body);
  if (!isAsync(draft)) return;
  const loop = element.element('multiInstanceLoopCharacteristics');
  if (!loop) throw new EngineFault('an asynchronous activity in a multi-instance body has no loop characteristics');
  setRetryCycleAlways(compilation, loop, draft);
}

export function isAsync(draft: ActivityDraft): boolean {
  return draft.model.asyncBefore || draft.model.asyncAfter;
}

/** Sets `camunda:failedJobRetryTimeCycle` whether or not the activity is asynchronous. */
export function setRetryCycleAlways({ expression }: Compilation, element: XmlElement, draft: ActivityDraft): void {
  const extensions = element.element('extensionElements');
  const cycle =
    extensions?.elementIn(foxNamespace, 'failedJobRetryTimeCycle') ??
    extensions?.camundaElement('failedJobRetryTimeCycle');
  if (cycle && cycle.text !== '') draft.model.retryTimeCycle = expression(cycle.text, cycle);
}
