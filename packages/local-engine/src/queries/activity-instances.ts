import { type Execution, throwsCompensation } from '../kernel/execution.ts';
import { type Ports, Run } from '../kernel/run.ts';
import { type ScopeMapping, scopeMappingOf } from '../kernel/scope-mapping.ts';
import type { Activity, Scope } from '../model/process-model.ts';
import type { IncidentRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';

/** A running instance of a process, or of an activity in it. */
export interface ActivityInstance {
  /** Empty where Camunda says null: around what goes on in a scope that is kept for compensation. */
  readonly id: string;
  readonly parentId: string | undefined;
  readonly activityId: string;
  readonly activityName: string | undefined;
  readonly activityType: string;
  readonly processInstanceId: string;
  readonly definitionId: string;
  readonly children: ActivityInstance[];
  readonly transitions: TransitionInstance[];
  readonly executionIds: readonly string[];
  readonly incidents: readonly IncidentRecord[];
}

/** An execution that waits in front of an activity or behind it. */
export interface TransitionInstance {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly activityId: string;
  readonly activityName: string | undefined;
  readonly activityType: string;
  readonly processInstanceId: string;
  readonly definitionId: string;
  readonly incidents: readonly IncidentRecord[];
}

/**
 * The activity instances of a running process instance as a tree. The execution tree is compact: where a scope has one child only, the ids
 * of two activity instances live in one execution. So the tree is built from its leaves upwards, each leaf naming the scopes around it.
 * Undefined when there is no such instance.
 */
export function activityInstanceTree(state: EngineState, processInstanceId: string): ActivityInstance | undefined {
  const records = state.tables.executionsByInstance.get(processInstanceId);
  const run = new Run(state, NO_PORTS);
  const executions = records.map((record) => run.executionOf(record)).filter(({ isEventScope }) => !isEventScope);
  const root = executions.find(({ isRoot }) => isRoot);
  if (root === undefined) return undefined;
  const builder = new TreeBuilder(state, root);
  const leaves = executions.filter((one) => one.children.length === 0 || throwsCompensation(one.activity));
  leaves.sort((left, right) => left.record.order - right.record.order);
  for (const leaf of leaves) builder.addLeaf(leaf);
  return builder.finish();
}

/** A query never runs a behaviour. */
const NO_PORTS: Ports = {
  behaviorOf: () => refuse(),
  evaluateConditions: () => refuse(),
  passOutputVariables: () => refuse(),
};

function refuse(): never {
  throw new Error('a query of the activity instances executes nothing');
}

class TreeBuilder {
  readonly #instances = new Map<string, ActivityInstance>();
  readonly #transitions: TransitionInstance[] = [];
  readonly #incidents: ReadonlyMap<string | undefined, readonly IncidentRecord[]>;
  readonly #root: ActivityInstance;

  constructor(state: EngineState, root: Execution) {
    const { id, model } = root;
    this.#incidents = Map.groupBy(state.tables.incidentsByInstance.get(id), ({ executionId }) => executionId);
    const definition = state.tables.definitions.get(root.record.definitionId);
    this.#root = {
      ...this.#instance(root, model, id, undefined),
      activityId: root.record.definitionId,
      activityType: 'processDefinition',
      activityName: definition?.name ?? model.name,
    };
    this.#instances.set(id, this.#root);
  }

  addLeaf(leaf: Execution): void {
    const { activity } = leaf;
    if (activity === undefined) return;
    const mapping = scopeMappingOf(leaf);
    const shown = new Set<Scope>();
    if (leaf.activityInstanceId === undefined) {
      this.#transitions.push(this.#transition(leaf, activity));
      shown.add(activity);
    } else if (!throwsCompensation(activity) || mapping.get(activity) === mapping.get(activity.flowScope)) {
      const parentId = mapping.get(activity.flowScope)?.parentActivityInstanceId;
      this.#add(this.#instance(leaf, activity, leaf.activityInstanceId, parentId));
      shown.add(activity);
    }
    this.#addScopes(mapping, shown);
  }

  finish(): ActivityInstance {
    for (const instance of this.#instances.values()) {
      if (instance.parentId !== undefined) this.#parentOf(instance).children.push(instance);
    }
    for (const transition of this.#transitions) this.#parentOf(transition).transitions.push(transition);
    return this.#root;
  }

  /** The scopes around a leaf; the id of a scope's instance is found in the parent of its execution. */
  #addScopes(mapping: ScopeMapping, shown: ReadonlySet<Scope>): void {
    for (const [scope, execution] of mapping) {
      if (scope.kind === 'process' || shown.has(scope)) continue;
      // Scopes that share an execution: the outermost of them is shown.
      if (!shown.has(scope.flowScope) && mapping.get(scope.flowScope) === execution) continue;
      const id = execution.parentActivityInstanceId ?? '';
      if (this.#instances.has(id)) continue;
      this.#add(this.#instance(execution, scope, id, mapping.get(scope.flowScope)?.parentActivityInstanceId));
    }
  }

  /** Where scopes share an execution an instance may seem to be its own parent: it is shown in the process. */
  #add(instance: ActivityInstance): void {
    const { id, parentId } = instance;
    this.#instances.set(id, parentId === id ? { ...instance, parentId: this.#root.id } : instance);
  }

  #parentOf({ id, parentId }: ActivityInstance | TransitionInstance): ActivityInstance {
    const parent = parentId === undefined ? undefined : this.#instances.get(parentId);
    if (parent === undefined) throw new Error(`no activity instance ${parentId} around ${id}`);
    return parent;
  }

  #instance(execution: Execution, scope: Scope, id: string, parentId: string | undefined): ActivityInstance {
    const waiting = execution.children.filter((child) => child.isConcurrent && child.activity === undefined);
    // The execution of a compact tree may be in an inner activity: its incidents belong there.
    const isCompact = execution.activity !== undefined && execution.activity !== scope;
    return {
      id,
      parentId,
      activityId: scope.id,
      activityName: scope.name,
      activityType: scope.kind === 'process' ? 'processDefinition' : scope.type,
      processInstanceId: execution.record.processInstanceId,
      definitionId: execution.record.definitionId,
      children: [],
      transitions: [],
      executionIds: [execution.id, ...waiting.map((child) => child.id)],
      incidents: [
        ...(isCompact ? [] : this.#incidentsOf(execution)),
        ...waiting.flatMap((child) => this.#incidentsOf(child)),
      ],
    };
  }

  #transition(execution: Execution, activity: Activity): TransitionInstance {
    return {
      id: execution.id,
      parentId: execution.parentActivityInstanceId,
      activityId: activity.id,
      activityName: activity.name,
      activityType: activity.type,
      processInstanceId: execution.record.processInstanceId,
      definitionId: execution.record.definitionId,
      incidents: this.#incidentsOf(execution),
    };
  }

  #incidentsOf({ id }: Execution): readonly IncidentRecord[] {
    return this.#incidents.get(id) ?? [];
  }
}
