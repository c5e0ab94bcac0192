import type { Execution } from '../kernel/execution.ts';
import { failedExternalTask } from '../kernel/external-tasks.ts';
import { failedJob } from '../kernel/job-records.ts';
import { localVariables } from '../kernel/variables.ts';
import type { Activity, Scope } from '../model/process-model.ts';
import { scopeOf } from '../modification/execution-mapping.ts';
import { type ActivityInstance, activityInstanceTree } from '../queries/activity-instances.ts';
import type { IncidentRecord, VariableRecord } from '../records/runtime-records.ts';
import { MigratingActivityInstance } from './instances/activity-instance.ts';
import type { CompensationInstance } from './instances/compensation-instance.ts';
import { incidentDependent, JobDependent } from './instances/dependents.ts';
import type { EventScopeInstance } from './instances/event-scope-instance.ts';
import type { MigrationTarget } from './instances/migration-target.ts';
import { moveTo } from './instances/scope-instance.ts';
import { TransitionInstance } from './instances/transition-instance.ts';
import type { MigrationPlan } from './migration-plan.ts';
import { parseCompensations } from './parse-compensations.ts';
import { ParseContext } from './parse-context.ts';
import { parseTasks } from './parse-tasks.ts';
import { parseSubscriptions, parseTimers } from './parse-triggers.ts';

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
  const context = new ParseContext(root, plan, target);
  const { state } = root.run;
  const migrating = parseActivity(context, activityInstanceTree(state, root.id) as ActivityInstance);
  parseCompensations(context);
  for (const incident of state.tables.incidentsByInstance.get(root.id)) parseIncident(context, incident);
  return {
    root: migrating,
    activities: [...context.activities.values()],
    transitions: context.transitions,
    eventScopes: [...context.eventScopes.values()],
    compensations: context.compensations,
    failures: context.unparsed.failures(),
  };
}

function parseActivity(context: ParseContext, instance: ActivityInstance): MigratingActivityInstance {
  const source = scopeOf(context.root, instance) as Scope;
  const instruction = context.instructionFor(instance.activityId);
  const target = source.kind === 'process' ? context.target.model : context.targetOf(instruction);
  const execution = context.mapping.executionOf(instance);
  const migrating = new MigratingActivityInstance(context.target, { instance, instruction, source, target, execution });
  const parent = instance.parentId === undefined ? undefined : context.activities.get(instance.parentId);
  if (parent) moveTo(migrating, parent);
  parseTasks(context, migrating);
  context.activities.set(instance.id, migrating);
  for (const { id, activityId } of instance.transitions) parseTransition(context, id, activityId, migrating);
  for (const variable of variablesOf(migrating)) context.addVariable(migrating, variable);
  parseTimers(context, migrating);
  parseSubscriptions(context, migrating);
  for (const child of instance.children) parseActivity(context, child);
  return migrating;
}

/** Only what waits for a job of its own: instances of a body that are done look like transitions, too. */
function parseTransition(
  context: ParseContext,
  executionId: string,
  activityId: string,
  parent: MigratingActivityInstance,
): void {
  const { state } = context.root.run;
  const execution = context.root.run.execution(executionId) as Execution;
  const jobs = state.tables.jobsByExecution.get(executionId).filter(({ kind }) => kind.startsWith('async-'));
  if (jobs.length === 0) return;
  const instruction = context.instructionFor(activityId);
  const source = context.root.model.activityById.get(activityId) as Activity;
  const target = context.targetOf(instruction);
  const migrating = new TransitionInstance(context.target, execution, { instruction, source, target });
  moveTo(migrating, parent);
  context.transitions.push(migrating);
  for (const job of jobs) {
    const trigger = target && { execution, activity: target, updateEventTrigger: false };
    migrating.job = trigger && new JobDependent(context.target, job, trigger);
    context.jobs.set(job.id, migrating.job);
    context.unparsed.take('jobs', job.id);
  }
  for (const variable of localVariables(state, executionId)) {
    if (execution.isConcurrent || variable.isConcurrentLocal) context.addVariable(migrating, variable);
  }
}

function parseIncident(context: ParseContext, incident: IncidentRecord): void {
  const { configuration, incidentType, executionId = '' } = incident;
  if (configuration !== undefined && incidentType === failedJob) {
    if (!context.jobs.has(configuration)) return;
    context.unparsed.take('incidents', incident.id);
    const job = context.jobs.get(configuration);
    job?.incidents.push(incidentDependent(context.target, incident, job.activity, job.jobDefinitionId));
    return;
  }
  const isOfTask = configuration !== undefined && incidentType === failedExternalTask;
  const owner = isOfTask
    ? context.externalTasks.get(configuration)
    : context.activities.get(context.root.run.execution(executionId)?.activityInstanceId ?? '');
  if (!owner) return;
  context.unparsed.take('incidents', incident.id);
  owner.dependents.push(incidentDependent(context.target, incident, owner.target ?? owner.source, undefined));
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
