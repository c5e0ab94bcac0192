import { createIncident, removeIncidents } from '../kernel/incidents.ts';
import { failedJob } from '../kernel/job-records.ts';
import type { JobRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { nullValue } from './refusals.ts';

export interface JobRetries {
  readonly retries: number;
  /** A new due date, undefined in it for "at once". @default the one that it has */
  readonly dueDate?: { readonly atMs: number | undefined } | undefined;
}

/** Gives a job retries, or takes them away; its incident follows. */
export function setJobRetries(state: EngineState, id: string, { retries, dueDate }: JobRetries): void {
  const job = state.tables.jobs.get(id);
  if (!job) throw nullValue(`No job found with id '${id}'.`);
  setRetriesOf(state, job, retries);
  if (dueDate) state.tables.jobs.update(job, { dueAtMs: dueDate.atMs });
}

export function setRetriesOf(state: EngineState, job: JobRecord, wanted: number): void {
  const retries = Math.max(0, wanted);
  if (job.retries === 0 && retries > 0) removeIncidents(state, failedJob, job.id, 'RESOLVED');
  if (retries === 0 && job.retries > 0) openIncident(state, job);
  state.tables.jobs.update(job, { retries });
}

function openIncident(state: EngineState, job: JobRecord): void {
  const open = state.tables.incidentsByConfiguration.get(job.id).filter((one) => one.incidentType === failedJob);
  for (const incident of open) {
    const historic = state.tables.historicIncidents.get(incident.id);
    if (historic) state.tables.historicIncidents.update(historic, { historyConfiguration: job.lastFailureLogId });
  }
  if (open.length > 0) return;
  createIncident(state, {
    incidentType: failedJob,
    message: job.exceptionMessage,
    executionId: job.executionId,
    activityId: job.activityId,
    failedActivityId: job.failedActivityId,
    definitionId: job.definitionId,
    configuration: job.id,
    jobDefinitionId: job.jobDefinitionId,
    historyConfiguration: job.lastFailureLogId,
  });
}
