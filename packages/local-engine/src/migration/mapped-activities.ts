import type { Activity, Scope } from '../model/process-model.ts';
import type { MigrationInstruction } from './migration-plan.ts';

/** An instruction whose activities exist. */
export interface MappedActivity {
  readonly source: Activity;
  readonly target: Activity;
  readonly updateEventTrigger: boolean;
}

/** What may be wrong with one mapped activity, seen together with all others. */
export type InstructionValidator = (mapped: MappedActivity, all: MappedActivities) => readonly string[];

/** The mapped activities of a plan. */
export class MappedActivities {
  readonly sourceDefinitionId: string;
  readonly targetDefinitionId: string;
  #all: readonly MappedActivity[] = [];

  constructor(sourceDefinitionId: string, targetDefinitionId: string) {
    this.sourceDefinitionId = sourceDefinitionId;
    this.targetDefinitionId = targetDefinitionId;
  }

  get all(): readonly MappedActivity[] {
    return this.#all;
  }

  add(mapped: readonly MappedActivity[]): void {
    this.#all = [...this.#all, ...mapped];
  }

  ofSource(scope: Scope): readonly MappedActivity[] {
    return this.#all.filter(({ source }) => source === scope);
  }

  ofTarget(scope: Scope): readonly MappedActivity[] {
    return this.#all.filter(({ target }) => target === scope);
  }

  /** Keeps what none of the validators objects to, judged as it is before. */
  filter(validators: readonly InstructionValidator[]): void {
    this.#all = this.#all.filter((mapped) => validators.every((validate) => validate(mapped, this).length === 0));
  }
}

/** The instruction of a mapped activity. */
export function instructionOf({ source, target, updateEventTrigger }: MappedActivity): MigrationInstruction {
  return { sourceActivityId: source.id, targetActivityId: target.id, updateEventTrigger };
}
