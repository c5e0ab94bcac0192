import type { FuzzFlow, FuzzNode, FuzzProcess, FuzzScope } from '../model/fuzz-model.ts';
import type { Random } from '../random.ts';

/** A model while it is made. Owns its ids; no name of a variable that a node writes is given twice. */
export interface Draft {
  readonly random: Random;
  readonly processes: FuzzProcess[];
  /** Features that must still be placed. */
  readonly themes: string[];
  /** Nodes that may still be added; more come where a piece needs them. */
  room: number;
  usesDecision: boolean;
  readonly counts: Map<string, number>;
  /** Adds a way of about so many pieces. Pieces that hold others call it, which keeps the files free of import cycles. */
  readonly way: (place: Place, length: number) => Piece;
  /** A process to call, made when there is none; undefined when there may be no more. */
  readonly callable: (place: Place) => string | undefined;
}

/** Where something is added. */
export interface Place {
  readonly draft: Draft;
  readonly scope: FuzzScope;
  readonly kind: 'process' | 'subprocess' | 'transaction' | 'eventSubprocess';
  /** Scopes around this one. */
  readonly depth: number;
  /** The number of the process; calls go to higher ones only, so that they end. */
  readonly process: number;
  /** Reached by an event: throws nothing that could reach itself again, writes nothing that a condition reads. */
  readonly inHandler: boolean;
  /** In an event subprocess, however deep. */
  readonly inEventSubprocess: boolean;
}

/** A way through the model: where it begins and where it goes on; without `exit` it ends itself. */
export interface Piece {
  readonly entry: string;
  readonly exit?: string;
}

/** A name that nothing else has: `task3`. */
export function fresh({ draft }: Place, stem: string): string {
  const count = (draft.counts.get(stem) ?? 0) + 1;
  draft.counts.set(stem, count);
  return `${stem}${count}`;
}

/** Adds a node with an id of its own and tells the id. */
export function add(place: Place, stem: string, node: Omit<FuzzNode, 'id'>): string {
  const id = fresh(place, stem);
  place.scope.nodes.push({ id, ...node });
  place.draft.room -= 1;
  return id;
}

/** Adds a sequence flow. */
export function connect({ scope }: Place, from: string, to: string, options: Omit<FuzzFlow, 'from' | 'to'> = {}): void {
  scope.flows.push({ from, to, ...options });
}

/** The inside of a new scope. */
export function inside(place: Place, kind: Place['kind'], scope: FuzzScope): Place {
  const handles = kind === 'eventSubprocess';
  return {
    ...place,
    ...{ scope, kind, depth: place.depth + 1 },
    inHandler: place.inHandler || handles,
    inEventSubprocess: place.inEventSubprocess || handles,
  };
}

/** Integers that every instance starts with and that actions change. */
export const NUMBERS = ['a', 'b', 'c'] as const;

/** Integers that conditional events read; only actions and ways outside handlers write them. */
export const WATCHED = ['w', 'z'] as const;

/** Codes of errors and of escalations. */
export const ERROR_CODES = ['E1', 'E2'] as const;
export const ESCALATION_CODES = ['X1', 'X2'] as const;

/** Signals that models throw and catch. */
export const SIGNALS = ['s1', 's2', 's3'] as const;

/** A condition that numbers decide. */
export function numberCondition({ draft: { random } }: Place): string {
  const name = random.pick(NUMBERS);
  return random.weighted([
    [4, `\${${name} > ${random.below(3)}}`],
    [3, `\${${name} <= ${random.below(3)}}`],
    [1, `\${${name} % 2 == 0}`],
    [1, `\${${name} > 0 && ${random.pick(NUMBERS)} < 3}`],
    [1, `\${not (${name} == 1)}`],
    [1, `\${${name} lt 2 ? true : false}`],
  ]);
}

/** A time to wait, as ISO 8601 duration. */
export function waitingTime({ draft: { random } }: Place): string {
  return random.pick(['PT30S', 'PT1M', 'PT5M', 'PT1H', 'P1D']);
}
