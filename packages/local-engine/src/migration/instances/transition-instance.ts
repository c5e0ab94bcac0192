import type { Execution } from '../../kernel/execution.ts';
import type { Activity } from '../../model/process-model.ts';
import type { MigrationInstruction } from '../migration-plan.ts';
import type { Dependent, JobDependent, Owner } from './dependents.ts';
import type { MigrationTarget } from './migration-target.ts';
import {
  type ActiveScopeInstance,
  type MigratingElement,
  type MigratingScopeInstance,
  moveTo,
} from './scope-instance.ts';

/** An asynchronous continuation in front of an activity or behind it, on its way to another definition. */
export class TransitionInstance implements MigratingElement, Owner {
  readonly id: string;
  readonly instruction: MigrationInstruction | undefined;
  readonly source: Activity;
  readonly target: Activity | undefined;
  readonly isScope = false;
  readonly dependents: Dependent[] = [];
  parent: ActiveScopeInstance | undefined;
  /** Undefined without a target. */
  job: JobDependent | undefined;
  readonly #definition: MigrationTarget;
  readonly #wasActive: boolean;
  #execution: Execution;

  constructor(
    definition: MigrationTarget,
    execution: Execution,
    mapping: {
      readonly instruction: MigrationInstruction | undefined;
      readonly source: Activity;
      readonly target: Activity | undefined;
    },
  ) {
    this.id = execution.id;
    this.instruction = mapping.instruction;
    this.source = mapping.source;
    this.target = mapping.target;
    this.#definition = definition;
    this.#execution = execution;
    this.#wasActive = execution.isActive;
  }

  get execution(): Execution {
    return this.#execution.current;
  }

  detach(): void {
    this.job?.detach();
    for (const dependent of this.dependents) dependent.detach();
    const { execution } = this;
    execution.isActive = false;
    this.parent?.releaseBranch(execution);
    moveTo(this, undefined);
  }

  attach(parent: MigratingScopeInstance): void {
    moveTo(this, parent);
    this.#execution = (parent as ActiveScopeInstance).openBranch();
    this.#execution.activityInstanceId = undefined;
    this.#execution.isActive = this.#wasActive;
    this.job?.attach(this);
    for (const dependent of this.dependents) dependent.attach(this);
  }

  migrate(): void {
    const { execution } = this;
    this.#definition.take(execution);
    execution.activity = this.target;
  }

  migrateDependents(): void {
    this.job?.migrate();
    for (const dependent of this.dependents) dependent.migrate();
  }
}
