import type { Budget } from '../budget.ts';

/** A regular expression as a graph of steps. Every step counts, so that a hostile pattern ends in an error and not in a hung process. */
export interface Pattern {
  readonly start: Step;
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
}

export type Step =
  | { readonly kind: 'accept' }
  | { readonly kind: 'character'; readonly accepts: (character: string) => boolean; next: Step }
  | { readonly kind: 'assertion'; readonly holds: (text: string, at: number) => boolean; next: Step }
  | { readonly kind: 'backreference'; readonly group: number; readonly ignoreCase: boolean; next: Step }
  | { readonly kind: 'save'; readonly slot: number; next: Step }
  | { readonly kind: 'split'; readonly branches: readonly Step[] }
  | { readonly kind: 'look'; readonly inside: Step; readonly negative: boolean; next: Step }
  | { readonly kind: 'atomic'; readonly inside: Step; next: Step }
  | {
      readonly kind: 'repeat';
      body: Step;
      readonly counter: number;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
      next: Step;
    };

export interface Match {
  readonly start: number;
  readonly end: number;
  /** Group 0 is the whole match; a group that took no part is undefined. */
  readonly groups: readonly ({ readonly start: number; readonly end: number } | undefined)[];
}

interface Loop {
  readonly count: number;
  readonly from: number;
}

interface State {
  readonly step: Step;
  readonly at: number;
  readonly slots: readonly (number | undefined)[];
  readonly loops: readonly (Loop | undefined)[];
}

/** The first match from a position on. */
export function findFirst(pattern: Pattern, text: string, from: number, budget: Budget): Match | undefined {
  for (let start = from; start <= text.length; start += 1) {
    const end = run({ step: pattern.start, at: start, slots: [], loops: [] }, text, budget);
    if (end) return toMatch(start, end, pattern);
  }
  return undefined;
}

/** All matches that do not overlap; after an empty one the search goes on one character further. */
export function findAll(pattern: Pattern, text: string, budget: Budget): readonly Match[] {
  const matches: Match[] = [];
  for (let from = 0; from <= text.length; ) {
    const match = findFirst(pattern, text, from, budget);
    if (!match) break;
    matches.push(match);
    from = match.end > match.start ? match.end : match.end + 1;
  }
  return matches;
}

function toMatch(start: number, { at, slots }: State, { groupCount }: Pattern): Match {
  const groups = Array.from({ length: groupCount + 1 }, (_, group) => {
    if (group === 0) return { start, end: at };
    const [from, to] = [slots[group * 2], slots[group * 2 + 1]];
    return from === undefined || to === undefined ? undefined : { start: from, end: to };
  });
  return { start, end: at, groups };
}

/** Tries the alternatives in order with a stack of its own, so that a long text does not use up that of the process. */
function run(first: State, text: string, budget: Budget): State | undefined {
  const stack: State[] = [first];
  for (let state = stack.pop(); state; state = stack.pop()) {
    for (let current: State | undefined = state; current; ) {
      budget.spend(1);
      if (current.step.kind === 'accept') return current;
      current = advance(current, text, stack, budget);
    }
  }
  return undefined;
}

function advance(state: State, text: string, stack: State[], budget: Budget): State | undefined {
  const { step, at } = state;
  switch (step.kind) {
    case 'accept':
      return state;
    case 'character': {
      const character = characterAt(text, at);
      if (character === undefined || !step.accepts(character)) return undefined;
      return { ...state, step: step.next, at: at + character.length };
    }
    case 'assertion':
      return step.holds(text, at) ? { ...state, step: step.next } : undefined;
    case 'backreference':
      return followReference(state, step, text);
    case 'save':
      return { ...state, step: step.next, slots: withAt(state.slots, step.slot, at) };
    case 'split':
      for (const branch of step.branches.slice(1).reverse()) stack.push({ ...state, step: branch });
      return step.branches[0] && { ...state, step: step.branches[0] };
    case 'look': {
      const found = run({ ...state, step: step.inside }, text, budget);
      if ((found !== undefined) === step.negative) return undefined;
      return { ...state, step: step.next, slots: found ? found.slots : state.slots };
    }
    case 'atomic': {
      const found = run({ ...state, step: step.inside }, text, budget);
      return found && { ...state, step: step.next, at: found.at, slots: found.slots };
    }
    case 'repeat':
      return repeat(state, step, stack);
  }
}

/** Comes here before the first round and after each one. A round that took nothing ends the repetition. */
function repeat(state: State, step: Extract<Step, { kind: 'repeat' }>, stack: State[]): State | undefined {
  const loop = state.loops[step.counter];
  const count = loop ? loop.count + 1 : 0;
  const out: State = { ...state, step: step.next, loops: withAt(state.loops, step.counter, undefined) };
  const again: State = {
    ...state,
    step: step.body,
    loops: withAt(state.loops, step.counter, { count, from: state.at }),
  };
  if (count < step.least) return again;
  if (count >= step.most || (loop && loop.from === state.at)) return out;
  stack.push(step.lazy ? again : out);
  return step.lazy ? out : again;
}

function followReference(
  state: State,
  step: Extract<Step, { kind: 'backreference' }>,
  text: string,
): State | undefined {
  const [from, to] = [state.slots[step.group * 2], state.slots[step.group * 2 + 1]];
  if (from === undefined || to === undefined) return undefined;
  const wanted = text.slice(from, to);
  const seen = text.slice(state.at, state.at + wanted.length);
  const same = step.ignoreCase ? wanted.toLowerCase() === seen.toLowerCase() : wanted === seen;
  return same ? { ...state, step: step.next, at: state.at + wanted.length } : undefined;
}

/** A whole code point, as Java counts them in patterns. */
function characterAt(text: string, at: number): string | undefined {
  const code = text.codePointAt(at);
  return code === undefined ? undefined : String.fromCodePoint(code);
}

function withAt<T>(
  values: readonly (T | undefined)[],
  index: number,
  value: T | undefined,
): readonly (T | undefined)[] {
  const copy = [...values];
  copy[index] = value;
  return copy;
}
