import type { Activity } from '../../model/process-model.ts';
import type { EventSubscriptionRecord } from '../../records/runtime-records.ts';
import type { MigrationInstruction } from '../migration-plan.ts';
import type { MigrationTarget } from './migration-target.ts';
import { type MigratingElement, type MigratingScopeInstance, moveTo } from './scope-instance.ts';

/** A completed activity that can be compensated, on its way to another definition. */
export class CompensationInstance implements MigratingElement {
  readonly instruction: MigrationInstruction | undefined;
  /** The handler. */
  readonly source: Activity;
  readonly target: Activity | undefined;
  readonly subscription: EventSubscriptionRecord;
  parent: MigratingScopeInstance | undefined;
  readonly #definition: MigrationTarget;

  constructor(
    definition: MigrationTarget,
    subscription: EventSubscriptionRecord,
    mapping: {
      readonly instruction: MigrationInstruction | undefined;
      readonly source: Activity;
      readonly target: Activity | undefined;
    },
  ) {
    this.#definition = definition;
    this.subscription = subscription;
    this.instruction = mapping.instruction;
    this.source = mapping.source;
    this.target = mapping.target;
  }

  detach(): void {
    this.#definition.state.tables.subscriptions.update(this.subscription, { executionId: undefined });
  }

  attach(parent: MigratingScopeInstance): void {
    moveTo(this, parent);
    const executionId = parent.execution.id;
    this.#definition.state.tables.subscriptions.update(this.subscription, { executionId });
  }

  migrate(): void {
    this.#definition.state.tables.subscriptions.update(this.subscription, {
      activityId: this.target?.id ?? '',
      definitionId: this.#definition.definition.id,
    });
  }

  migrateDependents(): void {
    // Nothing hangs on a subscription.
  }

  remove(): void {
    this.#definition.state.tables.subscriptions.delete(this.subscription);
  }
}
