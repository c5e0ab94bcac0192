import { handlerTask } from './activities.ts';
import { add, type Place } from './draft.ts';

/** Adds what undoes an activity: a boundary event and its handler. */
export function addHandlerOf(place: Place, host: string): void {
  const boundary = add(place, 'undoes', { tag: 'boundaryEvent', attachedTo: host, event: { kind: 'compensate' } });
  add(place, 'undo', { ...handlerTask(place), handlerOf: boundary });
}
