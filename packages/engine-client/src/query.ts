/** What every list query takes. */
export interface Paging {
  /** Of the first result, from 0. @default 0 */
  firstResult?: number;
  /** The most results to answer. Left out, the engine answers all, up to the client's bound on the size of an answer. */
  maxResults?: number;
  /** Order of the results; the queries that the engine offers as GET only take one. Left out, the order is the engine's. */
  sorting?: readonly Sorting[];
}

/** One criterion of an order. */
export interface Sorting {
  /** As the engine names it, for example `startTime`. */
  sortBy: string;
  sortOrder: 'asc' | 'desc';
}
