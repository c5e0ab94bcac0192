import type { Execution } from '../kernel/execution.ts';
import type { Activity } from '../model/process-model.ts';
import { ExecutionMapping } from '../modification/execution-mapping.ts';
import type { VariableRecord } from '../records/runtime-records.ts';
import type { MigratingActivityInstance } from './instances/activity-instance.ts';
import type { CompensationInstance } from './instances/compensation-instance.ts';
import { type Dependent, type JobDependent, variableDependent } from './instances/dependents.ts';
import type { EventScopeInstance } from './instances/event-scope-instance.ts';
import type { MigrationTarget } from './instances/migration-target.ts';
import type { TransitionInstance } from './instances/transition-instance.ts';
import type { MigrationInstruction, MigrationPlan } from './migration-plan.ts';
import { Unparsed } from './unparsed.ts';

/** What is known while a process instance is parsed: its plan, what was found so far, what was not. */
export class ParseContext {
  readonly root: Execution;
  readonly target: MigrationTarget;
  readonly mapping: ExecutionMapping;
  readonly unparsed: Unparsed;
  /** By the id of the activity instance, the outer ones first. */
  readonly activities: Map<string, MigratingActivityInstance> = new Map();
  readonly transitions: TransitionInstance[] = [];
  /** By the id of the execution that was kept. */
  readonly eventScopes: Map<string, EventScopeInstance> = new Map();
  readonly compensations: CompensationInstance[] = [];
  /** By the id of the job; undefined for one that does not migrate. */
  readonly jobs: Map<string, JobDependent | undefined> = new Map();
  /** By the id of the task. */
  readonly externalTasks: Map<string, MigratingActivityInstance> = new Map();
  readonly #plan: MigrationPlan;

  constructor(root: Execution, plan: MigrationPlan, target: MigrationTarget) {
    this.root = root;
    this.target = target;
    this.mapping = new ExecutionMapping(root);
    this.unparsed = new Unparsed(root);
    this.#plan = plan;
  }

  instructionFor(activityId: string): MigrationInstruction | undefined {
    return this.#plan.instructions.find((one) => one.sourceActivityId === activityId);
  }

  targetOf(instruction: MigrationInstruction | undefined): Activity | undefined {
    return this.target.model.activityById.get(instruction?.targetActivityId ?? '');
  }

  /** Has a variable go along with its owner. */
  addVariable(
    owner: { readonly execution: Execution; readonly dependents: Dependent[] },
    variable: VariableRecord,
  ): void {
    const { execution, dependents } = owner;
    const isInParent = variable.executionId === execution.record.parentId && variable.isConcurrentLocal;
    this.unparsed.take('variables', variable.id);
    dependents.push(variableDependent(this.target, variable, isInParent || execution.isConcurrent));
  }
}
