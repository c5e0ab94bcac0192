import type { Variables } from '../kernel/variables.ts';

/** An activity of the source and what it becomes in the target. */
export interface MigrationInstruction {
  readonly sourceActivityId: string | undefined;
  readonly targetActivityId: string | undefined;
  /** Takes message name, due date or condition anew from the target model. */
  readonly updateEventTrigger: boolean;
}

/** How instances of one definition become instances of another. */
export interface MigrationPlan {
  readonly sourceProcessDefinitionId: string;
  readonly targetProcessDefinitionId: string;
  readonly instructions: readonly MigrationInstruction[];
  /** Set on every migrated instance. */
  readonly variables: Variables | undefined;
}

/** The instruction in the engine's words, for its reports. */
export function describeInstruction(instruction: MigrationInstruction): string {
  const { sourceActivityId = 'null', targetActivityId = 'null', updateEventTrigger } = instruction;
  return `MigrationInstructionImpl{sourceActivityId='${sourceActivityId}', targetActivityId='${targetActivityId}', updateEventTrigger='${updateEventTrigger}'}`;
}
