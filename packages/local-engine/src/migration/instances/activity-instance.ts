import { removeInnerInstance } from '../../kernel/cancellation.ts';
import { deleteCascade } from '../../kernel/deletion.ts';
import { type Execution, isComposite } from '../../kernel/execution.ts';
import { createConcurrent, pruneLastConcurrent, removeExecution } from '../../kernel/tree.ts';
import type { Activity, Scope } from '../../model/process-model.ts';
import { addInnerInstance, bodyOf } from '../../modification/inner-instances.ts';
import type { ActivityInstance } from '../../queries/activity-instances.ts';
import type { MigrationInstruction } from '../migration-plan.ts';
import { CompensationInstance } from './compensation-instance.ts';
import type { Dependent, Owner } from './dependents.ts';
import { EventScopeInstance } from './event-scope-instance.ts';
import type { MigrationTarget } from './migration-target.ts';
import {
  type ActiveScopeInstance,
  type MigratingElement,
  type MigratingScopeInstance,
  moveTo,
} from './scope-instance.ts';
import { TransitionInstance } from './transition-instance.ts';

export interface NewActivityInstance {
  /** Undefined for one that comes into being by the migration. */
  readonly instance: ActivityInstance | undefined;
  readonly instruction?: MigrationInstruction | undefined;
  /** Undefined for one that comes into being by the migration. */
  readonly source?: Scope;
  readonly target: Scope | undefined;
  readonly execution: Execution;
}

/**
 * An activity instance on its way from one definition to another.
 *
 * 1. A scope keeps its execution throughout; what is no scope lives in the execution of its scope, or in a concurrent one.
 * 2. What hangs on an execution is taken off before the execution is removed or replaced, and put on again afterwards.
 */
export class MigratingActivityInstance implements ActiveScopeInstance, Owner {
  readonly instance: ActivityInstance | undefined;
  readonly instruction: MigrationInstruction | undefined;
  readonly source: Scope;
  readonly target: Scope | undefined;
  readonly children: Set<MigratingElement> = new Set();
  readonly dependents: Dependent[] = [];
  readonly removing: (() => void)[] = [];
  readonly emerging: ((execution: Execution) => void)[] = [];
  parent: MigratingActivityInstance | undefined;
  readonly #definition: MigrationTarget;
  readonly #wasActive: boolean;
  #current: Scope;
  #isScope: boolean;
  #execution: Execution;

  constructor(definition: MigrationTarget, { instance, instruction, source, target, execution }: NewActivityInstance) {
    this.#definition = definition;
    this.instance = instance;
    this.instruction = instruction;
    this.source = source ?? (target as Scope);
    this.target = target;
    this.#current = this.source;
    this.#isScope = isScope(this.source);
    this.#execution = execution;
    const isLeaf = instance?.children.length === 0 && instance.transitions.length === 0;
    this.#wasActive = isLeaf && execution.isActive;
  }

  get isScope(): boolean {
    return isScope(this.#current);
  }

  get execution(): Execution {
    return this.#isScope ? this.#execution : this.#execution.current;
  }

  /** That of one that came into being is remembered by the execution around it. */
  get activityInstanceId(): string | undefined {
    return this.instance ? this.instance.id : this.execution.parentActivityInstanceId;
  }

  get childScopes(): readonly MigratingScopeInstance[] {
    return [...this.children].filter(
      (child) => child instanceof MigratingActivityInstance || child instanceof EventScopeInstance,
    );
  }

  detachChildren(): void {
    const children = [...this.children];
    const activities = children.filter((child) => child instanceof MigratingActivityInstance);
    // Detaching may shrink the tree, which would merge variables: first everything that hangs on it.
    for (const child of activities) for (const dependent of child.dependents) dependent.detach();
    for (const child of activities) child.detach();
    for (const kind of [TransitionInstance, EventScopeInstance, CompensationInstance]) {
      for (const child of children) if (child instanceof kind) child.detach();
    }
  }

  detach(): void {
    for (const dependent of this.dependents) dependent.detach();
    const { execution } = this;
    const parent = this.parent as MigratingActivityInstance;
    if (this.#isScope) {
      const around = execution.parent as Execution;
      execution.detach();
      if (isCompositeScope(this.source)) around.leaveActivityInstance();
      parent.releaseBranch(around);
    } else {
      execution.activity = undefined;
      execution.leaveActivityInstance();
      execution.isActive = false;
      parent.releaseBranch(execution);
    }
    moveTo(this, undefined);
  }

  attach(parent: MigratingScopeInstance): void {
    moveTo(this, parent);
    const branch = (parent as MigratingActivityInstance).openBranch();
    if (this.#isScope) {
      this.#execution.parent = branch;
      if (isCompositeScope(this.source)) branch.activityInstanceId = this.instance?.id;
    } else {
      this.#execution = branch;
      branch.activity = this.source as Activity;
      branch.activityInstanceId = this.instance?.id;
      branch.isActive = this.#wasActive;
    }
    for (const dependent of this.dependents) dependent.attach(this);
  }

  migrate(): void {
    const target = this.target as Scope;
    const { execution } = this;
    this.#definition.take(execution);
    if (this.#isScope && execution.parent?.isConcurrent) this.#definition.take(execution.parent);
    this.#current = target;
    if (this.#isScope) this.#migrateScope(target);
    else {
      execution.activity = target as Activity;
      if (isScope(target)) this.#becomeScope();
    }
    this.#migrateHistory(target);
  }

  migrateDependents(): void {
    for (const dependent of this.dependents) dependent.migrate();
    for (const create of this.emerging) create(this.execution);
  }

  /** Ends the instance, but not what was inside and has been detached. */
  remove(skipIoMappings: boolean): void {
    // What is no scope is never removed: it has a target, or the instance does not migrate.
    if (!this.#isScope) return;
    const { execution } = this;
    const around = execution.parent as Execution;
    execution.activity = this.source as Activity;
    execution.activityInstanceId = this.instance?.id;
    deleteCascade(execution, { reason: 'migration', skipIoMappings });
    this.parent?.releaseBranch(around);
    moveTo(this, undefined);
    for (const child of [...this.children]) moveTo(child, undefined);
  }

  removeUnmapped(): void {
    for (const remove of this.removing) remove();
  }

  openBranch(): Execution {
    if (!this.#isScope) throw new Error(`cannot attach anything to ${this.instance?.id}: it is no scope`);
    const { execution } = this;
    const body = this.#current.kind === 'activity' ? bodyOf(this.#current) : undefined;
    if (body) return addInnerInstance(execution);
    if (execution.children.length === 0 && !execution.activity) return execution;
    const branch = createConcurrent(execution);
    branch.isActive = false;
    return branch;
  }

  releaseBranch(branch: Execution): void {
    const body = this.#current.kind === 'activity' ? bodyOf(this.#current) : undefined;
    if (body) {
      removeInnerInstance(branch, body.sequential);
      return;
    }
    const { parent } = branch;
    if (!branch.isConcurrent || !parent) return;
    removeExecution(branch);
    pruneLastConcurrent(parent);
  }

  #migrateScope(target: Scope): void {
    if (!isScope(target)) this.#becomeNonScope();
    const { execution } = this;
    if (target.activities.length === 0) execution.activity = target as Activity;
    const body = this.source.kind === 'activity' ? bodyOf(this.source) : undefined;
    if (!body || body.sequential) return;
    // Instances that are done already stay until the body ends.
    for (const child of execution.allChildren) if (!child.isActive) this.#definition.take(child);
  }

  #becomeScope(): void {
    for (const dependent of this.dependents) dependent.detach();
    const around = this.execution;
    this.#execution = around.createChild();
    around.activity = undefined;
    if (!around.isConcurrent) around.leaveActivityInstance();
    this.#isScope = true;
    for (const dependent of this.dependents) dependent.attach(this);
  }

  #becomeNonScope(): void {
    for (const dependent of this.dependents) dependent.detach();
    const inner = this.#execution;
    const around = inner.parent as Execution;
    around.activity = inner.activity;
    around.activityInstanceId = inner.activityInstanceId;
    around.isActive = inner.isActive;
    removeExecution(inner);
    this.#execution = around;
    this.#isScope = false;
    for (const dependent of this.dependents) dependent.attach(this);
  }

  #migrateHistory(target: Scope): void {
    const { state, definition, reference } = this.#definition;
    const { historicActivities, historicInstances } = state.tables;
    if (target.kind === 'process') {
      const record = historicInstances.get(this.execution.id);
      const patch = { ...reference, definitionName: definition.name, definitionVersion: definition.version };
      record && historicInstances.update(record, patch);
      return;
    }
    const record = historicActivities.get(this.instance?.id ?? '');
    if (!record) return;
    historicActivities.update(record, {
      ...reference,
      executionId: this.execution.id,
      activityId: target.id,
      activityName: target.name,
      activityType: target.type,
      parentActivityInstanceId: this.parent?.activityInstanceId,
    });
  }
}

function isScope(scope: Scope): boolean {
  return scope.kind === 'process' || scope.isScope;
}

function isCompositeScope(scope: Scope): boolean {
  return scope.kind === 'activity' && isComposite(scope);
}
