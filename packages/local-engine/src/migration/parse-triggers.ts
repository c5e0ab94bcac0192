import type { Execution } from '../kernel/execution.ts';
import { deleteJob } from '../kernel/job-records.ts';
import { subscribeTo } from '../kernel/subscriptions.ts';
import { createTimer } from '../kernel/timers.ts';
import type { Activity } from '../model/process-model.ts';
import { subscribersOf, timersOf } from './event-triggers.ts';
import type { MigratingActivityInstance } from './instances/activity-instance.ts';
import { JobDependent, type NewTrigger, subscriptionDependent } from './instances/dependents.ts';
import type { ParseContext } from './parse-context.ts';

/** Timers of an activity instance: mapped ones go along, others go, those of the target that nothing was mapped to begin. */
export function parseTimers(context: ParseContext, migrating: MigratingActivityInstance): void {
  const { execution, source, target } = migrating;
  const { state } = execution.run;
  const covered = migrating.isScope ? timersOf(source).flatMap((timer) => firedTargetOf(context, timer)) : [];
  for (const job of migrating.isScope ? state.tables.jobsByExecution.get(execution.id) : []) {
    if (job.kind !== 'timer') continue;
    const trigger = triggerFor(context, migrating, job.activityId);
    const dependent = trigger && new JobDependent(context.target, job, trigger);
    if (dependent) {
      covered.push(dependent.activity);
      migrating.dependents.push(dependent);
    } else migrating.removing.push(() => removeJob(execution, job.id));
    context.jobs.set(job.id, dependent);
    context.unparsed.take('jobs', job.id);
  }
  for (const activity of timersOf(target)) {
    if (!covered.includes(activity)) migrating.emerging.push((owner) => createTimer(owner, activity));
  }
}

/** A mapped timer on a boundary that does not interrupt: when its job is gone it has fired, and does not come anew. */
function firedTargetOf(context: ParseContext, timer: Activity): Activity[] {
  const target = context.targetOf(context.instructionFor(timer.id));
  return target?.behavior.kind === 'boundary' && !target.behavior.interrupting ? [target] : [];
}

/** Subscriptions of an activity instance, as `parseTimers`; those for compensation are no part of it. */
export function parseSubscriptions(context: ParseContext, migrating: MigratingActivityInstance): void {
  const { execution, target } = migrating;
  const { tables } = execution.run.state;
  const covered: Activity[] = [];
  for (const subscription of migrating.isScope ? tables.subscriptionsByExecution.get(execution.id) : []) {
    if (subscription.eventType === 'compensate') continue;
    const trigger = triggerFor(context, migrating, subscription.activityId);
    if (trigger) {
      covered.push(trigger.activity);
      migrating.dependents.push(subscriptionDependent(context.target, subscription, trigger));
    } else migrating.removing.push(() => tables.subscriptions.delete(subscription));
    context.unparsed.take('event subscriptions', subscription.id);
  }
  for (const activity of subscribersOf(target)) {
    const startsProcess = activity.behavior.kind === 'eventStart' && activity.flowScope.kind === 'process';
    if (!covered.includes(activity) && !startsProcess) migrating.emerging.push((owner) => subscribeTo(owner, activity));
  }
}

/** What waits goes along when its activity is mapped, and still waits in the same scope. */
function triggerFor(
  context: ParseContext,
  { execution, target }: MigratingActivityInstance,
  activityId: string,
): NewTrigger | undefined {
  const instruction = context.instructionFor(activityId);
  const activity = context.targetOf(instruction);
  if (!activity || activity.eventScope !== target) return undefined;
  return { execution, activity, updateEventTrigger: instruction?.updateEventTrigger ?? false };
}

function removeJob({ run }: Execution, jobId: string): void {
  const job = run.state.tables.jobs.get(jobId);
  if (job) deleteJob(run.state, job, 'DELETED');
}
