import type { FuzzEvent, FuzzScope } from '../model/fuzz-model.ts';
import { add, inside, type Place, waitingTime } from './draft.ts';
import { caught, watching } from './events.ts';
import { fillScope } from './scopes.ts';

/** Kinds of event subprocesses, as themes name them. */
export const EVENT_SUBPROCESS_KINDS: readonly string[] = [
  'message event subprocess',
  'timer event subprocess',
  'signal event subprocess',
  'error event subprocess',
  'escalation event subprocess',
  'conditional event subprocess',
  'compensate event subprocess',
];

/** What waits for compensation stands in subprocesses only. */
export function mayHandle(place: Place, kind: string): boolean {
  if (place.kind === 'eventSubprocess') return false;
  return kind !== 'compensate event subprocess' || place.kind === 'subprocess';
}

/** Adds an event subprocess to the scope; `wanted` is its event. */
export function addEventSubprocess(place: Place, kind: string, wanted?: FuzzEvent): void {
  const { random } = place.draft;
  const what = kind.split(' ')[0] ?? '';
  const inner: FuzzScope = { nodes: [], flows: [] };
  const goesOn = !['error', 'compensate'].includes(what) && random.chance(0.5);
  add(place, 'handles', { tag: 'subProcess', attributes: { triggeredByEvent: true }, inner });
  const within = inside(place, 'eventSubprocess', inner);
  fillScope(within, 1, {
    tag: 'startEvent',
    ...(goesOn ? { attributes: { isInterrupting: false } } : {}),
    event: wanted ?? eventOf(within, what, goesOn),
  });
}

function eventOf(place: Place, kind: string, goesOn: boolean): FuzzEvent {
  if (kind === 'compensate') return { kind };
  if (kind === 'conditional' && goesOn) return watching(place, true);
  if (kind !== 'timer' || !goesOn || place.draft.random.chance(0.5)) return caught(place, kind);
  return { kind, timer: { form: 'cycle', text: `R2/${waitingTime(place)}` } };
}
