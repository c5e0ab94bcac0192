import type { Paging, Sorting } from '../query.ts';
import type { WireVariables } from '../wire-value.ts';

/** An external task as queries show it. Dates are the engine's text. */
export interface ExternalTaskSummary {
  id: string;
  topicName: string;
  workerId: string | null;
  lockExpirationTime: string | null;
  /** Null until the first failure was reported. */
  retries: number | null;
  errorMessage: string | null;
  priority: number;
  suspended: boolean;
  activityId: string;
  activityInstanceId: string;
  executionId: string;
  processInstanceId: string;
  processDefinitionId: string;
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
  extensionProperties?: Record<string, string>;
}

export interface FetchAndLock {
  workerId: string;
  maxTasks: number;
  /** @default false */
  usePriority?: boolean;
  /** Long poll: the engine holds the call until there are tasks, at most this long (and at most 30 minutes). Left out, it answers at once. */
  asyncResponseTimeoutMs?: number;
  sorting?: Sorting[];
  topics: FetchTopic[];
}

export interface FetchTopic {
  topicName: string;
  lockDurationMs: number;
  /** Names of the variables to fetch; empty fetches none. @default all */
  variables?: string[];
  /** Fetches only variables of the task's own scope. @default false */
  localVariables?: boolean;
  businessKey?: string;
  processDefinitionId?: string;
  processDefinitionIdIn?: string[];
  processDefinitionKey?: string;
  processDefinitionKeyIn?: string[];
  processDefinitionVersionTag?: string;
  /** Equality filters by variable name. */
  processVariables?: Record<string, unknown>;
  includeExtensionProperties?: boolean;
}

export interface ExternalTaskQuery extends Paging {
  externalTaskId?: string;
  externalTaskIdIn?: string[];
  topicName?: string;
  workerId?: string;
  locked?: boolean;
  notLocked?: boolean;
  withRetriesLeft?: boolean;
  noRetriesLeft?: boolean;
  lockExpirationAfter?: Date;
  lockExpirationBefore?: Date;
  activityId?: string;
  activityIdIn?: string[];
  executionId?: string;
  processInstanceId?: string;
  processInstanceIdIn?: string[];
  processDefinitionId?: string;
  active?: boolean;
  suspended?: boolean;
}

/** The worker must be the one that holds the lock; the engine does not ask whether the lock has expired. */
export interface ExternalTaskResult {
  workerId: string;
  variables?: WireVariables;
  localVariables?: WireVariables;
}

export interface ExternalTaskFailure extends ExternalTaskResult {
  /** The engine keeps 666 characters. */
  errorMessage: string;
  errorDetails?: string;
  /** What is left; 0 makes an incident. The engine never counts down by itself. */
  retries: number;
  /** The task cannot be fetched again before. */
  retryTimeoutMs: number;
}

export interface ExternalTaskBpmnError {
  workerId: string;
  errorCode: string;
  errorMessage?: string;
  variables?: WireVariables;
}
