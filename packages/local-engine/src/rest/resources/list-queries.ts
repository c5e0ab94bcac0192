import { type Criterion, notValid, unreadable } from '../../queries/criterion.ts';
import type { QueryDefinition, QueryRequest, Sorting, SortParameters } from '../../queries/query-definition.ts';
import { countRecords, selectRecords } from '../../queries/select-records.ts';
import type { StoredRecord } from '../../records/runtime-records.ts';
import { EngineError, invalidRequest, notSupported } from '../../state/engine-error.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { WireDouble } from '../../values/wire-json.ts';
import { ok, type RestRequest, type Route } from '../route.ts';

/** How a kind of records is listed over REST. */
export interface Listing<R extends StoredRecord> {
  /** For example `/job`. */
  readonly path: string;
  readonly definition: QueryDefinition<R>;
  shape(record: R, state: EngineState, request: RestRequest): unknown;
  /** Whether there is a POST with the criteria as a body, too. */
  readonly hasPost: boolean;
  /** Query parameters that `shape` reads. */
  readonly shapeQuery?: readonly string[];
}

const PAGE = ['firstResult', 'maxResults'];
const SORT = ['sortBy', 'sortOrder'];

/** The list and the count of a kind of records, by query string and by body. */
export function listRoutes<R extends StoredRecord>(listing: Listing<R>): readonly Route[] {
  const { path, definition, shapeQuery = [] } = listing;
  const names = Object.keys(definition.filters);
  const unsupportedQuery = definition.unsupported;
  const list = (request: RestRequest, criteria: Pick<QueryRequest, 'criteria' | 'sortings'>) => (state: EngineState) =>
    selectRecords(state, definition, { ...criteria, ...pageOf(request) }).map((record) =>
      listing.shape(record, state, request),
    );
  const byQuery: readonly Route[] = [
    {
      method: 'GET',
      path,
      query: [...names, ...SORT, ...PAGE, ...shapeQuery],
      unsupportedQuery,
      handler: (engine, request) => ok(engine.query(list(request, fromQuery(definition, request, shapeQuery)))),
    },
    {
      method: 'GET',
      path: `${path}/count`,
      query: [...names, ...SORT],
      unsupportedQuery,
      handler: (engine, request) => {
        const { criteria } = fromQuery(definition, request, shapeQuery);
        return ok({ count: engine.query((state) => countRecords(state, definition, criteria)) });
      },
    },
  ];
  if (!listing.hasPost) return byQuery;
  return [
    ...byQuery,
    {
      method: 'POST',
      path,
      query: [...PAGE, ...shapeQuery],
      handler: (engine, request) => ok(engine.query(list(request, fromBody(definition, request)))),
    },
    {
      method: 'POST',
      path: `${path}/count`,
      handler: (engine, request) => {
        const { criteria } = fromBody(definition, request);
        return ok({ count: engine.query((state) => countRecords(state, definition, criteria)) });
      },
    },
  ];
}

/** Reads a whole number of the query string; the engine knows no such page and answers 404 when it is none. */
export function wholeNumber(request: RestRequest, name: string): number | undefined {
  const text = request.query.get(name);
  if (text === undefined) return undefined;
  if (!/^[+-]?\d{1,10}$/.test(text))
    throw new EngineError(404, 'QueryParamException', 'HTTP 404 Not Found', { code: null });
  return Number(text);
}

function pageOf(request: RestRequest): Pick<QueryRequest, 'firstResult' | 'maxResults'> {
  return { firstResult: wholeNumber(request, 'firstResult'), maxResults: wholeNumber(request, 'maxResults') };
}

type Asked = Pick<QueryRequest, 'criteria' | 'sortings'>;
type AnyDefinition = Pick<QueryDefinition<never>, 'unsupported' | 'name' | 'refusesUnknownSortings'> & {
  readonly sorts: object;
};

function fromQuery(definition: AnyDefinition, { query }: RestRequest, shapeQuery: readonly string[]): Asked {
  const criteria: Criterion[] = [];
  for (const [name, value] of query) {
    if (![...PAGE, ...SORT, ...shapeQuery].includes(name)) criteria.push({ name, value, source: 'query' });
  }
  const refusal = (name: string, value: string): EngineError =>
    invalidRequest(`Cannot set query parameter '${name}' to value '${value}'`);
  return { criteria, sortings: singleSorting(definition, query.get('sortBy'), query.get('sortOrder'), refusal) };
}

function fromBody(definition: AnyDefinition, { body }: RestRequest): Asked {
  if (body === undefined || body === null || body === '') return { criteria: [], sortings: [] };
  if (typeof body !== 'object' || Array.isArray(body)) {
    throw unreadable({ name: 'body', value: body, source: 'body' }, 'a JSON object');
  }
  const { sorting, sortBy, sortOrder, ...rest } = body as Record<string, unknown>;
  const criteria = Object.entries(rest).flatMap(([name, value]): readonly Criterion[] =>
    value === null ? [] : [{ name, value: plain(value), source: 'body' }],
  );
  const refusal = (name: string, value: string): EngineError =>
    invalidRequest(`${name} parameter has invalid value: ${value}`);
  const single = singleSorting(definition, textOrNone(sortBy), textOrNone(sortOrder), refusal);
  return { criteria, sortings: [...single, ...sortingsOf(definition, sorting)] };
}

/** In a condition, a Double with the value of a whole number compares as that number. */
function plain(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('value' in item)) return item;
    return item.value instanceof WireDouble ? { ...item, value: item.value.value } : item;
  });
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function singleSorting(
  definition: AnyDefinition,
  sortBy: string | undefined,
  sortOrder: string | undefined,
  refusal: (name: string, value: string) => EngineError,
): readonly Sorting[] {
  if (sortBy !== undefined && !isKnown(definition, sortBy)) throw refusal('sortBy', sortBy);
  if (sortOrder !== undefined && sortOrder !== 'asc' && sortOrder !== 'desc') throw refusal('sortOrder', sortOrder);
  if (sortBy === undefined && sortOrder === undefined) return [];
  if (sortBy === undefined || sortOrder === undefined) {
    throw invalidRequest('Only a single sorting parameter specified. sortBy and sortOrder required');
  }
  return [{ sortBy, descending: sortOrder === 'desc', parameters: {} }];
}

function isKnown({ sorts, unsupported, name }: AnyDefinition, sortBy: string): boolean {
  if (Object.hasOwn(sorts, sortBy)) return true;
  if (unsupported.includes(sortBy)) throw notSupported(`the sorting ${sortBy} of the ${name} query`);
  return false;
}

function sortingsOf(definition: AnyDefinition, sorting: unknown): readonly Sorting[] {
  if (sorting === undefined || sorting === null) return [];
  if (!Array.isArray(sorting)) throw unreadable({ name: 'sorting', value: sorting, source: 'body' }, 'java.util.List');
  return sorting.map((step: unknown) => {
    const { sortBy, sortOrder, parameters } = (step ?? {}) as Record<string, unknown>;
    if (definition.refusesUnknownSortings) refuseUnknown(definition, sortBy, sortOrder);
    if (typeof sortBy !== 'string' || !isKnown(definition, sortBy)) {
      throw notValid(
        'You should call any of the orderBy methods first before specifying a direction: currentOrderingProperty is null',
      );
    }
    if (sortOrder !== 'asc' && sortOrder !== 'desc') {
      throw notValid('Invalid query: call asc() or desc() after using orderByXX(): direction is null');
    }
    return { sortBy, descending: sortOrder === 'desc', parameters: (parameters ?? {}) as SortParameters };
  });
}

function refuseUnknown(definition: AnyDefinition, sortBy: unknown, sortOrder: unknown): void {
  if (typeof sortBy !== 'string' || !isKnown(definition, sortBy)) {
    throw invalidRequest(`sortBy parameter has invalid value: ${sortBy ?? null}`);
  }
  if (sortOrder === undefined || sortOrder === null) {
    throw invalidRequest('Only a single sorting parameter specified. sortBy and sortOrder required');
  }
}
