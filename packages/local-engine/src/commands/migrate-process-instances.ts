import { requireMigratable } from '../migration/instance-report.ts';
import { MigrationTarget } from '../migration/instances/migration-target.ts';
import { migrateTree, removeUnmapped } from '../migration/migrate-tree.ts';
import type { MigrationPlan } from '../migration/migration-plan.ts';
import { parseInstance } from '../migration/parse-instance.ts';
import type { ProcessDefinitionRecord } from '../records/runtime-records.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { badUserRequest } from './refusals.ts';
import { setVariables } from './set-variables.ts';
import { startRun } from './start-run.ts';

export interface Migration {
  /** Valid: see `requireValidPlan`. */
  readonly plan: MigrationPlan;
  readonly processInstanceIds: readonly string[];
  readonly skipIoMappings?: boolean;
}

/** Migrates instances to another definition, all or none. */
export function migrateProcessInstances(
  state: EngineState,
  { plan, processInstanceIds, skipIoMappings }: Migration,
): void {
  const ids = new Set(processInstanceIds);
  if (ids.size === 0) {
    throw badUserRequest('Process instance ids cannot empty: process instance ids is empty');
  }
  const definition = state.tables.definitions.get(plan.targetProcessDefinitionId) as ProcessDefinitionRecord;
  for (const id of ids) migrateInstance(state, id, plan, { definition, skipIoMappings: skipIoMappings ?? false });
}

function migrateInstance(
  state: EngineState,
  id: string,
  plan: MigrationPlan,
  { definition, skipIoMappings }: { readonly definition: ProcessDefinitionRecord; readonly skipIoMappings: boolean },
): void {
  const root = startRun(state).execution(id);
  if (!root) {
    throw processEngineException(
      `ENGINE-23003 Process instance '${id}' cannot be migrated. The process instance does not exist`,
    );
  }
  const { definitionId } = root.record;
  if (definitionId !== plan.sourceProcessDefinitionId) {
    throw processEngineException(
      `ENGINE-23002 Process instance '${id}' cannot be migrated. Its process definition '${definitionId}' does not match the source process definition of the migration plan '${plan.sourceProcessDefinitionId}'`,
    );
  }
  const target = new MigrationTarget(state, definition);
  const migrating = parseInstance(root, plan, target);
  requireMigratable(migrating, definitionId);
  removeUnmapped(migrating, skipIoMappings);
  migrateTree(migrating.root, target, skipIoMappings);
  if (plan.variables) setVariables(state, id, plan.variables, { local: false });
}
