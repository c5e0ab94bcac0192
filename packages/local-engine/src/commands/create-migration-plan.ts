import type { Variables } from '../kernel/variables.ts';
import { generateInstructions } from '../migration/generate-instructions.ts';
import { instructionOf } from '../migration/mapped-activities.ts';
import type { MigrationPlan } from '../migration/migration-plan.ts';
import { invalidPlan, reportOn } from '../migration/plan-report.ts';
import type { InstructionReport } from '../migration/reports.ts';
import type { ProcessDefinitionRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { badUserRequest } from './refusals.ts';

export interface PlanGeneration {
  readonly sourceProcessDefinitionId: string | undefined;
  readonly targetProcessDefinitionId: string | undefined;
  readonly updateEventTriggers: boolean;
  readonly variables: Variables | undefined;
}

/** Maps what is the same in both definitions. */
export function generateMigrationPlan(state: EngineState, input: PlanGeneration): MigrationPlan {
  const source = definitionOf(state, input.sourceProcessDefinitionId, 'Source');
  const target = definitionOf(state, input.targetProcessDefinitionId, 'Target');
  const mapped = generateInstructions(
    { id: source.id, model: state.modelOf(source.id) },
    { id: target.id, model: state.modelOf(target.id) },
    input.updateEventTriggers,
  );
  return {
    sourceProcessDefinitionId: source.id,
    targetProcessDefinitionId: target.id,
    instructions: mapped.map(instructionOf),
    variables: input.variables,
  };
}

/** What is wrong with a plan; empty when it is valid. @throws EngineError 400 when a definition does not exist */
export function validateMigrationPlan(state: EngineState, plan: GivenPlan): readonly InstructionReport[] {
  const source = definitionOf(state, plan.sourceProcessDefinitionId, 'Source');
  const target = definitionOf(state, plan.targetProcessDefinitionId, 'Target');
  return reportOn(planOf(plan, source, target), state.modelOf(source.id), state.modelOf(target.id));
}

/** A plan as it comes from outside. */
export type GivenPlan = Pick<MigrationPlan, 'instructions' | 'variables'> &
  Pick<PlanGeneration, 'sourceProcessDefinitionId' | 'targetProcessDefinitionId'>;

/** @throws EngineError 400 with the reports when the plan is not valid */
export function requireValidPlan(state: EngineState, plan: GivenPlan): MigrationPlan {
  const source = definitionOf(state, plan.sourceProcessDefinitionId, 'Source');
  const target = definitionOf(state, plan.targetProcessDefinitionId, 'Target');
  const valid = planOf(plan, source, target);
  const reports = reportOn(valid, state.modelOf(source.id), state.modelOf(target.id));
  if (reports.length > 0) throw invalidPlan(valid, reports);
  return valid;
}

function planOf(plan: GivenPlan, source: ProcessDefinitionRecord, target: ProcessDefinitionRecord): MigrationPlan {
  return { ...plan, sourceProcessDefinitionId: source.id, targetProcessDefinitionId: target.id };
}

function definitionOf(state: EngineState, id: string | undefined, which: string): ProcessDefinitionRecord {
  if (id === undefined) throw badUserRequest(`${which} process definition id is null`);
  const definition = state.tables.definitions.get(id);
  if (definition) return definition;
  throw badUserRequest(`ENGINE-23008 ${which} process definition with id '${id}' does not exist`);
}
