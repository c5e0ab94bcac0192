import type { Expression } from '../juel/expression.ts';
import type { Activity } from '../model/process-model.ts';
import type { JobLogRecord } from '../records/history-records.ts';
import type { JobConfiguration, JobDefinitionRecord, JobKind, JobRecord } from '../records/runtime-records.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import type { Execution } from './execution.ts';
import { expressionScopeOf } from './expressions.ts';
import { removeIncidents } from './incidents.ts';
import { retryCycleOf } from './retry-cycle.ts';

/** The type of the incident of a job without retries. */
export const failedJob = 'failedJob';

/** What is special about a new job. */
export interface NewJob {
  readonly kind: JobKind;
  readonly activity: Activity;
  readonly definitionId: string;
  readonly execution: Execution | undefined;
  readonly jobType: string;
  /** Chooses among the job definitions of an activity: `async-before`, `async-after`. */
  readonly jobConfiguration?: string;
  readonly dueAtMs: number | undefined;
  readonly configuration: JobConfiguration;
  readonly repeatedFrom?: JobRecord;
}

/** An activity is entered, or a flow taken, by a job of its own. */
export function createAsyncJob(
  execution: Execution,
  kind: 'async-before' | 'async-after',
  transitionId: string | undefined,
): void {
  createJob(execution.run.state, {
    kind,
    activity: execution.activity as Activity,
    definitionId: execution.record.definitionId,
    execution,
    jobType: 'async-continuation',
    jobConfiguration: kind,
    dueAtMs: undefined,
    configuration: transitionId === undefined ? {} : { transitionId },
  });
}

export function createJob(state: EngineState, job: NewJob): JobRecord {
  const { tables } = state;
  const definition = tables.definitions.get(job.definitionId);
  const jobDefinition = jobDefinitionOf(state, job);
  const record = tables.jobs.insert({
    id: state.nextId(),
    kind: job.kind,
    jobDefinitionId: jobDefinition?.id ?? '',
    activityId: job.activity.id,
    executionId: job.execution?.id,
    processInstanceId: job.execution?.record.processInstanceId,
    definitionId: job.definitionId,
    definitionKey: definition?.key ?? '',
    deploymentId: definition?.deploymentId ?? '',
    dueAtMs: job.dueAtMs,
    retries: job.repeatedFrom?.retries ?? initialRetries(state, job),
    priority: job.repeatedFrom?.priority ?? priorityOf(job, jobDefinition),
    exclusive: job.activity.exclusive,
    suspended: jobDefinition?.suspended === true || job.execution?.record.suspended === true,
    createdAtMs: state.clock.now(),
    exceptionMessage: undefined,
    failedActivityId: undefined,
    stacktrace: undefined,
    configuration: job.configuration,
    lastFailureLogId: undefined,
  });
  recordJob(state, record, 'creation');
  return record;
}

/** Takes a job away with its incident. The job that is being executed logs its end itself. */
export function deleteJob(
  state: EngineState,
  job: JobRecord,
  end: 'RESOLVED' | 'DELETED',
  executingJobId?: string,
): void {
  if (!state.tables.jobs.get(job.id)) return;
  state.tables.jobs.delete(job);
  if (job.id !== executingJobId) recordJob(state, job, 'deletion');
  removeIncidents(state, failedJob, job.id, end);
}

/** The jobs of an execution that ends; they go along when the execution is replaced by its parent. */
export function removeJobsOf(execution: Execution): void {
  const { state, executingJobId } = execution.run;
  for (const job of state.tables.jobsByExecution.get(execution.id)) {
    if (execution.isReplacedByParent && execution.replacedBy) {
      state.tables.jobs.update(job, { executionId: execution.replacedBy.id });
    } else deleteJob(state, job, 'DELETED', executingJobId);
  }
}

/** Only those of the activity that the execution is at. */
export function removeActivityJobs(execution: Execution): void {
  const { state, executingJobId } = execution.run;
  for (const job of activityJobs(execution)) deleteJob(state, job, 'DELETED', executingJobId);
}

export function moveActivityJobs(from: Execution, to: Execution): void {
  for (const job of activityJobs(from)) from.run.state.tables.jobs.update(job, { executionId: to.id });
}

function activityJobs(execution: Execution): readonly JobRecord[] {
  const { activityId } = execution.record;
  if (activityId === undefined) return [];
  return execution.run.state.tables.jobsByExecution.get(execution.id).filter((job) => job.activityId === activityId);
}

export function recordJob(
  state: EngineState,
  job: JobRecord,
  event: JobLogRecord['event'],
  failure?: JobFailure,
): JobLogRecord {
  const jobDefinition = state.tables.jobDefinitions.get(job.jobDefinitionId);
  return state.tables.jobLog.insert({
    id: state.nextId(),
    event,
    jobId: job.id,
    atMs: state.clock.now(),
    jobDueAtMs: job.dueAtMs,
    jobRetries: job.retries,
    jobPriority: job.priority,
    jobExceptionMessage: failure?.message,
    stacktrace: failure?.stacktrace,
    failedActivityId: failure ? failure.failedActivityId : job.failedActivityId,
    jobDefinitionId: job.jobDefinitionId,
    jobDefinitionType: jobDefinition?.jobType ?? (job.kind === 'signal' ? 'event' : ''),
    jobDefinitionConfiguration: jobDefinition?.jobConfiguration,
    // Without a definition and an instance nothing tells the engine any more where a done job was.
    activityId: event === 'success' && !jobDefinition && !job.executionId ? undefined : job.activityId,
    executionId: job.executionId,
    processInstanceId: job.processInstanceId,
    rootProcessInstanceId: state.tables.executions.get(job.processInstanceId ?? '')?.rootProcessInstanceId,
    definitionId: job.definitionId,
    definitionKey: job.definitionKey,
    deploymentId: job.deploymentId,
  });
}

export interface JobFailure {
  readonly message: string;
  readonly stacktrace: string;
  readonly failedActivityId: string | undefined;
}

function jobDefinitionOf(state: EngineState, job: NewJob): JobDefinitionRecord | undefined {
  return state.tables.jobDefinitionsByDefinition
    .get(job.definitionId)
    .find(
      (one) =>
        one.activityId === job.activity.id &&
        one.jobType === job.jobType &&
        (job.jobConfiguration === undefined || one.jobConfiguration === job.jobConfiguration),
    );
}

/** A retry cycle of the activity counts from the start, not only from the first failure; 0 would never run at all. */
function initialRetries(state: EngineState, job: NewJob): number {
  const cycle = retryCycleOf(job.activity, job.execution);
  return cycle === undefined ? state.settings.defaultRetries : Math.max(1, cycle.retries);
}

function priorityOf({ activity, execution, jobType }: NewJob, jobDefinition: JobDefinitionRecord | undefined): number {
  if (jobDefinition?.overridingJobPriority !== undefined) return jobDefinition.overridingJobPriority;
  const expression = activity.jobPriority ?? activity.process.jobPriority;
  if (expression === undefined) return 0;
  return evaluatePriority(expression, execution, () => {
    const context = execution ? describeExecution(execution) : 'null';
    return `Job ${activity.id}/${jobType} instantiated in context of ${context}`;
  });
}

function describeExecution({ isRoot, isConcurrent, isScope, id }: Execution): string {
  if (isRoot) return `ProcessInstance[${id}]`;
  return `${isConcurrent ? 'Concurrent' : ''}${isScope ? 'Scope' : ''}Execution[${id}]`;
}

/**
 * An expression that fails, over a missing variable for example, does not stop the instance: the priority is then 0. A value that is no whole
 * number does; `heading` begins the message then.
 */
export function evaluatePriority(
  expression: Expression,
  execution: Execution | undefined,
  heading: () => string,
): number {
  if (expression.isLiteral) return Number.parseInt(expression.text, 10);
  if (!execution) return 0;
  const value = valueOrUndefined(() => expression.evaluate(expressionScopeOf(execution)));
  switch (value?.type) {
    case undefined:
      return 0;
    case 'Short':
    case 'Integer':
    case 'Long':
      return Number(value.value);
    case 'Double':
      throw processEngineException(`${heading()}: Priority value must be either Short, Integer, or Long`);
    default:
      throw processEngineException(`${heading()}: Priority value is not an Integer`);
  }
}

function valueOrUndefined<T>(evaluate: () => T): T | undefined {
  try {
    return evaluate();
  } catch {
    return undefined;
  }
}
