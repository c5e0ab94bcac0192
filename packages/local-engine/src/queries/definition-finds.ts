import type { ExecutionRecord, ProcessDefinitionRecord, StoredRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import type { KeyIndex } from '../store/key-index.ts';
import type { Table } from '../store/table.ts';
import { byId, byKey, fixed, union } from './candidates.ts';
import type { Find } from './filters.ts';
import type { Candidates } from './query-definition.ts';

/** The definition of a record that names one. */
export function definitionOf(
  record: { readonly definitionId: string | undefined },
  state: EngineState,
): ProcessDefinitionRecord | undefined {
  return record.definitionId === undefined ? undefined : state.tables.definitions.get(record.definitionId);
}

/** The key of the definition of a record. */
export function definitionKeyOf(
  record: { readonly definitionId: string | undefined },
  state: EngineState,
): string | undefined {
  return definitionOf(record, state)?.key;
}

/** Finds what an index has under a value. */
export function inIndex<R extends StoredRecord>(
  indexOf: (state: EngineState) => KeyIndex<R>,
): (state: EngineState, value: string) => Candidates<R> {
  return (state, value) => byKey(indexOf(state), value);
}

/** Finds the record whose id the value is. */
export function inTable<R extends StoredRecord>(
  tableOf: (state: EngineState) => Table<R>,
): (state: EngineState, value: string) => Candidates<R> {
  return (state, value) => byId(tableOf(state), value);
}

/** Finds the roots of the instances of all versions of a definition key. */
export const instancesOfKey: Find<ExecutionRecord> = (state, key) => {
  const { definitionsByKey, instancesByDefinition } = state.tables;
  return unionOrNone(definitionsByKey.get(key).map(({ id }) => byKey(instancesByDefinition, id)));
};

/** Finds the records of the instances with a business key. */
export function byBusinessKey<R extends StoredRecord>(indexOf: (state: EngineState) => KeyIndex<R>): Find<R> {
  return (state, businessKey) =>
    unionOrNone(state.tables.instancesByBusinessKey.get(businessKey).map(({ id }) => byKey(indexOf(state), id)));
}

/** Nothing of nothing. */
export function unionOrNone<R>(parts: readonly Candidates<R>[]): Candidates<R> {
  return parts.length === 0 ? fixed([]) : union(parts);
}

/** With more instances than this, looking at all records until the page is full costs less than looking into each instance. */
const INSTANCES_MAX = 1000;

/** Finds what the running instances of a definition have. */
export function ofDefinition<R extends StoredRecord>(indexOf: (state: EngineState) => KeyIndex<R>): Find<R> {
  return (state, definitionId) => ofInstances(byKey(state.tables.instancesByDefinition, definitionId), indexOf(state));
}

/** Finds what the running instances of all versions of a definition key have. */
export function ofDefinitionKey<R extends StoredRecord>(indexOf: (state: EngineState) => KeyIndex<R>): Find<R> {
  return (state, key) => {
    const instances = instancesOfKey(state, key);
    return instances && ofInstances(instances, indexOf(state));
  };
}

function ofInstances<R extends StoredRecord>(
  instances: Candidates<ExecutionRecord>,
  index: KeyIndex<R>,
): Candidates<R> | undefined {
  if (instances.count > INSTANCES_MAX) return undefined;
  return unionOrNone(instances.list().map(({ id }) => byKey(index, id)));
}
