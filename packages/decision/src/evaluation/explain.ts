import type { Evaluation, ResultRow, ResultValue } from './evaluation.ts';

/** A value as JSON can carry it. */
export type ExplainedValue =
  | null
  | boolean
  | number
  | string
  | readonly ExplainedValue[]
  | { readonly [name: string]: ExplainedValue };

/** A typed value: a Long is its digits, a Date an ISO text in UTC, so that nothing is lost in JSON. */
export interface ExplainedEntry {
  readonly type: ResultValue['type'];
  readonly value: ExplainedValue;
}

/** Why a decision gave what it gave, as plain data that can be stored as evidence and read without the model. */
export interface Explanation {
  readonly decisionId: string;
  readonly decisionName: string | undefined;
  /** What the caller knows the decision by, for example the engine's version number or a Git revision. */
  readonly version: string | undefined;
  /** sha256 of the content that decided, in hex. */
  readonly fingerprint: string;
  readonly inputs: readonly {
    readonly id: string;
    readonly name: string | undefined;
    readonly value: ExplainedEntry;
  }[];
  readonly matchedRules: readonly {
    readonly id: string;
    readonly order: number;
    readonly annotation: string | undefined;
    readonly outputs: Readonly<Record<string, ExplainedEntry>>;
  }[];
  readonly result: readonly Readonly<Record<string, ExplainedEntry>>[];
  readonly required: readonly Explanation[];
}

/** Explains an evaluation. The version is that of the asked decision; required ones are in the same file and share it. */
export function explain(evaluation: Evaluation, version?: string): Explanation {
  return {
    decisionId: evaluation.decisionId,
    decisionName: evaluation.decisionName,
    version,
    fingerprint: evaluation.fingerprint,
    inputs: evaluation.inputs.map(({ id, name, value }) => ({ id, name, value: explainValue(value) })),
    matchedRules: evaluation.matchedRules.map(({ id, order, annotation, outputs }) => ({
      id,
      order,
      annotation,
      outputs: explainRow(outputs),
    })),
    result: evaluation.result.map(explainRow),
    required: evaluation.required.map((required) => explain(required, version)),
  };
}

function explainRow(row: ResultRow): Readonly<Record<string, ExplainedEntry>> {
  return Object.fromEntries([...row].map(([name, value]) => [name, explainValue(value)]));
}

function explainValue(value: ResultValue): ExplainedEntry {
  return { type: value.type, value: plain(value) };
}

function plain(value: ResultValue): ExplainedValue {
  switch (value.type) {
    case 'Long':
      return value.value.toString();
    case 'Date':
      return new Date(value.value).toISOString();
    case 'Double':
      return Number.isFinite(value.value) ? value.value : String(value.value);
    case 'Object':
      if (value.value.kind === 'list') return value.value.items.map(plain);
      return Object.fromEntries(value.value.entries.map(([key, entry]) => [key, plain(entry)]));
    default:
      return value.value;
  }
}
