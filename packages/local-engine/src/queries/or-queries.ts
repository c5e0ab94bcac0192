import { invalidRequest, notSupported } from '../state/engine-error.ts';
import { type Criterion, unreadable } from './criterion.ts';
import type { Constraint, Filter, Question } from './query-definition.ts';

/**
 * The filter `orQueries` of a body: a list of sets of criteria; at least one criterion of each set has to hold.
 * `filters` are those that look at nothing but their own criterion.
 */
export function orQueries<R>(name: string, filters: Readonly<Record<string, Filter<R>>>): Filter<R> {
  return (criterion, question) => {
    const sets = setsOf(criterion).map((set) => testsOf(name, filters, set, question));
    return { test: (record) => sets.every((tests) => tests.some((test) => test(record))) };
  };
}

function setsOf(criterion: Criterion): readonly object[] {
  const { value } = criterion;
  if (criterion.source === 'query') throw invalidRequest('orQueries can only be sent in a body');
  if (!Array.isArray(value)) throw unreadable(criterion, 'java.util.List');
  return value.map((item: unknown) => {
    if (typeof item === 'object' && item !== null && !Array.isArray(item)) return item;
    throw unreadable({ ...criterion, value: item }, 'an object of criteria');
  });
}

function testsOf<R>(
  name: string,
  filters: Readonly<Record<string, Filter<R>>>,
  set: object,
  question: Question,
): readonly Constraint<R>['test'][] {
  const tests = Object.entries(set).flatMap(([filterName, value]: [string, unknown]) => {
    if (value === null) return [];
    const filter = Object.hasOwn(filters, filterName) ? filters[filterName] : undefined;
    if (!filter) throw notSupported(`${JSON.stringify(filterName)} within orQueries of the ${name} query`);
    return filter({ name: filterName, value, source: 'body' }, question)?.test ?? [];
  });
  if (tests.length === 0) throw notSupported(`a set of orQueries of the ${name} query without a criterion`);
  return tests;
}
