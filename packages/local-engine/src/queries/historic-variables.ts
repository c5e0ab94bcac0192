import type { HistoricVariableRecord } from '../records/history-records.ts';
import { invalidRequest } from '../state/engine-error.ts';
import { WireDouble } from '../values/wire-json.ts';
import { readText, readTexts } from './criterion.ts';
import { inIndex } from './definition-finds.ts';
import { equals, modifier, oneOf, tenantFilters } from './filters.ts';
import { likePattern } from './like-pattern.ts';
import type { Filter, QueryDefinition } from './query-definition.ts';
import { storedTypeOf } from './stored-type.ts';
import { variableCondition } from './variable-condition.ts';
import { caseFilters, caseRules } from './variable-filter.ts';

type Variable = HistoricVariableRecord;

const ofInstance = inIndex<Variable>(({ tables }) => tables.historicVariablesByInstance);

/** Variables as they are, and as they were when their scope ended. Deleted ones only on request. */
export const historicVariables: QueryDefinition<Variable> = {
  name: 'history/variable-instance',
  all: ({ tables }) => tables.historicVariables.values(),
  check: ({ criteria }) => {
    if (criteria.has('variableValue') && !criteria.has('variableName')) {
      throw invalidRequest(
        'Only a single variable value parameter specified: variable name and value are required to be able to query after a specific variable value.',
      );
    }
  },
  always: (question) => (question.isTrue('includeDeleted') ? undefined : ({ state }) => state !== 'DELETED'),
  filters: {
    processInstanceId: equals(({ processInstanceId }) => processInstanceId, ofInstance),
    processInstanceIdIn: oneOf(({ processInstanceId }) => processInstanceId, ofInstance),
    processDefinitionId: equals(({ definitionId }) => definitionId),
    processDefinitionKey: equals(({ definitionKey }) => definitionKey),
    executionIdIn: oneOf(({ executionId }) => executionId),
    activityInstanceIdIn: oneOf(({ activityInstanceId }) => activityInstanceId),
    taskIdIn: oneOf(({ taskId }) => taskId),
    variableName: nameFilter(),
    variableNameIn: oneOf(({ name }) => name),
    variableNameLike: nameLikeFilter(),
    variableValue: valueFilter(),
    variableTypeIn: typeFilter(),
    includeDeleted: modifier(),
    ...caseFilters(),
    ...tenantFilters(),
  },
  sorts: {
    instanceId: ({ processInstanceId }) => processInstanceId,
    variableName: ({ name }) => name,
    tenantId: () => undefined,
  },
  unsupported: ['caseInstanceId', 'caseExecutionIdIn', 'caseActivityIdIn'],
};

function nameFilter(): Filter<Variable> {
  return (criterion, question) => {
    const { namesIgnoreCase } = caseRules(question);
    const wanted = readText(criterion);
    const upper = wanted.toUpperCase();
    return { test: ({ name }) => (namesIgnoreCase ? name.toUpperCase() === upper : name === wanted) };
  };
}

function nameLikeFilter(): Filter<Variable> {
  return (criterion, question) => {
    const { namesIgnoreCase } = caseRules(question);
    const pattern = readText(criterion);
    const fits = likePattern(namesIgnoreCase ? pattern.toUpperCase() : pattern);
    return { test: ({ name }) => fits(namesIgnoreCase ? name.toUpperCase() : name) };
  };
}

function valueFilter(): Filter<Variable> {
  return (criterion, question) => {
    const name = question.criteria.get('variableName');
    const wanted = criterion.value instanceof WireDouble ? criterion.value.value : criterion.value;
    const condition = variableCondition(name ? readText(name) : '', 'eq', wanted, caseRules(question));
    const type = numericType(criterion.value);
    return { test: (variable) => (type === undefined || variable.value.type === type) && condition.test(variable) };
  };
}

/** Here, unlike in other conditions, a number is of one type only: that which it would have as a variable. */
function numericType(value: unknown): 'Integer' | 'Long' | 'Double' | undefined {
  if (value instanceof WireDouble) return 'Double';
  if (typeof value === 'bigint') return 'Long';
  if (typeof value !== 'number') return undefined;
  if (!Number.isInteger(value)) return 'Double';
  return Math.trunc(value) === (value | 0) ? 'Integer' : 'Long';
}

function typeFilter(): Filter<Variable> {
  return (criterion) => {
    const wanted = new Set(readTexts(criterion).map((type) => type.toLowerCase()));
    return { test: ({ value }) => wanted.has(storedTypeOf(value)) };
  };
}
