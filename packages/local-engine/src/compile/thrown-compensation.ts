import type { XmlElement } from '@stepwright/model/xml';
import type { CompensationEvent } from '../model/event-definition.ts';
import type { Compilation } from './compilation.ts';
import { findAtLevel, type ScopeDraft } from './draft.ts';

/** Reads what a compensation event compensates. */
export function readThrownCompensation(
  { problems }: Compilation,
  element: XmlElement,
  scope: ScopeDraft,
  ownerId: string | undefined,
): CompensationEvent {
  const activityId = element.attribute('activityRef');
  if (activityId !== undefined && !findAtLevel(scope, activityId)) {
    // An event subprocess compensates the activities around it.
    const around = scope.triggeredByEvent && scope.parent ? scope.parent : scope;
    if (!findAtLevel(around, activityId)) {
      const message = `Invalid attribute value for 'activityRef': no activity with id '${activityId}' in scope '${around.id ?? 'null'}'`;
      around.awaited.set(activityId, () => problems.error(message, element, ownerId));
    }
  }
  const waitForCompletion = (element.attribute('waitForCompletion') ?? 'true') === 'true';
  if (!waitForCompletion) {
    const message =
      "Unsupported attribute value for 'waitForCompletion': 'waitForCompletion=false' is not supported. Compensation event will wait for compensation to join.";
    problems.warning(message, element, ownerId);
  }
  return { kind: 'compensation', ...(activityId === undefined ? {} : { activityId }) };
}

/** Warns of what a catching compensation event ignores. */
export function checkCaughtCompensation(
  { problems }: Compilation,
  element: XmlElement,
  ownerId: string | undefined,
): void {
  for (const attribute of ['activityRef', 'waitForCompletion']) {
    if (!element.attributes.has(attribute)) continue;
    const message = `attribute '${attribute}' is not supported on catching compensation event. attribute will be ignored`;
    problems.warning(message, element, ownerId);
  }
}
