import type { ProcessModel } from '../model/process-model.ts';
import { EngineError } from '../state/engine-error.ts';
import { instructionValidators } from './instruction-validators.ts';
import { instructionOf, MappedActivities } from './mapped-activities.ts';
import { describeInstruction, type MigrationInstruction, type MigrationPlan } from './migration-plan.ts';
import { shownPlanReport } from './report-shapes.ts';
import type { InstructionReport } from './reports.ts';

/** What is wrong with a plan: first what does not exist, then what does not fit. Empty for a valid plan. */
export function reportOn(
  plan: MigrationPlan,
  source: ProcessModel,
  target: ProcessModel,
): readonly InstructionReport[] {
  const mapped = new MappedActivities(plan.sourceProcessDefinitionId, plan.targetProcessDefinitionId);
  const reports: InstructionReport[] = [];
  for (const instruction of plan.instructions) {
    const from = source.activityById.get(instruction.sourceActivityId ?? '');
    const to = target.activityById.get(instruction.targetActivityId ?? '');
    if (from && to) {
      mapped.add([{ source: from, target: to, updateEventTrigger: instruction.updateEventTrigger }]);
    } else reports.push({ instruction, failures: missing(instruction, from !== undefined, to !== undefined) });
  }
  for (const one of mapped.all) {
    const failures = instructionValidators.flatMap((validate) => validate(one, mapped));
    if (failures.length > 0) reports.push({ instruction: instructionOf(one), failures });
  }
  return reports;
}

/** The refusal of a plan that is not valid. */
export function invalidPlan(plan: MigrationPlan, reports: readonly InstructionReport[]): EngineError {
  const lines = reports.flatMap(({ instruction, failures }) => [
    `\t Migration instruction ${describeInstruction(instruction)} is not valid:\n`,
    ...failures.map((failure) => `\t\t${failure}\n`),
  ]);
  const head = `Migration plan for process definition '${plan.sourceProcessDefinitionId}' to '${plan.targetProcessDefinitionId}' is not valid:\n`;
  return new EngineError(400, 'MigrationPlanValidationException', `ENGINE-23001 ${head}${lines.join('')}`, {
    more: { validationReport: shownPlanReport(reports) },
  });
}

function missing(
  { sourceActivityId, targetActivityId }: MigrationInstruction,
  hasSource: boolean,
  hasTarget: boolean,
): readonly string[] {
  if (sourceActivityId === undefined || targetActivityId === undefined) {
    return [
      ...(sourceActivityId === undefined ? ['Source activity id is null'] : []),
      ...(targetActivityId === undefined ? ['Target activity id is null'] : []),
    ];
  }
  return [
    ...(hasSource ? [] : [`Source activity '${sourceActivityId}' does not exist`]),
    ...(hasTarget ? [] : [`Target activity '${targetActivityId}' does not exist`]),
  ];
}
