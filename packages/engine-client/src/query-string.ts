import { formatEngineDate } from './engine-date.ts';
import type { Paging } from './query.ts';

/** Writes a query as `?a=b&c=d`: dates in the engine's format, lists joined by commas, undefined left out. Empty when nothing is left. */
export function queryString(query: object): string {
  const parameters = new URLSearchParams([...queryParameters(query)]);
  return parameters.size === 0 ? '' : `?${parameters}`;
}

/** The parameters of a query as their text: dates in the engine's format, lists joined by commas, undefined left out. */
export function queryParameters(query: object): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, queryValue(name, value));
  }
  return parameters;
}

/** Turns a list query into the parameters of a GET query. */
export function getQuery({ sorting = [], ...query }: Paging): object {
  if (sorting.length > 1) {
    throw new TypeError(
      `This engine query takes one sorting, got ${sorting.length}; keep the first and sort the rest yourself.`,
    );
  }
  return { ...query, ...sorting[0] };
}

/** Parts a list query into the parameters and the body of a POST query. */
export function postQuery({ firstResult, maxResults, ...body }: Paging): { query: object; body: object } {
  return { query: { firstResult, maxResults }, body };
}

function queryValue(name: string, value: unknown): string {
  if (value instanceof Date) return formatEngineDate(value);
  if (!Array.isArray(value)) return String(value);
  if (value.some((item) => String(item).includes(','))) {
    throw new TypeError(
      `${name} travels as a comma-separated list and cannot hold a comma, got ${JSON.stringify(value)}.`,
    );
  }
  return value.join(',');
}
