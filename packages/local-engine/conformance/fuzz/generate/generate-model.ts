import type { FuzzModel, FuzzProcess } from '../model/fuzz-model.ts';
import { createRandom, type Random } from '../random.ts';
import { EXTERNAL_FEATURES, TASK_FEATURES, TASK_KINDS } from './activities.ts';
import { BOUNDARY_KINDS } from './boundaries.ts';
import { connect, type Draft, type Place } from './draft.ts';
import { addEnd, END_KINDS } from './ends.ts';
import { EVENT_SUBPROCESS_KINDS } from './event-subprocesses.ts';
import { INTERMEDIATE_KINDS } from './events.ts';
import { GATEWAY_KINDS } from './gateways.ts';
import { SCOPE_KINDS } from './scopes.ts';
import { addStart, PLAIN_START_COMPANIONS } from './starts.ts';
import { way } from './way.ts';

/** The key of the process that is started. */
export const MAIN_PROCESS = 'p';

const PROCESS_KEYS = [MAIN_PROCESS, 'q', 'r'];
const THEMES = [
  ...[TASK_KINDS, TASK_FEATURES, EXTERNAL_FEATURES, BOUNDARY_KINDS, END_KINDS, EVENT_SUBPROCESS_KINDS],
  ...[INTERMEDIATE_KINDS, GATEWAY_KINDS, SCOPE_KINDS, PLAIN_START_COMPANIONS],
].flat();
const THEMES_PER_MODEL = 4;
/** How many models have a process that a timer starts. */
const TIMED = 0.05;

/** Makes a model from a seed; the same seed makes the same model. */
export function generateModel(seed: number): FuzzModel {
  const random = createRandom(seed);
  const draft = createDraft(random);
  addProcess(draft, 0);
  if (draft.random.chance(TIMED)) addTimedProcess(draft);
  return { processes: draft.processes, usesDecision: draft.usesDecision };
}

function createDraft(random: Random): Draft {
  const draft: Draft = {
    random,
    processes: [],
    themes: Array.from({ length: THEMES_PER_MODEL }, () => random.pick(THEMES)),
    room: 9 + random.below(14),
    usesDecision: false,
    counts: new Map(),
    way,
    callable: (place) => callable(draft, place),
  };
  return draft;
}

/** Calls go to later processes only; what handles an event calls nothing, or it could cause the event again. */
function callable(draft: Draft, place: Place): string | undefined {
  const number = place.process + 1;
  const key = PROCESS_KEYS[number];
  if (key === undefined || place.inHandler) return undefined;
  if (draft.processes.some((each) => each.key === key)) return key;
  if (draft.room < 4) return undefined;
  addProcess(draft, number);
  return key;
}

function addProcess(draft: Draft, number: number): void {
  const place = placeOf(draft, PROCESS_KEYS[number] ?? `p${number}`, number);
  const starts = number === 0 ? takeStarts(draft) : [];
  const begin = beginning(place);
  const first = way(place, number === 0 ? 3 : 1 + draft.random.below(2));
  connect(place, begin, first.entry);
  for (const start of starts) addStart(place, start, first.entry);
  let { exit } = first;
  while (exit !== undefined && number === 0 && draft.room > 2) {
    const next = way(place, 1);
    connect(place, exit, next.entry);
    exit = next.exit;
  }
  if (exit !== undefined) connect(place, exit, addEnd(place));
}

/** A timer tolerates no plain start beside it, so nobody starts or calls its process. */
function addTimedProcess(draft: Draft): void {
  const place = placeOf(draft, 'timed', PROCESS_KEYS.length);
  const first = way(place, 1);
  addStart(place, 'timer start', first.entry);
  if (first.exit !== undefined) connect(place, first.exit, addEnd(place));
}

function placeOf(draft: Draft, key: string, number: number): Place {
  const scope: FuzzProcess = { key, nodes: [], flows: [] };
  draft.processes.push(scope);
  return { draft, scope, kind: 'process', depth: 0, process: number, inHandler: false, inEventSubprocess: false };
}

function beginning(place: Place): string {
  const id = `start-${place.process}`;
  place.scope.nodes.push({ id, tag: 'startEvent' });
  return id;
}

function takeStarts(draft: Draft): string[] {
  const starts = draft.themes.filter((theme) => PLAIN_START_COMPANIONS.includes(theme));
  for (const start of starts) draft.themes.splice(draft.themes.indexOf(start), 1);
  return [...new Set(starts)];
}
