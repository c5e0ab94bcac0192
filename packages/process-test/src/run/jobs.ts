import { EngineHttpError, type Job } from '@stepwright/engine-client';
import { instancesOf } from './instances.ts';
import type { Run } from './run.ts';

/** An instance that executes more jobs without time passing loops. */
const jobsMax = 1_000;

/** The jobs that wait and are not failed for good, earliest first; all are noted for the run's time. */
export async function waitingJobs(run: Run): Promise<readonly Job[]> {
  const processInstanceIds = [...(await instancesOf(run))];
  const jobs = await run.client.jobs.list({ processInstanceIds, withRetriesLeft: true, active: true });
  run.time.saw(jobs);
  return jobs.toSorted((one, other) => run.time.dueMs(one) - run.time.dueMs(other));
}

/** The timers of one event that wait. Asked for each instance: Camunda 7.24 fails on a list of instances together with an activity. */
export async function timerJobs(run: Run, activityId: string): Promise<readonly Job[]> {
  const lists = (await instancesOf(run)).map((processInstanceId) =>
    run.client.jobs.list({ processInstanceId, activityId, timers: true }),
  );
  const jobs = (await Promise.all(lists)).flat();
  run.time.saw(jobs);
  return jobs;
}

/** Executes a job. One that fails has a retry less, or an incident. */
export async function executeJob(run: Run, { id }: Pick<Job, 'id'>): Promise<void> {
  try {
    await run.client.jobs.execute(id);
  } catch (cause) {
    // The engine answers what went wrong in the job; it has noted that in the job itself, where `incidents` and failures look.
    if (!(cause instanceof EngineHttpError)) throw cause;
  }
}

/** Executes what is due until nothing is: asynchronous continuations, and timers that have come due. */
export async function settle(run: Run): Promise<void> {
  for (let executed = 0; executed < jobsMax; executed++) {
    const [job] = await waitingJobs(run);
    if (!job || run.time.dueMs(job) > run.time.nowMs()) return;
    await executeJob(run, job);
  }
  throw new Error(
    `${jobsMax} jobs ran and more are due at once: the model loops over asynchronous steps without an end.`,
  );
}
