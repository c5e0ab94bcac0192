import type { Execution } from '../kernel/execution.ts';
import { failedExternalTask } from '../kernel/external-tasks.ts';
import { deleteJob, failedJob } from '../kernel/job-records.ts';
import { subscribeTo } from '../kernel/subscriptions.ts';
import { createTimer } from '../kernel/timers.ts';
import { localVariables } from '../kernel/variables.ts';
import type { Activity, Scope } from '../model/process-model.ts';
import { ExecutionMapping, scopeOf } from '../modification/execution-mapping.ts';
import {
  type ActivityInstance,
  activityInstanceTree,
  type TransitionInstance as Transition,
} from '../queries/activity-instances.ts';
import type { EventSubscriptionRecord, IncidentRecord, VariableRecord } from '../records/runtime-records.ts';
import { subscribersOf, timersOf } from './event-triggers.ts';
import { MigratingActivityInstance } from './instances/activity-instance.ts';
import { CompensationInstance } from './instances/compensation-instance.ts';
import {
  calledInstanceDependent,
  externalTaskDependent,
  incidentDependent,
  JobDependent,
  subscriptionDependent,
  userTaskDependent,
  variableDependent,
} from './instances/dependents.ts';
import { EventScopeInstance } from './instances/event-scope-instance.ts';
import type { MigrationTarget } from './instances/migration-target.ts';
import { type MigratingScopeInstance, moveTo } from './instances/scope-instance.ts';
import { TransitionInstance } from './instances/transition-instance.ts';
import type { MigrationInstruction, MigrationPlan } from './migration-plan.ts';
import { Unparsed } from './unparsed.ts';

/** Everything of a process instance that migrates, as a tree. */
export interface MigratingProcessInstance {
  readonly root: MigratingActivityInstance;
  readonly activities: readonly MigratingActivityInstance[];
  readonly transitions: readonly TransitionInstance[];
  readonly eventScopes: readonly EventScopeInstance[];
  readonly compensations: readonly CompensationInstance[];
  /** What belongs to no activity instance and so to none that migrates. */
  readonly failures: readonly string[];
}

/** Finds for every activity instance what it becomes and what hangs on it. */
export function parseInstance(root: Execution, plan: MigrationPlan, target: MigrationTarget): MigratingProcessInstance {
  const parser = new InstanceParser(root, plan, target);
  const tree = activityInstanceTree(root.run.state, root.id) as ActivityInstance;
  parser.addActivity(tree);
  parser.addCompensations();
  parser.addIncidents();
  return parser.result();
}

class InstanceParser {
  readonly #root: Execution;
  readonly #plan: MigrationPlan;
  readonly #target: MigrationTarget;
  readonly #mapping: ExecutionMapping;
  readonly #unparsed: Unparsed;
  readonly #activities = new Map<string, MigratingActivityInstance>();
  readonly #transitions: TransitionInstance[] = [];
  readonly #eventScopes = new Map<string, EventScopeInstance>();
  readonly #compensations: CompensationInstance[] = [];
  readonly #jobs = new Map<string, JobDependent | undefined>();
  readonly #externalTasks = new Map<string, MigratingActivityInstance>();

  constructor(root: Execution, plan: MigrationPlan, target: MigrationTarget) {
    this.#root = root;
    this.#plan = plan;
    this.#target = target;
    this.#mapping = new ExecutionMapping(root);
    this.#unparsed = new Unparsed(root);
  }

  addActivity(instance: ActivityInstance): void {
    const source = scopeOf(this.#root, instance) as Scope;
    const instruction = this.#instructionFor(instance.activityId);
    const target = source.kind === 'process' ? this.#target.model : this.#targetOf(instruction);
    const execution = this.#mapping.executionOf(instance);
    const migrating = new MigratingActivityInstance(this.#target, { instance, instruction, source, target, execution });
    const parent = instance.parentId === undefined ? undefined : this.#activities.get(instance.parentId);
    if (parent) moveTo(migrating, parent);
    this.#addTasks(migrating);
    this.#activities.set(instance.id, migrating);
    for (const transition of instance.transitions) this.#addTransition(transition, migrating);
    for (const variable of variablesOf(migrating)) this.#addVariable(migrating, variable);
    this.#addTimers(migrating);
    this.#addSubscriptions(migrating);
    for (const child of instance.children) this.addActivity(child);
  }

  /** What can be compensated: in active scopes first, then in the scopes that were kept for it. */
  addCompensations(): void {
    const waiting = [...this.#activities.values()].flatMap((one) => this.#compensationsIn(one.execution, one.isScope));
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const kept = next.configuration === undefined ? undefined : this.#root.run.execution(next.configuration);
      this.#addCompensation(next, kept);
      if (kept) waiting.push(...this.#compensationsIn(kept, true));
    }
  }

  addIncidents(): void {
    const { incidentsByInstance } = this.#root.run.state.tables;
    for (const incident of incidentsByInstance.get(this.#root.id)) this.#addIncident(incident);
  }

  result(): MigratingProcessInstance {
    return {
      root: this.#activities.get(this.#root.id) as MigratingActivityInstance,
      activities: [...this.#activities.values()],
      transitions: this.#transitions,
      eventScopes: [...this.#eventScopes.values()],
      compensations: this.#compensations,
      failures: this.#unparsed.failures(),
    };
  }

  #instructionFor(activityId: string): MigrationInstruction | undefined {
    return this.#plan.instructions.find((one) => one.sourceActivityId === activityId);
  }

  #targetOf(instruction: MigrationInstruction | undefined): Activity | undefined {
    return this.#target.model.activityById.get(instruction?.targetActivityId ?? '');
  }

  #addTasks(migrating: MigratingActivityInstance): void {
    const { tables } = this.#root.run.state;
    const { execution, source } = migrating;
    const scope = migrating.target ?? source;
    if (source.kind === 'process') return;
    const { kind } = source.behavior;
    if (kind === 'userTask') {
      for (const task of tables.userTasksByExecution.get(execution.id)) {
        migrating.dependents.push(userTaskDependent(this.#target, task, scope));
        this.#unparsed.take('tasks', task.id);
        for (const variable of tables.variablesByTask.get(task.id)) this.#unparsed.take('variables', variable.id);
      }
    } else if (kind === 'externalTask') {
      for (const task of tables.externalTasksByExecution.get(execution.id)) {
        migrating.dependents.push(externalTaskDependent(this.#target, task, scope));
        this.#unparsed.take('externalTask', task.id);
        this.#externalTasks.set(task.id, migrating);
      }
    } else if (kind === 'callActivity' && !source.isScope) {
      const called = execution.calledInstance;
      if (called) migrating.dependents.push(calledInstanceDependent(called));
    } else if (kind === 'multiInstanceBody' && !source.behavior.sequential) this.#forgetFinished(execution);
  }

  /** Variables of instances of a body that are done stay where they are. */
  #forgetFinished(body: Execution): void {
    for (const child of body.children.filter(({ isActive, activity }) => !isActive && activity)) {
      for (const variable of localVariables(body.run.state, child.id)) this.#unparsed.take('variables', variable.id);
    }
  }

  #addTransition(transition: Transition, parent: MigratingActivityInstance): void {
    const { state } = this.#root.run;
    const execution = this.#root.run.execution(transition.id) as Execution;
    const jobs = state.tables.jobsByExecution.get(execution.id).filter(({ kind }) => kind.startsWith('async-'));
    if (jobs.length === 0) return;
    const instruction = this.#instructionFor(transition.activityId);
    const source = this.#root.model.activityById.get(transition.activityId) as Activity;
    const target = this.#targetOf(instruction);
    const migrating = new TransitionInstance(this.#target, execution, { instruction, source, target });
    moveTo(migrating, parent);
    this.#transitions.push(migrating);
    for (const job of jobs) {
      if (target) {
        migrating.job = new JobDependent(this.#target, job, { execution, activity: target, updateEventTrigger: false });
      }
      this.#jobs.set(job.id, migrating.job);
      this.#unparsed.take('jobs', job.id);
    }
    const variables = localVariables(state, execution.id);
    for (const variable of variables) {
      if (execution.isConcurrent || variable.isConcurrentLocal) this.#addVariable(migrating, variable);
    }
  }

  #addVariable(
    migrating: MigratingActivityInstance | TransitionInstance | EventScopeInstance,
    variable: VariableRecord,
  ): void {
    const { execution } = migrating;
    const isInParent = variable.executionId === execution.record.parentId && variable.isConcurrentLocal;
    this.#unparsed.take('variables', variable.id);
    migrating.dependents.push(variableDependent(this.#target, variable, isInParent || execution.isConcurrent));
  }

  #addTimers(migrating: MigratingActivityInstance): void {
    const { execution, source } = migrating;
    if (!migrating.isScope) {
      this.#addNewTimers(migrating, []);
      return;
    }
    const { state } = execution.run;
    const kept: Activity[] = [];
    for (const job of state.tables.jobsByExecution.get(execution.id)) {
      if (job.kind !== 'timer') continue;
      const instruction = this.#instructionFor(job.activityId);
      const activity = this.#targetOf(instruction);
      const updateEventTrigger = instruction?.updateEventTrigger ?? false;
      if (activity && activity.eventScope === migrating.target) {
        kept.push(activity);
        const dependent = new JobDependent(this.#target, job, { execution, activity, updateEventTrigger });
        migrating.dependents.push(dependent);
        this.#jobs.set(job.id, dependent);
      } else {
        migrating.removing.push(() => removeJob(execution, job.id));
        this.#jobs.set(job.id, undefined);
      }
      this.#unparsed.take('jobs', job.id);
    }
    const fired = timersOf(source).filter((timer) => execution && !kept.includes(timer));
    this.#addNewTimers(migrating, [...kept, ...fired.flatMap((timer) => this.#firedOf(timer))]);
  }

  /** A timer on a boundary that does not interrupt and is no longer there has fired: it does not come anew. */
  #firedOf(timer: Activity): readonly Activity[] {
    const target = this.#targetOf(this.#instructionFor(timer.id));
    return target?.behavior.kind === 'boundary' && !target.behavior.interrupting ? [target] : [];
  }

  #addNewTimers(migrating: MigratingActivityInstance, except: readonly Activity[]): void {
    for (const activity of timersOf(migrating.target)) {
      if (!except.includes(activity)) migrating.emerging.push((execution) => createTimer(execution, activity));
    }
  }

  #addSubscriptions(migrating: MigratingActivityInstance): void {
    const { execution, target, removing, emerging, dependents } = migrating;
    const { tables } = execution.run.state;
    const kept = new Set<Activity>();
    const subscriptions = migrating.isScope ? tables.subscriptionsByExecution.get(execution.id) : [];
    for (const subscription of subscriptions) {
      if (subscription.eventType === 'compensate') continue;
      const instruction = this.#instructionFor(subscription.activityId);
      const activity = this.#targetOf(instruction);
      const updateEventTrigger = instruction?.updateEventTrigger ?? false;
      if (activity && activity.eventScope === target) {
        kept.add(activity);
        dependents.push(subscriptionDependent(this.#target, subscription, { execution, activity, updateEventTrigger }));
      } else removing.push(() => tables.subscriptions.delete(subscription));
      this.#unparsed.take('event subscriptions', subscription.id);
    }
    for (const activity of subscribersOf(target)) {
      const isStartOfProcess = activity.behavior.kind === 'eventStart' && activity.flowScope.kind === 'process';
      if (!kept.has(activity) && !isStartOfProcess) emerging.push((owner) => subscribeTo(owner, activity));
    }
  }

  #compensationsIn(execution: Execution, isScope: boolean): readonly EventSubscriptionRecord[] {
    if (!isScope) return [];
    const subscriptions = execution.run.state.tables.subscriptionsByExecution.get(execution.id);
    return subscriptions.filter(({ eventType }) => eventType === 'compensate');
  }

  #addCompensation(subscription: EventSubscriptionRecord, kept: Execution | undefined): void {
    const owner = this.#root.run.execution(subscription.executionId ?? '') as Execution;
    const parent: MigratingScopeInstance | undefined = owner.isEventScope
      ? this.#eventScopes.get(owner.id)
      : this.#activities.get(owner.parentActivityInstanceId ?? '');
    const source = this.#root.model.activityById.get(subscription.activityId) as Activity;
    const instruction = this.#instructionFor(this.#triggerOf(source).id);
    const mapped = this.#targetOf(instruction);
    const target = source.isForCompensation ? handlerOf(mapped) : mapped;
    const migrating = new CompensationInstance(this.#target, subscription, { instruction, source, target });
    this.#unparsed.take('event subscriptions', subscription.id);
    if (kept) this.#addEventScope(kept, migrating, parent);
    else {
      this.#compensations.push(migrating);
      moveTo(migrating, parent);
    }
  }

  #addEventScope(
    kept: Execution,
    subscription: CompensationInstance,
    parent: MigratingScopeInstance | undefined,
  ): void {
    const source = kept.activity as Activity;
    const instruction = this.#instructionFor(source.id);
    const target = this.#targetOf(instruction);
    const migrating = new EventScopeInstance(this.#target, kept, subscription, { instruction, source, target });
    this.#eventScopes.set(kept.id, migrating);
    moveTo(migrating, parent);
    for (const variable of localVariables(kept.run.state, kept.id)) this.#addVariable(migrating, variable);
  }

  /** The boundary or start event that ties a handler to its activity; of a scope without a handler of its own the scope. */
  #triggerOf(handler: Activity): Activity {
    if (!handler.isForCompensation) return handler;
    if (handler.behavior.kind === 'eventSubProcess') return handler.behavior.start;
    const events = [...this.#root.model.activityById.values()].filter(
      ({ type }) => type === 'compensationBoundaryCatch',
    );
    return events.find((event) => handlerOf(event) === handler) ?? handler;
  }

  #addIncident(incident: IncidentRecord): void {
    const { configuration, incidentType } = incident;
    if (configuration !== undefined && incidentType === failedJob) {
      if (!this.#jobs.has(configuration)) return;
      this.#unparsed.take('incidents', incident.id);
      const job = this.#jobs.get(configuration);
      job?.incidents.push(incidentDependent(this.#target, incident, job.activity, job.jobDefinitionId));
      return;
    }
    const isOfTask = configuration !== undefined && incidentType === failedExternalTask;
    const executionId = incident.executionId ?? '';
    const owner = isOfTask
      ? this.#externalTasks.get(configuration)
      : this.#activities.get(this.#root.run.execution(executionId)?.activityInstanceId ?? '');
    if (!owner) return;
    this.#unparsed.take('incidents', incident.id);
    owner.dependents.push(incidentDependent(this.#target, incident, owner.target ?? owner.source, undefined));
  }
}

/** The handler that an event for compensation leads to. */
function handlerOf(event: Activity | undefined): Activity | undefined {
  return event?.eventScope.kind === 'activity' ? event.eventScope.compensationHandler : undefined;
}

/** The variables of an activity instance: in its own execution, and what is local to its branch. */
function variablesOf({ execution, isScope }: MigratingActivityInstance): readonly VariableRecord[] {
  const { state } = execution.run;
  const { parent } = execution;
  const own = localVariables(state, execution.id);
  const ofParent = parent && isScope ? localVariables(state, parent.id) : [];
  return [
    ...own.filter((variable) => isScope || execution.isConcurrent || variable.isConcurrentLocal),
    ...ofParent.filter((variable) => parent?.isConcurrent || variable.isConcurrentLocal),
  ];
}

function removeJob({ run }: Execution, jobId: string): void {
  const job = run.state.tables.jobs.get(jobId);
  if (job) deleteJob(run.state, job, 'DELETED');
}
