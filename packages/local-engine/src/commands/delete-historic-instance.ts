import type { HistoricProcessInstanceRecord } from '../records/history-records.ts';
import type { StoredRecord } from '../records/runtime-records.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import type { KeyIndex } from '../store/key-index.ts';
import type { Table } from '../store/table.ts';
import { nullValue } from './refusals.ts';

/** Forgets an instance that has ended. */
export function deleteHistoricInstance(state: EngineState, id: string): void {
  const instance = state.tables.historicInstances.get(id);
  if (instance === undefined) throw nullValue(`No historic process instance found with id: ${id}`);
  if (instance.endedAtMs === undefined) {
    throw processEngineException(`Process instance is still running, cannot delete historic process instance: ${id}`);
  }
  forgetInstance(state, instance);
}

/** Forgets an instance with all of its history, whatever history says of its end. */
export function forgetInstance({ tables }: EngineState, instance: HistoricProcessInstanceRecord): void {
  const { id } = instance;
  forget(tables.historicActivities, tables.historicActivitiesByInstance, id);
  forget(tables.historicVariables, tables.historicVariablesByInstance, id);
  forget(tables.historicDetails, tables.historicDetailsByInstance, id);
  forget(tables.historicTasks, tables.historicTasksByInstance, id);
  forget(tables.historicIncidents, tables.historicIncidentsByInstance, id);
  forget(tables.externalTaskLog, tables.externalTaskLogByInstance, id);
  forget(tables.jobLog, tables.jobLogByInstance, id);
  tables.historicInstances.delete(instance);
}

function forget<R extends StoredRecord>(table: Table<R>, index: KeyIndex<R>, instanceId: string): void {
  for (const record of index.get(instanceId)) table.delete(record);
}
