import type { Execution } from '../../kernel/execution.ts';
import type { Scope } from '../../model/process-model.ts';
import type { MigrationInstruction } from '../migration-plan.ts';

/** One node in the tree of what migrates: an activity instance, a transition instance, a kept scope, a compensation that may be thrown. */
export interface MigratingElement {
  readonly instruction: MigrationInstruction | undefined;
  readonly source: Scope;
  readonly target: Scope | undefined;
  parent: MigratingScopeInstance | undefined;
  /** Takes it, and what hangs on it, out of the tree of executions. */
  detach(): void;
  /** Puts it back into the tree, below another parent. */
  attach(parent: MigratingScopeInstance): void;
  /** Makes it an instance of its target. */
  migrate(): void;
  migrateDependents(): void;
}

/** A node that has others inside. */
export interface MigratingScopeInstance extends Omit<MigratingElement, 'source'> {
  readonly source: Scope | undefined;
  readonly execution: Execution;
  readonly children: Set<MigratingElement>;
  readonly childScopes: readonly MigratingScopeInstance[];
  detachChildren(): void;
  remove(skipIoMappings: boolean): void;
  removeUnmapped(): void;
}

/** A scope that is active: executions can be put below it and taken away again. */
export interface ActiveScopeInstance extends MigratingScopeInstance {
  readonly activityInstanceId: string | undefined;
  /** An execution below this scope that something can be attached to. */
  openBranch(): Execution;
  /** The branch that something was detached from is no longer needed. */
  releaseBranch(branch: Execution): void;
}

/** Moves an element from one parent to another in the tree of what migrates. */
export function moveTo(element: MigratingElement, parent: MigratingScopeInstance | undefined): void {
  element.parent?.children.delete(element);
  element.parent = parent;
  parent?.children.add(element);
}
