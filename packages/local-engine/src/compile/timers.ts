import type { XmlElement } from '@stepwright/model/xml';
import type { TimerEvent } from '../model/event-definition.ts';
import type { Compilation } from './compilation.ts';
import type { ActivityDraft } from './draft.ts';
import { EngineFault } from './engine-fault.ts';

const timerElements = [
  { tag: 'timeDate', timer: 'date' },
  { tag: 'timeCycle', timer: 'cycle' },
  { tag: 'timeDuration', timer: 'duration' },
] as const;

/**
 * Reads a timer. Its text is not checked here: Camunda resolves it when the timer is created, for start events at the end of the deployment.
 * @throws {EngineFault} when it says no time, after reporting that
 */
export function readTimer(
  { problems, expression }: Compilation,
  element: XmlElement,
  draft: ActivityDraft,
): TimerEvent {
  for (const { tag, timer } of timerElements) {
    const time = element.element(tag);
    if (time && draft.id === undefined) problems.error('Attribute "id" is required!', element);
    if (time) return { kind: 'timer', timer, expression: expression(time.text.trim(), time) };
  }
  const message = 'Timer needs configuration (either timeDate, timeCycle or timeDuration is needed).';
  problems.error(message, element, draft.id);
  throw new EngineFault(message);
}

/** Warns about a cycle where the timer can fire only once. */
export function warnOfCycle(
  { problems }: Compilation,
  element: XmlElement,
  kind: 'cancelling boundary' | 'interrupting start',
  ownerId: string | undefined,
): void {
  const cycle = element.element('timeCycle');
  if (!cycle) return;
  problems.warning(`It is not recommended to use a ${kind} timer event with a time cycle.`, cycle, ownerId);
}
