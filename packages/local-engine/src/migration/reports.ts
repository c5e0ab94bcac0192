import type { MigrationInstruction } from './migration-plan.ts';

/** What is wrong with one instruction. */
export interface InstructionReport {
  readonly instruction: MigrationInstruction;
  readonly failures: readonly string[];
}

/** What is wrong with one activity or transition instance. */
export interface ElementReport {
  readonly id: string;
  readonly sourceScopeId: string;
  readonly instruction: MigrationInstruction | undefined;
  readonly failures: readonly string[];
}

/** Why a process instance cannot be migrated by a plan that is valid. */
export interface InstanceReport {
  readonly processInstanceId: string;
  readonly failures: readonly string[];
  readonly activityReports: readonly ElementReport[];
  readonly transitionReports: readonly ElementReport[];
}
