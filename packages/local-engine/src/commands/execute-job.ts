import { triggerHandler } from '../kernel/events.ts';
import type { Execution } from '../kernel/execution.ts';
import { createInstance, startInstance } from '../kernel/instances.ts';
import { createJob, deleteJob, recordJob } from '../kernel/job-records.ts';
import { arrive, endActivity, startNow, startProcessNow } from '../kernel/operations.ts';
import type { Run } from '../kernel/run.ts';
import { deliver } from '../kernel/signals.ts';
import { refuseSuspended } from '../kernel/suspension.ts';
import { nextTimerDue } from '../kernel/timers.ts';
import type { Activity } from '../model/process-model.ts';
import type { JobRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { latestDefinition } from '../state/latest-versions.ts';
import { nullValue } from './refusals.ts';
import { startRun } from './start-run.ts';

/**
 * Executes a job, whatever its due date and retries. When it fails, the caller rolls back and records the failure; `onFailure` is told first at
 * which activity it failed.
 */
export function executeJob(
  state: EngineState,
  id: string,
  onFailure?: (failedActivityId: string | undefined) => void,
): void {
  const job = state.tables.jobs.get(id);
  if (!job) throw nullValue(`No job found with id '${id}'`);
  const run = startRun(state);
  run.executingJobId = id;
  const incidents = state.tables.incidentsByConfiguration.get(id);
  createFollowUp(state, job);
  try {
    perform(run, job);
  } catch (error) {
    // A timer starts its instance by a command within the command: where that failed is forgotten.
    onFailure?.(job.kind === 'timer-start' ? undefined : run.failure?.activityId);
    throw error;
  }
  deleteJob(state, job, 'RESOLVED', id);
  // Also those that went with the execution of the job: the success of the job has the last word.
  for (const incident of incidents) resolveHistoric(state, incident.id);
  recordJob(state, job, 'success');
}

function resolveHistoric({ tables }: EngineState, incidentId: string): void {
  const historic = tables.historicIncidents.get(incidentId);
  if (historic) tables.historicIncidents.update(historic, { state: 'RESOLVED' });
}

/** A repeating timer makes its next job before it does its work. */
export function createFollowUp(state: EngineState, job: JobRecord): boolean {
  const { repeat, followUpJobCreated } = job.configuration;
  if (repeat === undefined || followUpJobCreated) return false;
  const dueAtMs = nextTimerDue(repeat, state.clock.now());
  if (dueAtMs === undefined) return false;
  const run = startRun(state);
  const execution = job.executionId === undefined ? undefined : run.execution(job.executionId);
  createJob(state, {
    kind: job.kind,
    activity: state.modelOf(job.definitionId).activityById.get(job.activityId) as Activity,
    definitionId: job.definitionId,
    execution,
    jobType: state.tables.jobDefinitions.get(job.jobDefinitionId)?.jobType ?? '',
    dueAtMs,
    configuration: { repeat },
    repeatedFrom: job,
  });
  return true;
}

function perform(run: Run, job: JobRecord): void {
  if (job.kind === 'timer-start') {
    startByTimer(run, job);
    return;
  }
  if (job.kind === 'signal') {
    deliverSignal(run, job);
    return;
  }
  const execution = run.execution(job.executionId ?? '');
  if (!execution)
    throw nullValue(
      `Cannot find execution with id '${job.executionId}' referenced from job '${job.id}': execution is null`,
    );
  // Refused before anything of the model is executed, so no activity failed.
  if (job.kind === 'timer') refuseSuspended(execution);
  run.watch(execution, () => {
    switch (job.kind) {
      case 'timer':
        return fireTimer(execution, job);
      case 'async-before':
        return continueBefore(execution, job);
      default:
        return continueAfter(execution, job);
    }
  });
}

function fireTimer(execution: Execution, job: JobRecord): void {
  const activity = execution.model.activityById.get(job.activityId) as Activity;
  if (activity === execution.activity) execution.run.ports.behaviorOf(activity).signal?.(execution);
  else triggerHandler(execution, activity);
}

function continueBefore(execution: Execution, job: JobRecord): void {
  const { activity } = execution;
  execution.transition = execution.model.transitionById.get(job.configuration.transitionId ?? '');
  const isProcessStart = execution.isRoot && activity !== undefined && isStartOfProcess(activity);
  // As any operation: what it begins waits until it is done.
  execution.run.perform(execution, isProcessStart ? startProcessNow : startNow);
}

function isStartOfProcess({ behavior, flowScope }: Activity): boolean {
  return flowScope.kind === 'process' && (behavior.kind === 'noneStart' || behavior.kind === 'eventStart');
}

function continueAfter(execution: Execution, job: JobRecord): void {
  const { transitionId } = job.configuration;
  if (transitionId === undefined) {
    refuseSuspended(execution);
    endActivity(execution);
    return;
  }
  execution.transition = execution.model.transitionById.get(transitionId);
  execution.run.perform(execution, arrive);
}

/** Whoever waited for the signal may have gone on meanwhile. */
function deliverSignal(run: Run, job: JobRecord): void {
  const subscription = run.state.tables.subscriptions.get(job.configuration.subscriptionId ?? '');
  if (subscription) deliver(run, subscription, {});
}

/** The newest version starts; a suspended definition does nothing. */
function startByTimer(run: Run, job: JobRecord): void {
  const definition = latestDefinition(run.state, job.definitionKey);
  if (!definition || definition.suspended) return;
  startInstance(createInstance(run, { definition }), undefined);
}
