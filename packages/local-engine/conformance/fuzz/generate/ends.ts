import type { FuzzEvent } from '../model/fuzz-model.ts';
import { asyncAttributes } from './decorate.ts';
import { add, ERROR_CODES, ESCALATION_CODES, type Place, SIGNALS } from './draft.ts';
import { messageByWorker } from './events.ts';

/** Kinds of end events besides the plain one, as themes name them. */
export const END_KINDS: readonly string[] = [
  'message end',
  'signal end',
  'error end',
  'escalation end',
  'compensate end',
  'terminate end',
  'cancel end',
];

/** Whether an end of this kind may stand here. */
export function mayEnd(place: Place, kind: string): boolean {
  if (kind === 'cancel end') return place.kind === 'transaction';
  if (kind === 'signal end') return !place.inHandler;
  if (kind === 'error end' || kind === 'escalation end') return !place.inEventSubprocess;
  return true;
}

/** Adds an end event, of any kind that may stand here unless one is wanted. */
export function addEnd(place: Place, wanted?: string): string {
  const { random } = place.draft;
  const kinds = END_KINDS.filter((kind) => mayEnd(place, kind) && kind !== 'cancel end');
  const kind = wanted ?? (random.chance(0.75) ? undefined : random.pick(kinds));
  const event = kind === undefined ? undefined : eventOf(place, kind.split(' ')[0] ?? '');
  const asynchronous = random.chance(0.3) ? asyncAttributes(place) : {};
  const attributes = Object.keys(asynchronous).length === 0 ? {} : { attributes: asynchronous };
  return add(place, 'end', { tag: 'endEvent', ...attributes, ...(event === undefined ? {} : { event }) });
}

function eventOf(place: Place, kind: string): FuzzEvent {
  const { random } = place.draft;
  switch (kind) {
    case 'message':
      return messageByWorker(place);
    case 'signal':
      return { kind, of: random.pick(SIGNALS) };
    case 'error':
      return { kind, of: random.pick(ERROR_CODES) };
    case 'escalation':
      return { kind, of: random.pick(ESCALATION_CODES) };
    case 'compensate':
    case 'cancel':
      return { kind };
    default:
      return { kind: 'terminate' };
  }
}
