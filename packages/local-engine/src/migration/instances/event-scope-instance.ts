import type { Execution } from '../../kernel/execution.ts';
import { removeExecution } from '../../kernel/tree.ts';
import type { Activity } from '../../model/process-model.ts';
import type { MigrationInstruction } from '../migration-plan.ts';
import type { CompensationInstance } from './compensation-instance.ts';
import type { Dependent } from './dependents.ts';
import type { MigrationTarget } from './migration-target.ts';
import { type MigratingElement, type MigratingScopeInstance, moveTo } from './scope-instance.ts';

/** The execution that a completed scope left behind for its compensation, on its way to another definition. */
export class EventScopeInstance implements MigratingScopeInstance {
  readonly instruction: MigrationInstruction | undefined;
  readonly source: Activity;
  readonly target: Activity | undefined;
  readonly execution: Execution;
  /** By which the scope around it knows it. */
  readonly subscription: CompensationInstance;
  readonly children: Set<MigratingElement> = new Set();
  readonly dependents: Dependent[] = [];
  parent: MigratingScopeInstance | undefined;
  readonly #definition: MigrationTarget;

  constructor(
    definition: MigrationTarget,
    execution: Execution,
    subscription: CompensationInstance,
    mapping: {
      readonly instruction: MigrationInstruction | undefined;
      readonly source: Activity;
      readonly target: Activity | undefined;
    },
  ) {
    this.#definition = definition;
    this.execution = execution;
    this.subscription = subscription;
    this.instruction = mapping.instruction;
    this.source = mapping.source;
    this.target = mapping.target;
  }

  get childScopes(): readonly MigratingScopeInstance[] {
    return [...this.children].filter((child) => child instanceof EventScopeInstance);
  }

  detach(): void {
    this.subscription.detach();
    this.execution.detach();
  }

  attach(parent: MigratingScopeInstance): void {
    moveTo(this, parent);
    this.subscription.attach(parent);
    parent.children.delete(this.subscription);
    this.execution.parent = parent.execution;
  }

  migrate(): void {
    this.subscription.migrate();
    this.#definition.take(this.execution);
    this.execution.activity = this.target;
  }

  migrateDependents(): void {
    for (const dependent of this.dependents) dependent.migrate();
  }

  detachChildren(): void {
    for (const child of [...this.children]) child.detach();
  }

  remove(): void {
    removeExecution(this.execution);
    this.subscription.remove();
    moveTo(this, undefined);
  }

  removeUnmapped(): void {
    // Only active scopes wait for events.
  }
}
