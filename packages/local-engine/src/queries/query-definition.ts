import type { StoredRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import type { Criterion } from './criterion.ts';

/** Everything that can be asked of one kind of records. */
export interface QueryDefinition<R extends StoredRecord> {
  /** What the errors call it, for example `job`. */
  readonly name: string;
  all(state: EngineState): Iterable<R>;
  /** By the names that the REST API gives them. */
  readonly filters: Readonly<Record<string, Filter<R>>>;
  readonly sorts: Readonly<Record<string, SortKey<R>>>;
  /** Filters and sort words that Camunda has and this engine does not. */
  readonly unsupported: readonly string[];
  /** Refuses wrong steps of `sorting` as it refuses a wrong `sortBy`. @default false: as the engine refuses a wrong query */
  readonly refusesUnknownSortings?: boolean;
  /** The order without sorting. @default 'insertion' */
  readonly defaultOrder?: 'insertion' | 'id';
  /** Refuses combinations; called once per query. */
  check?(question: Question): void;
  /** What is asked of every record whatever the criteria. */
  always?(question: Question): ((record: R) => boolean) | undefined;
}

/** One query while it is asked. */
export interface Question {
  readonly state: EngineState;
  readonly nowMs: number;
  readonly criteria: ReadonlyMap<string, Criterion>;
  /** Whether a criterion was given and is true. */
  isTrue(name: string): boolean;
}

/** Turns a criterion into what it asks of a record; undefined asks nothing. */
export type Filter<R> = (criterion: Criterion, question: Question) => Constraint<R> | undefined;

/** What one criterion asks. */
export interface Constraint<R> {
  readonly test: (record: R) => boolean;
  /** Where an index knows all the records that can pass the test. */
  readonly candidates?: Candidates<R> | undefined;
}

/** Records found by an index. */
export interface Candidates<R> {
  readonly count: number;
  list(): readonly R[];
  /** False when the list is put together from several, so that its order means nothing. */
  readonly ordered: boolean;
}

/** What to sort by; undefined comes first, as nulls do on H2. */
export type SortKey<R> = (record: R, state: EngineState, parameters: SortParameters) => SortValue;

/** What is compared; of one kind for all records but those that have none. */
export type SortValue = string | number | bigint | boolean | undefined;

/** What a sort word needs to know more, for example the name of a variable. */
export type SortParameters = Readonly<Record<string, unknown>>;

/** One step of an order. */
export interface Sorting {
  readonly sortBy: string;
  readonly descending: boolean;
  readonly parameters: SortParameters;
}

/** What a caller wants to know. */
export interface QueryRequest {
  readonly criteria: readonly Criterion[];
  readonly sortings: readonly Sorting[];
  readonly firstResult?: number | undefined;
  readonly maxResults?: number | undefined;
}
