import type { ExecutionRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';

/** Which instances. */
export interface InstanceSelection {
  readonly processInstanceId?: string | undefined;
  readonly processDefinitionId?: string | undefined;
  readonly processDefinitionKey?: string | undefined;
}

/** Suspends or activates instances with their tasks and jobs; not those that they called. None that fits is no error, as in the engine. */
export function setInstanceSuspension(state: EngineState, selection: InstanceSelection, suspended: boolean): void {
  for (const root of selectInstances(state, selection)) suspend(state, root.id, suspended);
}

function selectInstances({ tables }: EngineState, selection: InstanceSelection): readonly ExecutionRecord[] {
  const { processInstanceId, processDefinitionId, processDefinitionKey } = selection;
  if (processInstanceId !== undefined) {
    const root = tables.executions.get(processInstanceId);
    return root && root.parentId === undefined ? [root] : [];
  }
  if (processDefinitionId !== undefined) return tables.instancesByDefinition.get(processDefinitionId);
  const versions = tables.definitionsByKey.get(processDefinitionKey ?? '');
  return versions.flatMap(({ id }) => tables.instancesByDefinition.get(id));
}

function suspend({ tables }: EngineState, id: string, suspended: boolean): void {
  for (const execution of tables.executionsByInstance.get(id)) tables.executions.update(execution, { suspended });
  for (const task of tables.userTasksByInstance.get(id)) tables.userTasks.update(task, { suspended });
  for (const task of tables.externalTasksByInstance.get(id)) tables.externalTasks.update(task, { suspended });
  for (const job of tables.jobsByInstance.get(id)) tables.jobs.update(job, { suspended });
  const historic = tables.historicInstances.get(id);
  if (historic && historic.endedAtMs === undefined) {
    tables.historicInstances.update(historic, { state: suspended ? 'SUSPENDED' : 'ACTIVE' });
  }
}
