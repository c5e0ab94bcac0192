import type { ResultValue } from '@stepwright/decision';
import type { TypedValue } from '../values/typed-value.ts';
import type { StoredRecord } from './runtime-records.ts';

export interface HistoricProcessInstanceRecord extends StoredRecord {
  readonly definitionId: string;
  readonly definitionKey: string;
  readonly definitionVersion: number;
  readonly definitionName: string | undefined;
  readonly businessKey: string | undefined;
  readonly startedAtMs: number;
  readonly endedAtMs: number | undefined;
  readonly startActivityId: string | undefined;
  readonly endActivityId: string | undefined;
  readonly startUserId: string | undefined;
  readonly superProcessInstanceId: string | undefined;
  readonly rootProcessInstanceId: string;
  readonly deleteReason: string | undefined;
  readonly state: 'ACTIVE' | 'SUSPENDED' | 'COMPLETED' | 'EXTERNALLY_TERMINATED' | 'INTERNALLY_TERMINATED';
}

export interface HistoricActivityInstanceRecord extends StoredRecord {
  /** Undefined for a scope that a modification opened. */
  readonly parentActivityInstanceId: string | undefined;
  readonly activityId: string;
  readonly activityName: string | undefined;
  readonly activityType: string;
  readonly definitionId: string;
  readonly definitionKey: string;
  readonly processInstanceId: string;
  readonly rootProcessInstanceId: string;
  readonly executionId: string;
  readonly taskId: string | undefined;
  readonly assignee: string | undefined;
  readonly calledProcessInstanceId: string | undefined;
  readonly startedAtMs: number;
  readonly endedAtMs: number | undefined;
  readonly canceled: boolean;
  readonly completeScope: boolean;
  /** Counts within its execution, as the engine's sequence counter. */
  readonly order: number;
}

export interface HistoricVariableRecord extends StoredRecord {
  readonly name: string;
  readonly value: TypedValue;
  readonly definitionId: string;
  readonly definitionKey: string;
  readonly processInstanceId: string;
  readonly rootProcessInstanceId: string;
  readonly executionId: string;
  /** Undefined when a modification set it in front of an activity. */
  readonly activityInstanceId: string | undefined;
  readonly taskId: string | undefined;
  readonly createdAtMs: number;
  readonly state: 'CREATED' | 'DELETED';
}

/** One change of a variable. What the variable itself tells, as its name, is not told again: there is one record for each change. */
export interface HistoricVariableUpdateRecord extends StoredRecord {
  /** Also the id of its historic variable. */
  readonly variableId: string;
  /** What it was changed to; for a removal a null of the type that the variable had. */
  readonly value: TypedValue;
  readonly processInstanceId: string;
  /** At the time of the change: migration does not touch it. */
  readonly definitionId: string;
  /** Where the variable was at the time of the change. */
  readonly executionId: string;
  /** Of the execution that made the change. */
  readonly activityInstanceId: string | undefined;
  readonly atMs: number;
  /** Counts the changes of the variable, from 1. */
  readonly sequence: number;
  /** Counts the transactions before this one in which the variable changed or moved. */
  readonly revision: number;
  /** Whether the instance got the variable with its start. */
  readonly initial: boolean;
}

export interface ExternalTaskLogRecord extends StoredRecord {
  readonly event: 'creation' | 'failure' | 'success' | 'deletion';
  readonly externalTaskId: string;
  readonly atMs: number;
  readonly topic: string;
  readonly workerId: string | undefined;
  readonly retries: number | undefined;
  readonly priority: number;
  readonly errorMessage: string | undefined;
  readonly errorDetails: string | undefined;
  readonly activityId: string;
  readonly activityInstanceId: string | undefined;
  readonly executionId: string;
  readonly processInstanceId: string;
  readonly rootProcessInstanceId: string;
  readonly definitionId: string;
  readonly definitionKey: string;
}

export interface JobLogRecord extends StoredRecord {
  readonly event: 'creation' | 'failure' | 'success' | 'deletion';
  readonly jobId: string;
  readonly atMs: number;
  readonly jobDueAtMs: number | undefined;
  readonly jobRetries: number;
  readonly jobPriority: number;
  readonly jobExceptionMessage: string | undefined;
  readonly stacktrace: string | undefined;
  readonly failedActivityId: string | undefined;
  readonly jobDefinitionId: string;
  readonly jobDefinitionType: string;
  readonly jobDefinitionConfiguration: string | undefined;
  readonly activityId: string | undefined;
  readonly executionId: string | undefined;
  readonly processInstanceId: string | undefined;
  readonly rootProcessInstanceId: string | undefined;
  readonly definitionId: string;
  readonly definitionKey: string;
  readonly deploymentId: string;
}

export interface HistoricIncidentRecord extends StoredRecord {
  readonly incidentType: string;
  readonly message: string | undefined;
  readonly createdAtMs: number;
  readonly endedAtMs: number | undefined;
  readonly state: 'OPEN' | 'RESOLVED' | 'DELETED';
  readonly executionId: string | undefined;
  readonly activityId: string | undefined;
  readonly failedActivityId: string | undefined;
  readonly processInstanceId: string | undefined;
  readonly rootProcessInstanceId: string | undefined;
  readonly definitionId: string | undefined;
  readonly definitionKey: string | undefined;
  readonly causeIncidentId: string;
  readonly rootCauseIncidentId: string;
  readonly configuration: string | undefined;
  readonly historyConfiguration: string | undefined;
  readonly annotation: string | undefined;
  readonly jobDefinitionId: string | undefined;
}

export interface HistoricTaskRecord extends StoredRecord {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly assignee: string | undefined;
  readonly owner: string | undefined;
  readonly priority: number;
  readonly dueAtMs: number | undefined;
  readonly followUpAtMs: number | undefined;
  readonly taskDefinitionKey: string;
  readonly activityInstanceId: string;
  readonly executionId: string;
  readonly processInstanceId: string;
  readonly rootProcessInstanceId: string;
  readonly definitionId: string;
  readonly definitionKey: string;
  readonly startedAtMs: number;
  /** Undefined until a user changes it. */
  readonly lastUpdatedAtMs: number | undefined;
  readonly endedAtMs: number | undefined;
  readonly deleteReason: string | undefined;
}

/** One evaluation of a decision. Those that it required are instances of their own, which name it as their root. */
export interface HistoricDecisionInstanceRecord extends StoredRecord {
  readonly decisionId: string;
  readonly decisionKey: string;
  readonly decisionName: string | undefined;
  readonly requirementsId: string | undefined;
  readonly requirementsKey: string | undefined;
  readonly evaluatedAtMs: number;
  /** Undefined while the root process instance runs. */
  readonly removalAtMs: number | undefined;
  /** This and the next five are undefined when somebody evaluated the decision by the API. */
  readonly definitionId: string | undefined;
  readonly definitionKey: string | undefined;
  readonly processInstanceId: string | undefined;
  readonly rootProcessInstanceId: string | undefined;
  readonly activityId: string | undefined;
  readonly activityInstanceId: string | undefined;
  /** Undefined of the decision that was asked for. */
  readonly rootDecisionInstanceId: string | undefined;
  readonly collectResult: number | undefined;
  readonly inputs: readonly HistoricDecisionInput[];
  readonly outputs: readonly HistoricDecisionOutput[];
}

/** A column that was asked, with the value that it had. */
export interface HistoricDecisionInput {
  readonly id: string;
  readonly clauseId: string;
  readonly clauseName: string | undefined;
  readonly value: ResultValue;
}

/** What a rule that matched gave in one column, or the value of a literal expression, which has neither column nor rule. */
export interface HistoricDecisionOutput {
  readonly id: string;
  readonly clauseId: string | undefined;
  readonly clauseName: string | undefined;
  readonly ruleId: string | undefined;
  /** Counts the rules that matched, from 1. */
  readonly ruleOrder: number | undefined;
  readonly variableName: string | undefined;
  readonly value: ResultValue;
}
