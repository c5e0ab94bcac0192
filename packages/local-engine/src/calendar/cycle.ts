import { invalid, resolving } from './calendar-error.ts';
import { type Cron, nextCronExecution, parseCron } from './cron.ts';
import { addPeriod, fixedLengthMs, negatePeriod, type Period, parseDuration, periodOfMs } from './period.ts';
import { splitAsInJava } from './split-as-in-java.ts';
import { parseTimeDate } from './time-date.ts';

/** When a timer is due again and again. */
export type Cycle = Repetition | { readonly kind: 'cron'; readonly cron: Cron };

/** `R3/PT10M`, `R/PT5M`, `R3/<start>/PT10M`, `R2/PT5M/<end>`, `R2/<start>/<end>`; without `R` it is a duration. */
export interface Repetition {
  readonly kind: 'repetition';
  readonly isRepeat: boolean;
  /** The number after `R`, 2147483647 for `R` alone, 0 when nothing repeats. */
  readonly times: number;
  readonly period: Period;
  readonly start?: number;
  readonly end?: number;
}

const FOREVER = 2147483647;

/**
 * Reads a time cycle: a repetition that starts with `R`, or a cron expression.
 * @throws CalendarError with the engine's words
 */
export function parseCycle(text: string): Cycle {
  return resolving('cycle', text, () =>
    text.startsWith('R') ? parseRepetition(text) : { kind: 'cron', cron: parseCron(text) },
  );
}

/** @internal Also reads durations, which have no `R`. */
export function parseRepetition(text: string): Repetition {
  const parts = splitAsInJava(text, '/');
  if (parts.length > 3) throw invalid(`ENGINE-09028 Cannot parse duration '${text}'.`);
  const repeat = parts[0]?.startsWith('R') ? parts.shift() : undefined;
  const times = repeat === undefined ? 0 : timesOf(repeat);
  const [first, second] = parts;
  if (first === undefined) throw invalid('Index 0 out of bounds for length 0');
  const shared = { kind: 'repetition', isRepeat: repeat !== undefined, times } as const;
  if (first.startsWith('P')) {
    const period = parseDuration(first);
    return second === undefined ? { ...shared, period } : { ...shared, period, end: parseTimeDate(second) };
  }
  const start = parseTimeDate(first);
  if (second === undefined) throw invalid('Index 1 out of bounds for length 1');
  if (second.startsWith('P')) return { ...shared, start, period: parseDuration(second) };
  const end = parseTimeDate(second);
  return { ...shared, start, end, period: periodOfMs(end - start) };
}

export interface CycleMoment {
  /** The engine's time. */
  readonly now: number;
  /** Counts from here instead of from now, where a due date is computed anew from a job's creation. */
  readonly from?: number;
  /** By how much the due dates were moved by hand, in milliseconds. @default 0 */
  readonly offsetMs?: number;
}

/**
 * The next due date of a cycle: the first step after now. Steps are counted from the start of the cycle by the clock, not by
 * how often the timer fired.
 * @returns undefined when the steps are used up; a timer that is started then has no due date and runs at once
 */
export function nextDue(cycle: Cycle, { now, from, offsetMs = 0 }: CycleMoment): number | undefined {
  const date = from ?? now;
  if (cycle.kind === 'cron') return nextCronExecution(cycle.cron, date);
  const { isRepeat, end, period } = cycle;
  const start = cycle.start ?? (end === undefined ? date : undefined);
  if (!isRepeat) return end ?? addPeriod(start ?? date, period);
  if (start !== undefined) return stepAfter(cycle, start, date - offsetMs, offsetMs);
  return end === undefined ? undefined : stepBackFrom(cycle, end, date);
}

/**
 * What the engine keeps of a repetition without a start: the same with the start of its first run, in whole seconds.
 * `R3/PT10M` becomes `R3/2030-01-01T00:00:00/PT10M`.
 */
export function prepareRepeat(text: string, now: number): string {
  if (!text.startsWith('R') || text.split('/').length !== 2) return text;
  return text.replaceAll('/', `/${new Date(now).toISOString().slice(0, 19)}/`);
}

function stepAfter({ times, period }: Repetition, start: number, date: number, offsetMs: number): number | undefined {
  const found = walk(start, period, times, (step) => step <= date);
  return found.at < date ? undefined : found.at + offsetMs;
}

/** Counts back from the end; the step before the last one that was taken is the due date. */
function stepBackFrom({ times, period }: Repetition, end: number, date: number): number | undefined {
  const back = negatePeriod(period);
  const { before } = walk(addPeriod(end, back), back, times, (step) => step > date, end);
  return before < date ? undefined : before;
}

/** Steps while the condition holds, at most so many times; in one jump where all steps are of one length. */
function walk(
  start: number,
  period: Period,
  times: number,
  goesOn: (step: number) => boolean,
  beforeStart: number = start,
): { at: number; before: number } {
  const lengthMs = fixedLengthMs(period);
  let count = 0;
  if (lengthMs !== undefined) {
    count = stepsUntilEnd(start, lengthMs, Math.max(times, 0), goesOn);
    return { at: start + count * lengthMs, before: count === 0 ? beforeStart : start + (count - 1) * lengthMs };
  }
  let at = start;
  let before = beforeStart;
  for (; count < times && goesOn(at) && Number.isFinite(at); count += 1) {
    before = at;
    at = addPeriod(at, period);
  }
  return { at, before };
}

/** The smallest number of steps after which the condition no longer holds, found by halving; steps may lead away from its end. */
function stepsUntilEnd(start: number, lengthMs: number, times: number, goesOn: (step: number) => boolean): number {
  if (!goesOn(start)) return 0;
  if (times > 0 && goesOn(start + (times - 1) * lengthMs)) return times;
  let low = 0;
  let high = times;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (goesOn(start + middle * lengthMs)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function timesOf(repeat: string): number {
  if (repeat === 'R') return FOREVER;
  const times = /^[+-]?\d{1,12}$/.test(repeat.slice(1)) ? Number(repeat.slice(1)) : Number.NaN;
  if (Number.isNaN(times) || Math.abs(times) > FOREVER) throw invalid(`For input string: "${repeat.slice(1)}"`);
  return times;
}
