import type { FuzzEvent } from '../model/fuzz-model.ts';
import { add, connect, type Piece, type Place, waitingTime } from './draft.ts';
import { addEnd } from './ends.ts';
import { caught, watching } from './events.ts';
import { addHandlerOf } from './undo.ts';

/** Kinds of boundary events, as themes name them; `cancel boundary` belongs to transactions. */
export const BOUNDARY_KINDS: readonly string[] = [
  'message boundary',
  'timer boundary',
  'signal boundary',
  'error boundary',
  'escalation boundary',
  'conditional boundary',
  'compensate boundary',
];

/** Escalations are caught on these only. */
const ESCALATION_HOSTS = ['subProcess', 'transaction', 'callActivity', 'userTask'];

/** Whether the activity may have such a boundary event. */
export function mayHost(place: Place, host: string, kind: string): boolean {
  const tag = place.scope.nodes.find(({ id }) => id === host)?.tag ?? '';
  return kind !== 'escalation boundary' || ESCALATION_HOSTS.includes(tag);
}

/** Adds a boundary event and its way, which ends by itself or comes back behind the activity; the exit may be another then. */
export function addBoundary(
  place: Place,
  host: Piece,
  kind: string,
  hostId: string = host.entry,
  wanted?: FuzzEvent,
): Piece {
  const { random } = place.draft;
  const what = kind.split(' ')[0] ?? '';
  if (what === 'compensate') {
    addHandlerOf(place, hostId);
    return host;
  }
  const goesOn = !['error', 'cancel'].includes(what) && random.chance(0.45);
  const event = wanted ?? eventOf(place, what, goesOn);
  const attributes = goesOn ? { attributes: { cancelActivity: false } } : {};
  const boundary = add(place, 'bound', { tag: 'boundaryEvent', attachedTo: hostId, ...attributes, event });
  return continueFrom(place, host, boundary);
}

function eventOf(place: Place, kind: string, goesOn: boolean): FuzzEvent {
  const { random } = place.draft;
  if (kind === 'cancel') return { kind };
  if (kind === 'conditional' && goesOn) return watching(place, true);
  if (kind !== 'timer' || !goesOn || random.chance(0.4)) return caught(place, kind);
  return { kind, timer: { form: 'cycle', text: `R2/${waitingTime(place)}` } };
}

/** The way from an event on: to an end of its own, or back to the way of the host. */
function continueFrom(place: Place, host: Piece, from: string): Piece {
  const { random } = place.draft;
  const handler: Place = { ...place, inHandler: true };
  const way = random.chance(0.7) ? place.draft.way(handler, 1) : undefined;
  if (way !== undefined) connect(place, from, way.entry);
  const last = way === undefined ? from : way.exit;
  if (last === undefined) return host;
  if (host.exit === undefined || random.chance(0.6)) {
    connect(place, last, addEnd(handler));
    return host;
  }
  const merge = add(place, 'merge', { tag: 'exclusiveGateway' });
  connect(place, host.exit, merge);
  connect(place, last, merge);
  return { entry: host.entry, exit: merge };
}
