import { DecisionError } from '../decision-error.ts';
import type { TypedValue } from '../typed-value.ts';
import type { Evaluation, ResultRow, ResultValue } from './evaluation.ts';

/** How a business rule task makes one variable of a decision's result. */
export type DecisionResultMapper = 'singleEntry' | 'singleResult' | 'collectEntries' | 'resultList';

const nullValue: TypedValue = { type: 'Null', value: null };
const classNames = {
  singleEntry: 'SingleEntryDecisionResultMapper{}',
  singleResult: 'SingleResultDecisionResultMapper{}',
  collectEntries: 'CollectEntriesDecisionResultMapper{}',
} as const;

/**
 * Maps a result to one value, as the engine does for a business rule task with a result variable.
 * @throws DecisionError `RESULT_MAPPING` when there are more rows or outputs than the mapper takes, `RESULT_UNSUPPORTED` for a value that is
 * no process variable
 */
export function mapDecisionResult(evaluation: Evaluation, mapper: DecisionResultMapper = 'resultList'): TypedValue {
  const { result } = evaluation;
  const [first] = result;
  switch (mapper) {
    case 'resultList':
      return list(result.map((row) => mapOf(evaluation, row)));
    case 'collectEntries':
      return collect(evaluation);
    case 'singleResult':
      if (result.length > 1) throw failed(evaluation, mapper, 'it has more than one row');
      return first ? mapOf(evaluation, first) : nullValue;
    case 'singleEntry': {
      if (result.length > 1) throw failed(evaluation, mapper, 'it has more than one row');
      if (first && first.size > 1) throw failed(evaluation, mapper, 'its row has more than one output');
      const [value] = first?.values() ?? [];
      return value ? toTyped(evaluation, value) : nullValue;
    }
  }
}

function collect(evaluation: Evaluation): TypedValue {
  const names = new Set(evaluation.result.flatMap((row) => [...row.keys()]));
  if (names.size > 1) {
    const found = [...names].join(', ');
    throw new DecisionError(
      'RESULT_MAPPING',
      `ENGINE-22002 The decision result mapper '${classNames.collectEntries}' failed to process '${shown(evaluation)}'. The decision outputs should only contains values for one output name but found '[${found}]'.`,
      { decisionId: evaluation.decisionId, engineType: 'ProcessEngineException' },
    );
  }
  const [name] = names;
  if (name === undefined && evaluation.result.length > 0)
    throw failed(evaluation, 'collectEntries', 'its rows have no outputs');
  return list(evaluation.result.flatMap((row) => [...row.values()].map((value) => toTyped(evaluation, value))));
}

function failed(evaluation: Evaluation, mapper: keyof typeof classNames, why: string): DecisionError {
  const message = `ENGINE-22001 The decision result mapper '${classNames[mapper]}' failed to process '${shown(evaluation)}': ${why}`;
  return new DecisionError('RESULT_MAPPING', message, {
    decisionId: evaluation.decisionId,
    engineType: 'ProcessEngineException',
  });
}

function shown({ result }: Evaluation): string {
  const rows = result
    .slice(0, 5)
    .map(
      (row) =>
        `{${[...row].map(([name, { value }]) => `${name}=${typeof value === 'object' && value !== null ? value.kind : value}`).join(', ')}}`,
    );
  return `[${rows.join(', ')}${result.length > 5 ? ', …' : ''}]`;
}

function mapOf(evaluation: Evaluation, row: ResultRow): TypedValue {
  const entries = [...row].map(([name, value]) => [name, toTyped(evaluation, value)] as const);
  return { type: 'Object', value: { kind: 'map', entries } };
}

function list(items: readonly TypedValue[]): TypedValue {
  return { type: 'Object', value: { kind: 'list', items } };
}

function toTyped(evaluation: Evaluation, value: ResultValue): TypedValue {
  if (value.type === 'Temporal') {
    throw new DecisionError(
      'RESULT_UNSUPPORTED',
      `the decision '${evaluation.decisionId}' gives the ${value.feelType} ${value.value}, which is no process variable: give its output the type date or write it with string()`,
      { decisionId: evaluation.decisionId },
    );
  }
  if (value.type !== 'Object') return value;
  if (value.value.kind === 'list') return list(value.value.items.map((item) => toTyped(evaluation, item)));
  const entries = value.value.entries.map(([key, entry]) => [key, toTyped(evaluation, entry)] as const);
  return { type: 'Object', value: { kind: 'map', entries } };
}
