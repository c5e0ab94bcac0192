import type { EngineState } from '../state/engine-state.ts';
import { union } from './candidates.ts';
import { readDate, readFlag, readNumber, readText, readTexts } from './criterion.ts';
import { likePattern } from './like-pattern.ts';
import type { Candidates, Filter, Question } from './query-definition.ts';

type TextOf<R> = (record: R, state: EngineState) => string | undefined;
type NumberOf<R> = (record: R, state: EngineState) => number | undefined;
/** Finds the records with a value by an index; undefined when looking at all records costs less. */
export type Find<R> = (state: EngineState, value: string) => Candidates<R> | undefined;

/** Equal to a text. */
export function equals<R>(textOf: TextOf<NoInfer<R>>, find?: Find<R>): Filter<R> {
  return (criterion, { state }) => {
    const wanted = readText(criterion);
    return { test: (record) => textOf(record, state) === wanted, candidates: find?.(state, wanted) };
  };
}

/** Equal to a text, upper and lower case being the same. */
export function equalsIgnoringCase<R>(textOf: TextOf<NoInfer<R>>): Filter<R> {
  return (criterion, { state }) => {
    const wanted = readText(criterion).toUpperCase();
    return { test: (record) => textOf(record, state)?.toUpperCase() === wanted };
  };
}

/** Another text; a record without one does not pass, as in SQL. */
export function differsIgnoringCase<R>(textOf: TextOf<NoInfer<R>>): Filter<R> {
  return (criterion, { state }) => {
    const wanted = readText(criterion).toUpperCase();
    return {
      test: (record) => {
        const text = textOf(record, state);
        return text !== undefined && text.toUpperCase() !== wanted;
      },
    };
  };
}

/** Fits a pattern of LIKE. */
export function like<R>(textOf: TextOf<NoInfer<R>>): Filter<R> {
  return (criterion, { state }) => {
    const fits = likePattern(readText(criterion));
    return { test: (record) => fits(textOf(record, state)) };
  };
}

/** Fits a pattern of LIKE, upper and lower case being the same. */
export function likeIgnoringCase<R>(textOf: TextOf<NoInfer<R>>, wanted = true): Filter<R> {
  return (criterion, { state }) => {
    const fits = likePattern(readText(criterion).toUpperCase());
    return {
      test: (record) => {
        const text = textOf(record, state)?.toUpperCase();
        return text !== undefined && fits(text) === wanted;
      },
    };
  };
}

/** One of a list of texts; an empty list asks nothing. */
export function oneOf<R>(textOf: TextOf<NoInfer<R>>, find?: Find<R>): Filter<R> {
  return (criterion, { state }) => {
    const wanted = new Set(readTexts(criterion));
    if (asksNothing(wanted)) return undefined;
    return {
      test: (record) => {
        const text = textOf(record, state);
        return text !== undefined && wanted.has(text);
      },
      candidates: find && unionOfAll([...wanted].map((value) => find(state, value))),
    };
  };
}

function unionOfAll<R>(parts: readonly (Candidates<R> | undefined)[]): Candidates<R> | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? union(known) : undefined;
}

/** None of a list of texts; an empty list asks nothing, a record without a text does not pass. */
export function noneOf<R>(textOf: TextOf<NoInfer<R>>): Filter<R> {
  return (criterion, { state }) => {
    const unwanted = new Set(readTexts(criterion));
    if (asksNothing(unwanted)) return undefined;
    return {
      test: (record) => {
        const text = textOf(record, state);
        return text !== undefined && !unwanted.has(text);
      },
    };
  };
}

function asksNothing(texts: ReadonlySet<string>): boolean {
  return texts.size === 0 || (texts.size === 1 && texts.has(''));
}

/** A flag that asks something when it is true, and nothing when it is false. */
export function whenTrue<R>(test: (record: R, question: Question) => boolean): Filter<R> {
  return (criterion, question) => {
    if (!readFlag(criterion)) return undefined;
    return { test: (record) => test(record, question) };
  };
}

/** A flag that changes how another criterion is meant, and asks nothing itself. */
export function modifier<R>(): Filter<R> {
  return (criterion) => {
    readFlag(criterion);
    return undefined;
  };
}

/** Strictly before a date; a record without the time does not pass. */
export function before<R>(timeOf: NumberOf<NoInfer<R>>): Filter<R> {
  return comparing(timeOf, readDate, (time, limit) => time < limit);
}

/** Strictly after a date; a record without the time does not pass. */
export function after<R>(timeOf: NumberOf<NoInfer<R>>): Filter<R> {
  return comparing(timeOf, readDate, (time, limit) => time > limit);
}

/** Before a date or at it. */
export function until<R>(timeOf: NumberOf<NoInfer<R>>): Filter<R> {
  return comparing(timeOf, readDate, (time, limit) => time <= limit);
}

/** After a date or at it. */
export function since<R>(timeOf: NumberOf<NoInfer<R>>): Filter<R> {
  return comparing(timeOf, readDate, (time, limit) => time >= limit);
}

/** At exactly this time. */
export function at<R>(timeOf: NumberOf<NoInfer<R>>): Filter<R> {
  return comparing(timeOf, readDate, (time, limit) => time === limit);
}

/** A number that is not below a limit. */
export function atLeast<R>(numberOf: NumberOf<NoInfer<R>>): Filter<R> {
  return comparing(numberOf, readLong, (number, limit) => number >= limit);
}

/** A number that is not above a limit. */
export function atMost<R>(numberOf: NumberOf<NoInfer<R>>): Filter<R> {
  return comparing(numberOf, readLong, (number, limit) => number <= limit);
}

/** Exactly this number. */
export function exactly<R>(numberOf: NumberOf<NoInfer<R>>): Filter<R> {
  return comparing(
    numberOf,
    (criterion) => readNumber(criterion, 'java.lang.Integer'),
    (number, wanted) => number === wanted,
  );
}

function readLong(criterion: Parameters<Filter<unknown>>[0]): number {
  return readNumber(criterion, 'java.lang.Long');
}

function comparing<R>(
  numberOf: NumberOf<NoInfer<R>>,
  read: (criterion: Parameters<Filter<R>>[0]) => number,
  holds: (value: number, limit: number) => boolean,
): Filter<R> {
  return (criterion, { state }) => {
    const limit = read(criterion);
    return {
      test: (record) => {
        const value = numberOf(record, state);
        return value !== undefined && holds(value, limit);
      },
    };
  };
}

/** The filters by tenant: nothing here belongs to a tenant, so a wanted tenant has nothing. */
export function tenantFilters<R>(includeName?: string): Readonly<Record<string, Filter<R>>> {
  return {
    tenantIdIn: (criterion, question) => {
      if (asksNothing(new Set(readTexts(criterion)))) return undefined;
      const included = includeName !== undefined && question.isTrue(includeName);
      return { test: () => included };
    },
    withoutTenantId: modifier(),
    ...(includeName === undefined ? {} : { [includeName]: modifier<R>() }),
  };
}
