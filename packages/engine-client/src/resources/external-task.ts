import type { ExecutionId, ExternalTaskId, ProcessDefinitionId, ProcessInstanceId } from '../ids.ts';
import type { Paging, Sorting } from '../query.ts';
import type { WireVariables } from '../wire-value.ts';

/** An external task as queries show it. Dates are the engine's text. */
export interface ExternalTaskSummary {
  id: ExternalTaskId;
  topicName: string;
  workerId: string | null;
  /** Null when the task is locked by nobody; a past time is a lock that has expired. */
  lockExpirationTime: string | null;
  /** Null until the first failure was reported. */
  retries: number | null;
  errorMessage: string | null;
  priority: number;
  suspended: boolean;
  activityId: string;
  activityInstanceId: string;
  executionId: ExecutionId;
  processInstanceId: ProcessInstanceId;
  processDefinitionId: ProcessDefinitionId;
  processDefinitionKey: string;
  processDefinitionVersionTag: string | null;
  businessKey: string | null;
  tenantId: string | null;
  /** Left out by older engines. */
  createTime?: string | null;
}

/** A locked external task as it was fetched. */
export interface ExternalTask extends ExternalTaskSummary {
  errorDetails: string | null;
  variables: WireVariables;
  /** Only when the fetch asked for them. */
  extensionProperties?: Record<string, string>;
}

/** What a worker asks for: how many tasks, of which topics. */
export interface FetchAndLock {
  /** Who gets the locks; answers must name the same. */
  workerId: string;
  /** The most tasks to lock, over all topics. */
  maxTasks: number;
  /** @default false */
  usePriority?: boolean;
  /** Long poll: the engine holds the call until there are tasks, at most this long (and at most 30 minutes). Left out, it answers at once. */
  asyncResponseTimeoutMs?: number;
  sorting?: readonly Sorting[];
  topics: FetchTopic[];
}

/** One topic of a fetch, with conditions on its tasks that must all hold. */
export interface FetchTopic {
  topicName: string;
  /** How long the tasks stay locked, in ms from now. */
  lockDurationMs: number;
  /** Names of the variables to fetch; empty fetches none. @default all */
  variables?: string[];
  /** Fetches only variables of the task's own scope. @default false */
  localVariables?: boolean;
  businessKey?: string;
  processDefinitionId?: ProcessDefinitionId;
  processDefinitionIdIn?: ProcessDefinitionId[];
  processDefinitionKey?: string;
  processDefinitionKeyIn?: string[];
  processDefinitionVersionTag?: string;
  /** Equality filters by variable name. */
  processVariables?: Record<string, unknown>;
  /** Whether the task's extension properties are answered too. @default false */
  includeExtensionProperties?: boolean;
}

/** Which external tasks to list; conditions that are given must all hold. */
export interface ExternalTaskQuery extends Paging {
  externalTaskId?: ExternalTaskId;
  externalTaskIdIn?: ExternalTaskId[];
  topicName?: string;
  workerId?: string;
  /** Only tasks with a lock that has not expired. */
  locked?: boolean;
  /** Only tasks without a lock, or with one that has expired. */
  notLocked?: boolean;
  withRetriesLeft?: boolean;
  noRetriesLeft?: boolean;
  lockExpirationAfter?: Date;
  lockExpirationBefore?: Date;
  activityId?: string;
  activityIdIn?: string[];
  executionId?: ExecutionId;
  processInstanceId?: ProcessInstanceId;
  processInstanceIdIn?: ProcessInstanceId[];
  processDefinitionId?: ProcessDefinitionId;
  active?: boolean;
  suspended?: boolean;
}

/** The worker must be the one that holds the lock; the engine does not ask whether the lock has expired. */
export interface ExternalTaskResult {
  workerId: string;
  /** Set in the process instance, or in the scope that declares them. */
  variables?: WireVariables;
  /** Set in the task's own scope. */
  localVariables?: WireVariables;
}

/** A failed run of an external task. */
export interface ExternalTaskFailure extends ExternalTaskResult {
  /** The engine keeps 666 characters. */
  errorMessage: string;
  /** Any length, for example a stack trace. */
  errorDetails?: string;
  /** What is left; 0 makes an incident. The engine never counts down by itself. */
  retries: number;
  /** The task cannot be fetched again before. */
  retryTimeoutMs: number;
}

/** A business outcome of an external task, which the model catches by its code. */
export interface ExternalTaskBpmnError {
  workerId: string;
  /** What the boundary event in the model names. */
  errorCode: string;
  errorMessage?: string;
  /** Set as those of a completion are, before the error is raised. */
  variables?: WireVariables;
}
