import type { FuzzEvent } from '../model/fuzz-model.ts';
import { addTask, addWaitingTask } from './activities.ts';
import { asyncAttributes } from './decorate.ts';
import {
  add,
  connect,
  ERROR_CODES,
  ESCALATION_CODES,
  fresh,
  type Piece,
  type Place,
  SIGNALS,
  WATCHED,
  waitingTime,
} from './draft.ts';
import { addHandlerOf } from './undo.ts';

/** Kinds of intermediate events, as themes name them. */
export const INTERMEDIATE_KINDS: readonly string[] = [
  'none throw',
  'message throw',
  'signal throw',
  'escalation throw',
  'compensate throw',
  'link throw',
  'message catch',
  'timer catch',
  'signal catch',
  'conditional catch',
];

/** Whether an event of this kind may stand here. */
export function mayStand(place: Place, kind: string): boolean {
  if (kind === 'signal throw') return !place.inHandler;
  if (kind === 'escalation throw') return !place.inEventSubprocess;
  return true;
}

/** Adds an intermediate event. */
export function intermediate(place: Place, kind: string): Piece {
  const [what = '', position = ''] = kind.split(' ');
  if (what === 'link') return link(place);
  if (what === 'compensate') return compensateThrow(place);
  if (position === 'catch') return one(catchEvent(place, caught(place, what)));
  return one(throwEvent(place, what));
}

/** Adds a catching event. */
export function catchEvent(place: Place, event: FuzzEvent): string {
  const asynchronous = asyncAttributes(place);
  return add(place, 'catch', {
    tag: 'intermediateCatchEvent',
    ...(Object.keys(asynchronous).length === 0 ? {} : { attributes: asynchronous }),
    event,
  });
}

/** What an event waits for. Messages have names of their own, signals do not. */
export function caught(place: Place, kind: string): FuzzEvent {
  const { random } = place.draft;
  switch (kind) {
    case 'message':
      return { kind, of: fresh(place, 'm') };
    case 'signal':
      return { kind, of: random.pick(SIGNALS) };
    case 'timer':
      return random.chance(0.2)
        ? { kind, timer: { form: 'date', text: random.pick(['2030-01-01T00:10:00Z', '2030-01-02T00:00:00Z']) } }
        : { kind, timer: { form: 'duration', text: waitingTime(place) } };
    case 'conditional':
      return watching(place, random.chance(0.3));
    case 'error':
      return { kind, ...(random.chance(0.25) ? {} : { of: random.pick(ERROR_CODES) }), ...codeVariable(place, kind) };
    case 'escalation':
      return {
        kind,
        ...(random.chance(0.25) ? {} : { of: random.pick(ESCALATION_CODES) }),
        ...codeVariable(place, kind),
      };
    default:
      throw new Error(`No event waits for ${kind}`);
  }
}

/**
 * A condition. Whatever changes makes the engine look at it, unless it names its variable: what can happen again and again must, for its way may
 * write other variables.
 */
export function watching({ draft: { random } }: Place, isNamed: boolean): FuzzEvent {
  const name = random.pick(WATCHED);
  const attributes = isNamed ? { attributes: { 'camunda:variableName': name } } : {};
  return { kind: 'conditional', of: `\${${name} > ${random.below(3)}}`, ...attributes };
}

function codeVariable(place: Place, kind: string): Pick<FuzzEvent, 'attributes'> {
  if (!place.draft.random.chance(0.3)) return {};
  return { attributes: { [`camunda:${kind}CodeVariable`]: fresh(place, 'code') } };
}

/** Adds a throwing event; a message is an external task. */
function throwEvent(place: Place, what: string): string {
  const { random } = place.draft;
  const asynchronous = asyncAttributes(place);
  const attributes = Object.keys(asynchronous).length === 0 ? {} : { attributes: asynchronous };
  const node = { tag: 'intermediateThrowEvent', ...attributes };
  switch (what) {
    case 'message':
      return add(place, 'throw', { ...node, event: messageByWorker(place) });
    case 'signal':
      return add(place, 'throw', { ...node, event: { kind: 'signal', of: random.pick(SIGNALS) } });
    case 'escalation':
      return add(place, 'throw', { ...node, event: { kind: 'escalation', of: random.pick(ESCALATION_CODES) } });
    default:
      return add(place, 'throw', node);
  }
}

/** A message that a worker sends. */
export function messageByWorker(place: Place): FuzzEvent {
  return {
    kind: 'message',
    of: fresh(place, 'sent'),
    attributes: { 'camunda:type': 'external', 'camunda:topic': 'send' },
  };
}

function link(place: Place): Piece {
  const name = fresh(place, 'link');
  const from = add(place, 'throw', { tag: 'intermediateThrowEvent', event: { kind: 'link', of: name } });
  const to = add(place, 'catch', { tag: 'intermediateCatchEvent', event: { kind: 'link', of: name } });
  return { entry: from, exit: to };
}

/** A task that can be undone, something in between, and the event that undoes it or everything. */
function compensateThrow(place: Place): Piece {
  const { random } = place.draft;
  const host = random.chance(0.5) ? addTask(place) : addWaitingTask(place);
  addHandlerOf(place, host);
  const between = random.chance(0.5) ? addWaitingTask(place) : host;
  if (between !== host) connect(place, host, between);
  const of = random.chance(0.5) ? { of: host } : {};
  const event = add(place, 'throw', { tag: 'intermediateThrowEvent', event: { kind: 'compensate', ...of } });
  connect(place, between, event);
  return { entry: host, exit: event };
}

function one(id: string): Piece {
  return { entry: id, exit: id };
}
