import type { HistoricVariableUpdateRecord } from '../records/history-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { byKey, fixed } from './candidates.ts';
import { readFlag, readTexts } from './criterion.ts';
import { inIndex } from './definition-finds.ts';
import {
  equals,
  type Find,
  likeIgnoringCase,
  modifier,
  oneOf,
  since,
  tenantFilters,
  until,
  whenTrue,
} from './filters.ts';
import type { Filter, QueryDefinition } from './query-definition.ts';
import { storedTypeOf } from './stored-type.ts';

type Update = HistoricVariableUpdateRecord;

const ofInstance = inIndex<Update>(({ tables }) => tables.historicDetailsByInstance);
const ofVariable: Find<Update> = ({ tables }, id) => {
  const variable = tables.historicVariables.get(id);
  return variable ? byKey(tables.historicDetailsByInstance, variable.processInstanceId) : fixed([]);
};
const ofTask: Find<Update> = ({ tables }, id) => {
  const task = tables.historicTasks.get(id);
  return task ? byKey(tables.historicDetailsByInstance, task.processInstanceId) : fixed([]);
};

/** Every change of every variable. The engine's other details, fields of submitted forms, are never written here. */
export const historicDetails: QueryDefinition<Update> = {
  name: 'history/detail',
  all: ({ tables }) => tables.historicDetails.values(),
  filters: {
    processInstanceId: equals(({ processInstanceId }) => processInstanceId, ofInstance),
    processInstanceIdIn: oneOf(({ processInstanceId }) => processInstanceId, ofInstance),
    executionId: equals(({ executionId }) => executionId),
    activityInstanceId: equals(({ activityInstanceId }) => activityInstanceId),
    variableInstanceId: equals(({ variableId }) => variableId, ofVariable),
    variableTypeIn: typeFilter(),
    variableNameLike: likeIgnoringCase(variableNameOf),
    taskId: equals(variableTaskOf, ofTask),
    excludeTaskDetails: withoutTasks(),
    formFields: formFieldsOnly(),
    variableUpdates: modifier(),
    initial: whenTrue(({ initial }) => initial),
    occurredBefore: until(({ atMs }) => atMs),
    occurredAfter: since(({ atMs }) => atMs),
    ...tenantFilters(),
  },
  sorts: {
    processInstanceId: ({ processInstanceId }) => processInstanceId,
    variableName: variableNameOf,
    variableType: ({ value }) => storedTypeOf(value),
    variableRevision: ({ revision }) => revision,
    formPropertyId: variableNameOf,
    time: ({ atMs }) => atMs,
    occurrence: ({ sequence }) => sequence,
    tenantId: () => undefined,
  },
  refusesUnknownSortings: true,
  unsupported: ['caseInstanceId', 'caseExecutionId', 'userOperationId'],
};

/** The name of the variable that was changed. */
export function variableNameOf({ variableId }: Update, { tables }: EngineState): string | undefined {
  return tables.historicVariables.get(variableId)?.name;
}

/** The user task that the variable is local to. */
export function variableTaskOf({ variableId }: Update, { tables }: EngineState): string | undefined {
  return tables.historicVariables.get(variableId)?.taskId;
}

function typeFilter(): Filter<Update> {
  return (criterion) => {
    const wanted = new Set(readTexts(criterion).map((type) => type.toLowerCase()));
    return { test: ({ value }) => wanted.has(storedTypeOf(value)) };
  };
}

/** Camunda only looks whether the flag was given, not what it says; a wanted task goes before it. */
function withoutTasks(): Filter<Update> {
  return (criterion, { criteria, state }) => {
    readFlag(criterion);
    if (criteria.has('taskId')) return undefined;
    return { test: (update) => variableTaskOf(update, state) === undefined };
  };
}

/** As above; of two kinds that are wanted, variable updates win. */
function formFieldsOnly(): Filter<Update> {
  return (criterion, { criteria }) => {
    readFlag(criterion);
    return criteria.has('variableUpdates') ? undefined : { test: () => false, candidates: fixed([]) };
  };
}
