import type { HistoricVariableRecord } from '../records/history-records.ts';
import type { VariableRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { modifier } from './filters.ts';
import type { Filter, Question } from './query-definition.ts';
import { type CaseRules, type ConditionRules, readVariableConditions } from './variable-condition.ts';

/** Every condition holds for some variable among those that belong to the record. */
export function withVariables<R>(
  variablesOf: (record: R, state: EngineState) => readonly (VariableRecord | HistoricVariableRecord)[],
  rules?: ConditionRules,
): Filter<R> {
  return (criterion, question) => {
    const conditions = readVariableConditions(criterion, caseRules(question), rules);
    return {
      test: (record) => {
        const variables = variablesOf(record, question.state);
        return conditions.every((condition) => variables.some((variable) => condition.test(variable)));
      },
    };
  };
}

/** Whether a query takes upper and lower case of names and values for the same. */
export function caseRules(question: Question): CaseRules {
  return {
    namesIgnoreCase: question.isTrue('variableNamesIgnoreCase'),
    valuesIgnoreCase: question.isTrue('variableValuesIgnoreCase'),
  };
}

/** `variableNamesIgnoreCase` and `variableValuesIgnoreCase`. */
export function caseFilters<R>(): Readonly<Record<string, Filter<R>>> {
  return { variableNamesIgnoreCase: modifier(), variableValuesIgnoreCase: modifier() };
}

/** The variables of all executions of an instance, without those that are local to a user task. */
export function instanceVariables(state: EngineState, processInstanceId: string): readonly VariableRecord[] {
  const { executionsByInstance, variablesByExecution } = state.tables;
  return executionsByInstance
    .get(processInstanceId)
    .flatMap(({ id }) => variablesByExecution.get(id).filter(({ taskId }) => taskId === undefined));
}
