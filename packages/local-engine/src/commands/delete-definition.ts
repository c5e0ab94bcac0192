import { deleteCascade } from '../kernel/deletion.ts';
import { deleteJob } from '../kernel/job-records.ts';
import type { ProcessDefinitionRecord } from '../records/runtime-records.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { latestDefinition } from '../state/latest-versions.ts';
import { forgetInstance } from './delete-historic-instance.ts';
import { closeStarts, openStarts } from './deploy-resources.ts';
import { notFound } from './refusals.ts';
import { startRun } from './start-run.ts';

export interface DefinitionDeletion {
  /** Deletes running instances and history along with it. */
  readonly cascade: boolean;
  readonly skipIoMappings: boolean;
}

/** Deletes one version of a definition. When it was the newest, the version before starts by messages and timers again. */
export function deleteDefinition(state: EngineState, id: string, options: DefinitionDeletion): void {
  const definition = state.tables.definitions.get(id);
  if (!definition) throw notFound(`No process definition found with id '${id}': processDefinition is null`);
  requireNoInstances(state, definition, options);
  removeDefinition(state, definition, options);
}

/** @throws {EngineError} when instances of the definition run and are not deleted along with it */
export function requireNoInstances(
  { tables }: EngineState,
  { id }: ProcessDefinitionRecord,
  { cascade }: DefinitionDeletion,
): void {
  const running = tables.instancesByDefinition.count(id);
  if (running === 0 || cascade) return;
  throw processEngineException(
    `ENGINE-03076 Deletion of process definition without cascading failed. Process definition with id: ${id} can't be deleted, because there are ${running} dependent process instances.`,
  );
}

export function removeDefinition(
  state: EngineState,
  definition: ProcessDefinitionRecord,
  options: DefinitionDeletion,
): void {
  const { tables } = state;
  if (options.cascade) deleteInstances(state, definition.id, options.skipIoMappings);
  const wasNewest = latestDefinition(state, definition.key)?.id === definition.id;
  closeStarts(state, definition.id);
  for (const job of tables.jobsByDefinition.get(definition.id)) deleteJob(state, job, 'DELETED');
  for (const jobDefinition of tables.jobDefinitionsByDefinition.get(definition.id))
    tables.jobDefinitions.delete(jobDefinition);
  if (options.cascade) forgetHistory(state, definition.id);
  tables.definitions.delete(definition);
  state.forgetCompiled(definition.id);
  const before = wasNewest ? latestDefinition(state, definition.key) : undefined;
  if (before) openStarts(state, before, state.modelOf(before.id));
}

/** The history that belongs to no instance: jobs of start timers, and their incidents. */
function forgetHistory({ tables }: EngineState, definitionId: string): void {
  for (const log of [...tables.jobLog.values()]) if (log.definitionId === definitionId) tables.jobLog.delete(log);
  for (const incident of [...tables.historicIncidents.values()]) {
    if (incident.definitionId === definitionId) tables.historicIncidents.delete(incident);
  }
}

function deleteInstances(state: EngineState, definitionId: string, skipIoMappings: boolean): void {
  const run = startRun(state);
  for (const root of state.tables.instancesByDefinition.get(definitionId)) {
    const execution = run.execution(root.id);
    if (execution) deleteCascade(execution, { reason: 'deleted process definition', isExternal: true, skipIoMappings });
  }
  for (const instance of [...state.tables.historicInstances.values()]) {
    if (instance.definitionId === definitionId) forgetInstance(state, instance);
  }
}
