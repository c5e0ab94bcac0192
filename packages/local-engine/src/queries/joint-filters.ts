import type { EngineState } from '../state/engine-state.ts';
import { type Criterion, readFlag } from './criterion.ts';
import type { Filter, Question } from './query-definition.ts';

/** What a criterion asks of one part; undefined asks nothing. */
export type PartTest<P> = (criterion: Criterion) => ((part: P) => boolean) | undefined;

/** Filters that look at the parts of a record: all that are given have to hold for the same part, as in a join of tables. */
export function jointFilters<R, P>(
  partsOf: (record: R, state: EngineState) => readonly P[],
  tests: Readonly<Record<string, PartTest<P>>>,
): Readonly<Record<string, Filter<R>>> {
  const filter: Filter<R> = (criterion, question) => {
    const given = testsOf(tests, question);
    if (given.length === 0 || given[0]?.name !== criterion.name) return undefined;
    return {
      test: (record) => partsOf(record, question.state).some((part) => given.every(({ test }) => test(part))),
    };
  };
  return Object.fromEntries(Object.keys(tests).map((name) => [name, filter]));
}

/** A flag that asks something when it is true. */
export function partWhenTrue<P>(test: (part: P) => boolean): PartTest<P> {
  return (criterion) => (readFlag(criterion) ? test : undefined);
}

interface GivenTest<P> {
  readonly name: string;
  readonly test: (part: P) => boolean;
}

function testsOf<P>(tests: Readonly<Record<string, PartTest<P>>>, { criteria }: Question): readonly GivenTest<P>[] {
  return [...criteria.values()].flatMap((criterion) => {
    const test = Object.hasOwn(tests, criterion.name) ? tests[criterion.name]?.(criterion) : undefined;
    return test === undefined ? [] : [{ name: criterion.name, test }];
  });
}
