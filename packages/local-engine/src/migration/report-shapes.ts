import type { MigrationInstruction } from './migration-plan.ts';
import type { ElementReport, InstanceReport, InstructionReport } from './reports.ts';

/** An instruction as the REST API has it: the lists hold one id each. */
export interface ShownInstruction {
  readonly sourceActivityIds: readonly (string | null)[];
  readonly targetActivityIds: readonly (string | null)[];
  readonly updateEventTrigger: boolean;
}

/** Shows an instruction. */
export function shownInstruction(instruction: MigrationInstruction): ShownInstruction {
  return {
    sourceActivityIds: [instruction.sourceActivityId ?? null],
    targetActivityIds: [instruction.targetActivityId ?? null],
    updateEventTrigger: instruction.updateEventTrigger,
  };
}

/** Shows what is wrong with a plan. */
export function shownPlanReport(reports: readonly InstructionReport[]): Readonly<Record<string, unknown>> {
  return {
    instructionReports: reports.map(({ instruction, failures }) => ({
      instruction: shownInstruction(instruction),
      failures,
    })),
    variableReports: {},
  };
}

/** Shows why an instance cannot be migrated. */
export function shownInstanceReport(report: InstanceReport): Readonly<Record<string, unknown>> {
  const shown = (idName: string, reports: readonly ElementReport[]): readonly unknown[] =>
    reports.map(({ id, sourceScopeId, instruction, failures }) => ({
      migrationInstruction: instruction ? shownInstruction(instruction) : null,
      [idName]: id,
      failures,
      sourceScopeId,
    }));
  return {
    processInstanceId: report.processInstanceId,
    failures: report.failures,
    activityInstanceValidationReports: shown('activityInstanceId', report.activityReports),
    transitionInstanceValidationReports: shown('transitionInstanceId', report.transitionReports),
  };
}
