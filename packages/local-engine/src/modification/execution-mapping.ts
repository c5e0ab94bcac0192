import { type Execution, throwsCompensation } from '../kernel/execution.ts';
import { scopeMappingOf } from '../kernel/scope-mapping.ts';
import type { Scope } from '../model/process-model.ts';
import type { ActivityInstance } from '../queries/activity-instances.ts';
import { processEngineException } from '../state/engine-error.ts';

/** The executions of an instance by the scope or activity that they stand for. Any change of the tree makes it wrong: build it anew. */
export class ExecutionMapping {
  readonly #executions = new Map<Scope, Set<Execution>>();
  readonly #root: Execution;

  constructor(root: Execution) {
    this.#root = root;
    for (const execution of executionsOf(root)) if (isLeaf(execution)) this.#addLeaf(execution);
  }

  executionsOf(scope: Scope): ReadonlySet<Execution> {
    return this.#executions.get(scope) ?? new Set();
  }

  /** The only execution of a scope; undefined without one. @throws EngineError when there are several */
  singleOf(scope: Scope): Execution | undefined {
    const [first, second] = this.executionsOf(scope);
    if (second) throw processEngineException(`Executions for activity ${describeScope(scope)} ambiguous`);
    return first;
  }

  /** The execution that stands for one activity instance. */
  executionOf(instance: ActivityInstance): Execution {
    const { run } = this.#root;
    const ids = new Set(instance.executionIds);
    for (const id of instance.executionIds) {
      const execution = run.execution(id);
      // The execution of the instance may hang below a concurrent one that is named for it.
      if (execution?.isConcurrent) for (const child of execution.allChildren.slice(0, 1)) ids.add(child.id);
    }
    const scope = scopeOf(this.#root, instance);
    const found = scope ? [...this.executionsOf(scope)].filter(({ id }) => ids.has(id)) : [];
    const [only] = found;
    if (only && found.length === 1) return only;
    throw processEngineException(`There are ${found.length} (!= 1) executions for activity instance ${instance.id}`);
  }

  #addLeaf(leaf: Execution): void {
    const { activity } = leaf;
    if (activity) {
      if (leaf.activityInstanceId !== undefined) this.#add(activity, leaf);
      for (const [scope, execution] of scopeMappingOf(leaf)) this.#add(scope, execution);
    } else if (leaf.isRoot) this.#add(leaf.model, leaf);
  }

  #add(scope: Scope, execution: Execution): void {
    const known = this.#executions.get(scope);
    if (known) known.add(execution);
    else this.#executions.set(scope, new Set([execution]));
  }
}

/** The scope or activity that an activity instance is one of. */
export function scopeOf(root: Execution, instance: ActivityInstance): Scope | undefined {
  return instance.id === root.id ? root.model : root.model.activityById.get(instance.activityId);
}

/** All executions of an instance, outermost first. */
export function executionsOf(root: Execution): readonly Execution[] {
  return [root, ...root.allChildren.flatMap(executionsOf)];
}

/** The scope in the engine's words. */
export function describeScope(scope: Scope): string {
  return scope.kind === 'process' ? `ProcessDefinition(${scope.id})` : `Activity(${scope.id})`;
}

function isLeaf(execution: Execution): boolean {
  return throwsCompensation(execution.activity) || (!execution.isEventScope && execution.children.length === 0);
}
