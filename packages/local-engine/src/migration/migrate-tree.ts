import type { Execution } from '../kernel/execution.ts';
import { mapInputs } from '../kernel/io-mapping.ts';
import { activityInstanceIdFor } from '../kernel/operations.ts';
import { insertSubscription } from '../kernel/subscriptions.ts';
import { createTimers } from '../kernel/timers.ts';
import type { Activity, Scope } from '../model/process-model.ts';
import { openScope } from '../modification/enter-scopes.ts';
import { MigratingActivityInstance } from './instances/activity-instance.ts';
import { CompensationInstance } from './instances/compensation-instance.ts';
import { EventScopeInstance } from './instances/event-scope-instance.ts';
import type { MigrationTarget } from './instances/migration-target.ts';
import type { MigratingElement, MigratingScopeInstance } from './instances/scope-instance.ts';
import type { MigratingProcessInstance } from './parse-instance.ts';

/** The instances that stand for target scopes, as far as they are around one element. Siblings share what came into being around them. */
type Branch = Map<Scope, MigratingScopeInstance>;

/** Ends the scopes that have no counterpart, the inner ones first; what is inside moves outwards. */
export function removeUnmapped({ activities, eventScopes }: MigratingProcessInstance, skipIoMappings: boolean): void {
  const visited = new Set<MigratingScopeInstance>();
  const leaves = [...activities, ...eventScopes].filter(({ childScopes }) => childScopes.length === 0);
  for (const leaf of leaves) {
    let at: MigratingScopeInstance | undefined = leaf;
    while (at) {
      // Known beforehand: a scope that is removed has no parent any more.
      const parent: MigratingScopeInstance | undefined = parentOf(at);
      visited.add(at);
      if (at.target) at.removeUnmapped();
      else removeScope(at, parent as MigratingScopeInstance, skipIoMappings);
      at = parent?.childScopes.every((child) => visited.has(child)) ? parent : undefined;
    }
  }
}

function removeScope(scope: MigratingScopeInstance, parent: MigratingScopeInstance, skipIoMappings: boolean): void {
  const children = [...scope.children];
  scope.detachChildren();
  scope.remove(skipIoMappings);
  for (const child of children) child.attach(parent);
}

/** Makes everything an instance of the target definition, from the outside to the inside. */
export function migrateTree(root: MigratingActivityInstance, target: MigrationTarget, skipIoMappings: boolean): void {
  const waiting: { element: MigratingElement; branch: Branch }[] = [{ element: root, branch: new Map() }];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { element, branch } = next;
    migrateElement(element, branch, target, skipIoMappings);
    if (!isScopeInstance(element)) continue;
    const forActive = new Map(branch);
    const forCompensation = new Map(branch);
    remember(forActive, element);
    remember(forCompensation, element);
    for (const child of element.children) {
      waiting.push({ element: child, branch: isCompensation(child) ? forCompensation : forActive });
    }
  }
}

function migrateElement(
  element: MigratingElement,
  branch: Branch,
  target: MigrationTarget,
  skipIoMappings: boolean,
): void {
  const to = element.target as Scope;
  const around = to.kind === 'activity' ? to.flowScope : undefined;
  if (around && element.source.kind === 'activity' && around !== element.parent?.target) {
    const missing: Activity[] = [];
    let scope: Scope = around;
    for (; scope.kind === 'activity' && !branch.has(scope); scope = scope.flowScope) missing.unshift(scope);
    const ancestor = branch.get(scope) as MigratingScopeInstance;
    if (isCompensation(element)) keepScopes(ancestor, missing, branch, target);
    else openScopes(ancestor as MigratingActivityInstance, missing, branch, { target, skipIoMappings });
    element.detach();
    element.attach(branch.get(around) as MigratingScopeInstance);
  }
  element.migrate();
  element.migrateDependents();
}

function openScopes(
  ancestor: MigratingActivityInstance,
  scopes: readonly Activity[],
  branch: Branch,
  { target, skipIoMappings }: { readonly target: MigrationTarget; readonly skipIoMappings: boolean },
): void {
  if (scopes.length === 0) return;
  let around = ancestor.openBranch();
  around.skipIoMappings = skipIoMappings;
  const opened = scopes.map((scope) => {
    const execution = openScope(around, scope);
    execution.phase = 'default';
    around = execution;
    return { scope, execution };
  });
  for (const { scope, execution } of opened) {
    execution.activity = undefined;
    execution.isActive = false;
    remember(branch, new MigratingActivityInstance(target, { instance: undefined, target: scope, execution }));
  }
}

/** Scopes that come into being around what can be compensated are kept for that only. */
function keepScopes(
  ancestor: MigratingScopeInstance,
  scopes: readonly Activity[],
  branch: Branch,
  target: MigrationTarget,
): void {
  let around: Execution = ancestor.execution;
  for (const scope of scopes) {
    const kept = around.createChild();
    kept.isEventScope = true;
    kept.activity = scope;
    kept.isActive = false;
    kept.activityInstanceId = activityInstanceIdFor(kept.run, scope);
    mapInputs(kept);
    createTimers(kept, scope);
    const subscription = insertSubscription(around, scope, 'compensate', undefined, { configuration: kept.id });
    const mapping = { instruction: undefined, source: scope, target: scope };
    const compensation = new CompensationInstance(target, subscription, mapping);
    remember(branch, new EventScopeInstance(target, kept, compensation, mapping));
    around = kept;
  }
}

function remember(branch: Branch, instance: MigratingScopeInstance): void {
  const scope = instance.target;
  if (scope && (scope.kind === 'process' || scope.isScope)) branch.set(scope, instance);
}

function isScopeInstance(
  element: MigratingElement | MigratingScopeInstance,
): element is MigratingElement & MigratingScopeInstance {
  return 'children' in element;
}

function isCompensation(element: MigratingElement): boolean {
  return element instanceof EventScopeInstance || element instanceof CompensationInstance;
}

function parentOf(scope: MigratingScopeInstance): MigratingScopeInstance | undefined {
  return scope instanceof MigratingActivityInstance || scope instanceof EventScopeInstance ? scope.parent : undefined;
}
