import type { ObjectValue, TypedValue } from '../typed-value.ts';

/** What a decision gave and why. */
export interface Evaluation {
  readonly decisionId: string;
  readonly decisionName: string | undefined;
  readonly fingerprint: string;
  /** The columns of the table in their order, with the value after conversion to their type. */
  readonly inputs: readonly EvaluatedInput[];
  /** The rules that count by the hit policy: FIRST and ANY keep only the first one that matched. */
  readonly matchedRules: readonly MatchedRule[];
  /** What the decision gives, one row for each rule; an aggregation and a literal expression give one row. */
  readonly result: readonly ResultRow[];
  /** The aggregated value of a COLLECT table with an aggregator. */
  readonly collectResult: ResultValue | undefined;
  /** The required decisions in the order of their evaluation, each one once, also those required by required ones. */
  readonly required: readonly Evaluation[];
}

/** Output values in the order of the columns. An output without a name is under the empty name. */
export type ResultRow = ReadonlyMap<string, ResultValue>;

/** A column that was asked, with the value that it had. */
export interface EvaluatedInput {
  readonly id: string;
  readonly name: string | undefined;
  readonly value: ResultValue;
}

/** A rule that counted, and what it gave. */
export interface MatchedRule {
  readonly id: string;
  /** Counts from 1 in the order of the table. */
  readonly order: number;
  readonly annotation: string | undefined;
  readonly outputs: ResultRow;
}

/** What an input or output has: a value of the engine or, without a type of the engine, a temporal value of FEEL. */
export type ResultValue = Exclude<TypedValue, ObjectValue> | TemporalValue | ResultObject;

/** Can be used by a decision that requires this one, but is no process variable: `mapDecisionResult` refuses it. */
export interface TemporalValue {
  readonly type: 'Temporal';
  /** Written as FEEL's `string()` does. */
  readonly value: string;
  /** The FEEL type, for example `date` or `days and time duration`. */
  readonly feelType: string;
}

/** A list or a context that an output gave. */
export interface ResultObject {
  readonly type: 'Object';
  readonly value:
    | { readonly kind: 'list'; readonly items: readonly ResultValue[] }
    | { readonly kind: 'map'; readonly entries: readonly (readonly [string, ResultValue])[] };
}
