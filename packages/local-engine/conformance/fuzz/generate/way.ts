import type { FuzzEvent } from '../model/fuzz-model.ts';
import { addTask, EXTERNAL_FEATURES, TASK_FEATURES, TASK_KINDS } from './activities.ts';
import { addBoundary, BOUNDARY_KINDS, mayHost } from './boundaries.ts';
import { connect, ERROR_CODES, ESCALATION_CODES, inside, type Piece, type Place } from './draft.ts';
import { addEnd, END_KINDS, mayEnd } from './ends.ts';
import { addEventSubprocess, EVENT_SUBPROCESS_KINDS, mayHandle } from './event-subprocesses.ts';
import { INTERMEDIATE_KINDS, intermediate, mayStand } from './events.ts';
import { GATEWAY_KINDS, gatewayBlock } from './gateways.ts';
import { SCOPE_KINDS, scopeBlock } from './scopes.ts';

const DEPTH_MAX = 3;
const COMPENSATING = 'compensate event subprocess';

/** Adds so many pieces one after the other. A way that ends itself ends early. */
export function way(place: Place, length: number): Piece {
  let piece = onePiece(place);
  for (let left = length - 1; left > 0 && piece.exit !== undefined && place.draft.room > 0; left -= 1) {
    const next = onePiece(place);
    connect(place, piece.exit, next.entry);
    piece = { entry: piece.entry, ...(next.exit === undefined ? {} : { exit: next.exit }) };
  }
  return piece;
}

/** Adds a task with whatever stands at its boundary. */
function activity(place: Place): Piece {
  const { random } = place.draft;
  const id = addTask(place);
  const piece = { entry: id, exit: id };
  if (place.draft.room <= 0 || !random.chance(0.2)) return piece;
  const kinds = BOUNDARY_KINDS.filter((kind) => mayHost(place, id, kind));
  return addBoundary(place, piece, random.pick(kinds));
}

/** A wanted feature if one may stand here, otherwise anything. */
function onePiece(place: Place): Piece {
  const { random, themes } = place.draft;
  const fitting = themes.filter((theme) => fits(place, theme));
  if (fitting.length > 0 && random.chance(0.5)) {
    const theme = random.pick(fitting);
    themes.splice(themes.indexOf(theme), 1);
    return themePiece(place, theme);
  }
  return anyPiece(place);
}

/** Whether a wanted feature may stand here. Starts are placed with their process. */
function fits(place: Place, theme: string): boolean {
  const isDeep = place.depth >= DEPTH_MAX;
  if (SCOPE_KINDS.includes(theme)) return !isDeep && !place.inHandler;
  if (theme === COMPENSATING) return !isDeep && !place.inHandler;
  if (EVENT_SUBPROCESS_KINDS.includes(theme)) return !isDeep && mayHandle(place, theme);
  if (END_KINDS.includes(theme)) return mayEnd(place, theme);
  if (INTERMEDIATE_KINDS.includes(theme)) return mayStand(place, theme);
  return !theme.endsWith(' start');
}

/** Makes the piece that shows a wanted feature. */
function themePiece(place: Place, theme: string): Piece {
  if ([...TASK_KINDS, ...TASK_FEATURES, ...EXTERNAL_FEATURES].includes(theme)) {
    const id = addTask(place, theme);
    return { entry: id, exit: id };
  }
  if (INTERMEDIATE_KINDS.includes(theme)) return intermediate(place, theme);
  if (GATEWAY_KINDS.includes(theme)) return gatewayBlock(place, theme);
  if (SCOPE_KINDS.includes(theme)) return scopeBlock(place, theme);
  if (BOUNDARY_KINDS.includes(theme)) return withBoundary(place, theme);
  if (END_KINDS.includes(theme)) return endingBranch(place, theme);
  if (theme === COMPENSATING) return compensatedSubprocess(place);
  const isTwice = /^(error|escalation) event/.test(theme) && place.depth < DEPTH_MAX && !place.inHandler;
  if (isTwice && place.draft.random.chance(0.5)) return handledTwice(place, theme);
  if (EVENT_SUBPROCESS_KINDS.includes(theme)) {
    addEventSubprocess(place, theme);
    return activity(place);
  }
  throw new Error(`No piece shows the feature ${theme}`);
}

/** A subprocess that says how it is undone, and what undoes it. */
function compensatedSubprocess(place: Place): Piece {
  const piece = scopeBlock(place, 'subprocess');
  const inner = place.scope.nodes.find(({ id }) => id === piece.entry)?.inner;
  if (inner !== undefined) addEventSubprocess(inside(place, 'subprocess', inner), COMPENSATING);
  const undoing = intermediate(place, 'compensate throw');
  connect(place, piece.exit ?? piece.entry, undoing.entry);
  return { entry: piece.entry, ...(undoing.exit === undefined ? {} : { exit: undoing.exit }) };
}

function withBoundary(place: Place, kind: string): Piece {
  const { random } = place.draft;
  const scope = place.depth < DEPTH_MAX && !place.inHandler && random.chance(0.5);
  const waits =
    kind === 'escalation boundary' ? 'user task' : random.pick(['external task', 'user task', 'receive task']);
  const host = scope ? scopeBlock(place, random.pick(['subprocess', 'call activity'])) : themePiece(place, waits);
  if (kind !== 'error boundary' || random.chance(0.3)) return addBoundary(place, host, kind);
  // Two handlers of errors at one host: the one with the code comes first, wherever it stands.
  const events: FuzzEvent[] = [{ kind: 'error' }, { kind: 'error', of: random.pick(ERROR_CODES) }];
  const [first, second] = random.chance(0.7) ? events : events.reverse();
  return addBoundary(place, addBoundary(place, host, kind, host.entry, first), kind, host.entry, second);
}

/** A subprocess that handles what its boundary would handle too. */
function handledTwice(place: Place, kind: string): Piece {
  const code = kind.startsWith('error') ? ERROR_CODES[0] : ESCALATION_CODES[0];
  const event: FuzzEvent = { kind: kind.startsWith('error') ? 'error' : 'escalation', of: code };
  const piece = scopeBlock(place, 'subprocess');
  const inner = place.scope.nodes.find(({ id }) => id === piece.entry)?.inner;
  if (inner !== undefined) addEventSubprocess(inside(place, 'subprocess', inner), kind, event);
  return addBoundary(place, piece, `${event.kind} boundary`, piece.entry, event);
}

/** Something to wait for, then a choice between the end that is wanted and going on. */
function endingBranch(place: Place, kind: string): Piece {
  const { scope } = place;
  const piece = gatewayBlock(place, place.draft.random.pick(['exclusive', 'parallel']));
  const end = addEnd(place, kind);
  const isExclusive = scope.nodes.find(({ id }) => id === piece.entry)?.tag === 'exclusiveGateway';
  connect(place, piece.entry, end, isExclusive ? { condition: '${b > 0}' } : {});
  return piece;
}

/** Anything that may stand here; blocks only where there is room. */
function anyPiece(place: Place): Piece {
  const { random, room } = place.draft;
  const blocks = room > 4 && place.depth < DEPTH_MAX ? 1 : 0;
  const scopes = place.inHandler ? 0 : blocks;
  const kind = random.weighted([
    [10, 'activity'],
    [3, 'event'],
    [4 * blocks, 'gateway'],
    [3 * scopes, 'scope'],
    [1.5 * (place.kind === 'eventSubprocess' ? 0 : scopes), 'event subprocess'],
  ]);
  if (kind === 'activity') return activity(place);
  if (kind === 'event')
    return intermediate(place, random.pick(INTERMEDIATE_KINDS.filter((each) => mayStand(place, each))));
  if (kind === 'gateway') return gatewayBlock(place, random.pick(GATEWAY_KINDS));
  if (kind === 'scope') return scopeBlock(place, random.pick(SCOPE_KINDS));
  return themePiece(place, random.pick(EVENT_SUBPROCESS_KINDS.filter((each) => mayHandle(place, each))));
}
