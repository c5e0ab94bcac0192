import type { FuzzEvent } from '../model/fuzz-model.ts';
import { add, connect, fresh, type Place } from './draft.ts';

/** Kinds of start events that may stand beside the plain one, as themes name them. */
export const PLAIN_START_COMPANIONS: readonly string[] = ['message start', 'signal start', 'conditional start'];

/** Adds another start event to a process, which leads to `to`. */
export function addStart(place: Place, kind: string, to: string): void {
  const what = kind.split(' ')[0] ?? '';
  connect(place, add(place, 'begin', { tag: 'startEvent', event: eventOf(place, what) }), to);
}

/** A process never throws the signal that starts it: that would never end. */
function eventOf(place: Place, kind: string): FuzzEvent {
  const { random } = place.draft;
  switch (kind) {
    case 'message':
      return { kind, of: fresh(place, 'begins') };
    case 'signal':
      return { kind, of: fresh(place, 'starting') };
    case 'conditional':
      return { kind, of: `\${${random.pick(['w', 'z'])} > ${random.below(3)}}` };
    default:
      return { kind: 'timer', timer: random.pick(START_TIMERS) };
  }
}

const START_TIMERS = [
  { form: 'cycle', text: 'R2/PT10M' },
  { form: 'duration', text: 'PT5M' },
  { form: 'date', text: '2030-01-01T00:20:00Z' },
] as const;
