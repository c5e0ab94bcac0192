import type { TypedValue } from '../values/typed-value.ts';

/** A record of the store: flat, serialisable, changed only through its table. Times are milliseconds since 1970. */
export interface StoredRecord {
  readonly id: string;
}

export interface DeploymentRecord extends StoredRecord {
  readonly name: string | undefined;
  readonly source: string | undefined;
  readonly deployedAtMs: number;
}

export interface ResourceRecord extends StoredRecord {
  readonly deploymentId: string;
  readonly name: string;
  readonly content: Uint8Array;
}

export interface ProcessDefinitionRecord extends StoredRecord {
  readonly key: string;
  readonly version: number;
  readonly name: string | undefined;
  readonly versionTag: string | undefined;
  readonly historyTimeToLiveDays: number | undefined;
  readonly deploymentId: string;
  readonly resourceName: string;
  readonly suspended: boolean;
}

export interface DecisionDefinitionRecord extends StoredRecord {
  readonly key: string;
  readonly version: number;
  readonly name: string | undefined;
  readonly versionTag: string | undefined;
  readonly historyTimeToLiveDays: number | undefined;
  readonly deploymentId: string;
  readonly resourceName: string;
  readonly requirementsKey: string | undefined;
}

/** A node of the execution tree. The root of an instance has the instance's id and no parent. */
export interface ExecutionRecord extends StoredRecord {
  readonly processInstanceId: string;
  readonly rootProcessInstanceId: string;
  readonly definitionId: string;
  readonly parentId: string | undefined;
  /** Of the root of a called instance: the execution of the call activity. */
  readonly superExecutionId: string | undefined;
  /** Of the root only. */
  readonly businessKey: string | undefined;
  readonly activityId: string | undefined;
  readonly activityInstanceId: string | undefined;
  readonly isActive: boolean;
  readonly isConcurrent: boolean;
  readonly isScope: boolean;
  /** Keeps the variables of a finished scope for its compensation. */
  readonly isEventScope: boolean;
  readonly suspended: boolean;
  /** Order of creation, for a stable order of siblings. */
  readonly order: number;
}

export interface VariableRecord extends StoredRecord {
  readonly name: string;
  readonly value: TypedValue;
  readonly processInstanceId: string;
  /** The execution whose scope it is in; with `taskId` it is local to the user task. */
  readonly executionId: string;
  readonly taskId: string | undefined;
  /** Of the scope, at creation. */
  readonly activityInstanceId: string | undefined;
  /** Local to a concurrent execution or to a leaf activity with a scope: it moves with the execution when the tree grows. */
  readonly isConcurrentLocal: boolean;
  /** Counts its changes: 1 is its creation. */
  readonly sequence: number;
  /** Counts the transactions in which it changed or moved: 1 is that of its creation. */
  readonly revision: number;
}

export interface ExternalTaskRecord extends StoredRecord {
  readonly topic: string;
  readonly activityId: string;
  readonly activityInstanceId: string;
  readonly executionId: string;
  readonly processInstanceId: string;
  readonly definitionId: string;
  readonly priority: number;
  readonly createdAtMs: number;
  readonly workerId: string | undefined;
  readonly lockExpiresAtMs: number | undefined;
  /** Undefined until a worker reports a failure. */
  readonly retries: number | undefined;
  readonly errorMessage: string | undefined;
  readonly errorDetails: string | undefined;
  readonly suspended: boolean;
  readonly lastFailureLogId: string | undefined;
}

export interface UserTaskRecord extends StoredRecord {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly assignee: string | undefined;
  readonly owner: string | undefined;
  readonly delegationState: 'PENDING' | 'RESOLVED' | undefined;
  readonly priority: number;
  readonly dueAtMs: number | undefined;
  readonly followUpAtMs: number | undefined;
  readonly formKey: string | undefined;
  readonly createdAtMs: number;
  /** Undefined until a user changes it. */
  readonly lastUpdatedAtMs: number | undefined;
  readonly taskDefinitionKey: string;
  readonly executionId: string;
  readonly activityInstanceId: string;
  readonly processInstanceId: string;
  readonly definitionId: string;
  readonly suspended: boolean;
  readonly candidateUsers: readonly string[];
  readonly candidateGroups: readonly string[];
}

export type JobKind = 'timer' | 'async-before' | 'async-after' | 'timer-start' | 'signal' | 'suspension';

export interface JobRecord extends StoredRecord {
  readonly kind: JobKind;
  readonly jobDefinitionId: string;
  readonly activityId: string;
  readonly executionId: string | undefined;
  readonly processInstanceId: string | undefined;
  readonly definitionId: string;
  readonly definitionKey: string;
  readonly deploymentId: string;
  /** Undefined is due at once. */
  readonly dueAtMs: number | undefined;
  readonly retries: number;
  readonly priority: number;
  readonly exclusive: boolean;
  readonly suspended: boolean;
  readonly createdAtMs: number;
  readonly exceptionMessage: string | undefined;
  readonly failedActivityId: string | undefined;
  readonly stacktrace: string | undefined;
  /** Cycle text of a repeating timer and what of it is used up; signal name and variables of an asynchronous signal. */
  readonly configuration: JobConfiguration;
  readonly lastFailureLogId: string | undefined;
}

export interface JobConfiguration {
  /** Of a timer with a cycle: the text as it was evaluated first, with the start date filled in. */
  readonly repeat?: string;
  /** Set when the next job of the cycle exists already, because this one failed. */
  readonly followUpJobCreated?: boolean;
  /** Of an asynchronous continuation behind an activity: the flow to take; before an activity: the flow that led there, if one did. */
  readonly transitionId?: string;
  /** Of an asynchronous signal: who gets it. */
  readonly subscriptionId?: string;
}

export interface JobDefinitionRecord extends StoredRecord {
  readonly definitionId: string;
  readonly definitionKey: string;
  readonly deploymentId: string;
  /** `timer-intermediate-transition`, `timer-boundary`, `timer-start-event`, `timer-start-event-subprocess`, `async-continuation`, ... */
  readonly jobType: string;
  /** `async-before`, `async-after` or the timer's type and text, as the engine shows it. */
  readonly jobConfiguration: string | undefined;
  readonly activityId: string;
  readonly suspended: boolean;
  readonly overridingJobPriority: number | undefined;
}

export interface EventSubscriptionRecord extends StoredRecord {
  readonly eventType: 'message' | 'signal' | 'conditional' | 'compensate';
  readonly eventName: string | undefined;
  readonly activityId: string;
  /** Undefined for the start event of a definition. */
  readonly executionId: string | undefined;
  readonly processInstanceId: string | undefined;
  readonly definitionId: string;
  readonly createdAtMs: number;
  /** Of a compensation: the execution that keeps the scope's variables. */
  readonly configuration: string | undefined;
  readonly order: number;
}

export interface IncidentRecord extends StoredRecord {
  readonly incidentType: string;
  readonly message: string | undefined;
  readonly createdAtMs: number;
  readonly executionId: string | undefined;
  readonly activityId: string | undefined;
  readonly failedActivityId: string | undefined;
  readonly processInstanceId: string | undefined;
  readonly definitionId: string | undefined;
  readonly causeIncidentId: string;
  readonly rootCauseIncidentId: string;
  /** Id of the job or external task. */
  readonly configuration: string | undefined;
  readonly annotation: string | undefined;
  readonly jobDefinitionId: string | undefined;
  readonly historyConfiguration: string | undefined;
}
