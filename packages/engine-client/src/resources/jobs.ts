import type { CallOptions } from '../engine-client-options.ts';
import type { ExecutionId, JobId, ProcessDefinitionId, ProcessInstanceId } from '../ids.ts';
import { path } from '../path.ts';
import type { Paging } from '../query.ts';
import { postQuery } from '../query-string.ts';
import type { Transport } from '../transport.ts';

/** A timer or an asynchronous continuation. Dates are the engine's text. */
export interface Job {
  id: JobId;
  jobDefinitionId: string | null;
  /** Null when it is due at once. */
  dueDate: string | null;
  retries: number;
  exceptionMessage: string | null;
  failedActivityId: string | null;
  executionId: ExecutionId | null;
  processInstanceId: ProcessInstanceId | null;
  processDefinitionId: ProcessDefinitionId | null;
  processDefinitionKey: string | null;
  suspended: boolean;
  priority: number;
  createTime: string | null;
  tenantId: string | null;
}

/** Which jobs to list; conditions that are given must all hold. */
export interface JobQuery extends Paging {
  jobId?: JobId;
  jobIds?: string[];
  jobDefinitionId?: string;
  processInstanceId?: ProcessInstanceId;
  processInstanceIds?: string[];
  executionId?: ExecutionId;
  processDefinitionId?: ProcessDefinitionId;
  processDefinitionKey?: string;
  activityId?: string;
  withRetriesLeft?: boolean;
  noRetriesLeft?: boolean;
  executable?: boolean;
  timers?: boolean;
  messages?: boolean;
  withException?: boolean;
  dueDates?: { operator: 'gt' | 'lt'; value: Date }[];
  active?: boolean;
  suspended?: boolean;
}

/** Calls about jobs: timers and asynchronous continuations. */
export interface Jobs {
  /** Lists waiting jobs, also those without retries. */
  list(query?: JobQuery, call?: CallOptions): Promise<Job[]>;
  /** Undefined when it was executed, cancelled or never was. */
  get(id: JobId, call?: CallOptions): Promise<Job | undefined>;
  /** Executes a job now, whatever its due date and retries. A job that fails is answered with an error and has one retry less. */
  execute(id: JobId, call?: CallOptions): Promise<void>;
  /** Above 0 ends the job's incident. May run twice. */
  setRetries(id: JobId, retries: number, call?: CallOptions): Promise<void>;
  /** Null makes the job due now. May run twice. */
  setDueDate(id: JobId, dueDate: Date | null, call?: CallOptions): Promise<void>;
  /** Answers the stack trace of the last failure; undefined when there is none. */
  stacktrace(id: JobId, call?: CallOptions): Promise<string | undefined>;
}

/** Makes these calls over a transport. */
export function createJobs(transport: Transport): Jobs {
  return {
    list: (query = {}, call) =>
      transport.list({ method: 'POST', path: '/job', ...postQuery(query), asksOnly: true }, call),
    get: (id, call) => transport.find({ method: 'GET', path: path`/job/${id}` }, call),
    execute: (id, call) => transport.send({ method: 'POST', path: path`/job/${id}/execute` }, call),
    setRetries: (id, retries, call) =>
      transport.send({ method: 'PUT', path: path`/job/${id}/retries`, body: { retries } }, call),
    setDueDate: (id, duedate, call) =>
      transport.send({ method: 'PUT', path: path`/job/${id}/duedate`, body: { duedate } }, call),
    stacktrace: async (id, call) =>
      (await transport.text({ method: 'GET', path: path`/job/${id}/stacktrace` }, call)) || undefined,
  };
}
