import type { ProcessGraph } from '@stepwright/model/graph';
import { setContent } from '../edits/set-content.ts';
import type { Mutation } from '../mutation.ts';
import { eventsOf } from './events-of.ts';
import { otherTimes } from './other-times.ts';

/**
 * Sets each timer for another time: durations for twice and for half as long, dates for a day later, cycles for one repetition less and for
 * other intervals. Timers that an expression or a cron text sets are left alone: what time that is, the model does not say.
 */
export function changeTimer(process: ProcessGraph): readonly Mutation[] {
  return eventsOf(process).flatMap(({ node: { id }, event: { timer } }) =>
    otherTimes(timer?.text ?? '').map(
      ({ detail, text }): Mutation => ({
        element: id,
        detail,
        at: timer?.element as NonNullable<typeof timer>['element'],
        description: `the timer ${id} is set for ${text}, not for ${timer?.text}`,
        edits: () => (timer ? [setContent(process.file.text, timer.element, text)] : []),
      }),
    ),
  );
}
