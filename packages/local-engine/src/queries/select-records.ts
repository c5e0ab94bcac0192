import type { StoredRecord } from '../records/runtime-records.ts';
import { invalidRequest, notSupported } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { type Criterion, readFlag } from './criterion.ts';
import type {
  Candidates,
  Constraint,
  QueryDefinition,
  QueryRequest,
  Question,
  Sorting,
  SortValue,
} from './query-definition.ts';

/**
 * The records that a query asks for, in its order, of its page. Starts from the smallest set that an index gives, so that its
 * cost follows the most selective criterion and not the size of the store.
 *
 * @throws EngineError 400 or 501 for a criterion or sort word that cannot be answered
 */
export function selectRecords<R extends StoredRecord>(
  state: EngineState,
  definition: QueryDefinition<R>,
  request: QueryRequest,
): readonly R[] {
  const { records, tests, ordered } = plan(state, definition, request.criteria);
  const { from, to } = pageOf(request);
  const byInsertion = definition.defaultOrder !== 'id' && ordered;
  if (request.sortings.length === 0 && byInsertion) return take(records, tests, from, to);
  const found = take(records, tests, 0, Number.POSITIVE_INFINITY);
  if (!byInsertion) found.sort((left, right) => compareValues(left.id, right.id));
  if (request.sortings.length > 0) found.sort(comparatorOf(state, definition, request.sortings));
  return found.slice(from, to);
}

/** How many records a query asks for, whatever its page. */
export function countRecords<R extends StoredRecord>(
  state: EngineState,
  definition: QueryDefinition<R>,
  criteria: readonly Criterion[],
): number {
  const { records, tests } = plan(state, definition, criteria);
  let count = 0;
  for (const record of records) if (passes(record, tests)) count += 1;
  return count;
}

interface Plan<R> {
  readonly records: Iterable<R>;
  readonly tests: readonly ((record: R) => boolean)[];
  readonly ordered: boolean;
}

function plan<R extends StoredRecord>(
  state: EngineState,
  definition: QueryDefinition<R>,
  criteria: readonly Criterion[],
): Plan<R> {
  const question = questionOf(state, criteria);
  definition.check?.(question);
  const constraints: Constraint<R>[] = [];
  for (const criterion of criteria) {
    const constraint = filterOf(definition, criterion)(criterion, question);
    if (constraint !== undefined) constraints.push(constraint);
  }
  const always = definition.always?.(question);
  let best: Candidates<R> | undefined;
  for (const { candidates } of constraints) {
    if (candidates !== undefined && (best === undefined || candidates.count < best.count)) best = candidates;
  }
  return {
    records: best === undefined ? definition.all(state) : best.list(),
    tests: [...constraints.map(({ test }) => test), ...(always === undefined ? [] : [always])],
    ordered: best?.ordered ?? true,
  };
}

function questionOf(state: EngineState, criteria: readonly Criterion[]): Question {
  const byName = new Map(criteria.map((criterion) => [criterion.name, criterion]));
  return {
    state,
    nowMs: state.clock.now(),
    criteria: byName,
    isTrue: (name) => {
      const criterion = byName.get(name);
      return criterion !== undefined && readFlag(criterion);
    },
  };
}

function filterOf<R extends StoredRecord>(
  definition: QueryDefinition<R>,
  { name }: Criterion,
): QueryDefinition<R>['filters'][string] {
  const filter = Object.hasOwn(definition.filters, name) ? definition.filters[name] : undefined;
  if (filter !== undefined) return filter;
  if (definition.unsupported.includes(name)) throw notSupported(`the filter ${name} of the ${definition.name} query`);
  throw invalidRequest(`The ${definition.name} query has no filter ${JSON.stringify(name)}`);
}

function pageOf({ firstResult, maxResults }: QueryRequest): { readonly from: number; readonly to: number } {
  const first = firstResult ?? 0;
  const end = maxResults === undefined ? Number.POSITIVE_INFINITY : first + maxResults;
  return { from: Math.max(0, first), to: Math.max(0, end) };
}

function take<R>(records: Iterable<R>, tests: readonly ((record: R) => boolean)[], from: number, to: number): R[] {
  const taken: R[] = [];
  let index = 0;
  for (const record of records) {
    if (index >= to) break;
    if (!passes(record, tests)) continue;
    if (index >= from) taken.push(record);
    index += 1;
  }
  return taken;
}

function passes<R>(record: R, tests: readonly ((record: R) => boolean)[]): boolean {
  for (const test of tests) if (!test(record)) return false;
  return true;
}

function comparatorOf<R extends StoredRecord>(
  state: EngineState,
  definition: QueryDefinition<R>,
  sortings: readonly Sorting[],
): (left: R, right: R) => number {
  const steps = sortings.map(({ sortBy, descending, parameters }) => {
    const keyOf = Object.hasOwn(definition.sorts, sortBy) ? definition.sorts[sortBy] : undefined;
    if (keyOf === undefined) throw notSupported(`the sorting ${sortBy} of the ${definition.name} query`);
    return { keyOf: (record: R) => keyOf(record, state, parameters), sign: descending ? -1 : 1 };
  });
  return (left, right) => {
    for (const { keyOf, sign } of steps) {
      const difference = compareValues(keyOf(left), keyOf(right));
      if (difference !== 0) return sign * difference;
    }
    return 0;
  };
}

function compareValues(left: SortValue, right: SortValue): number {
  if (left === right) return 0;
  if (left === undefined) return -1;
  if (right === undefined) return 1;
  return left < right ? -1 : left > right ? 1 : 0;
}
