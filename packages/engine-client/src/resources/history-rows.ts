import type { ExecutionId, ExternalTaskId, ProcessDefinitionId, ProcessInstanceId, TaskId } from '../ids.ts';
/** Rows of the history. Dates are the engine's text; a time that has not come is null. */
export interface HistoricProcessInstance {
  id: ProcessInstanceId;
  businessKey: string | null;
  processDefinitionId: ProcessDefinitionId;
  processDefinitionKey: string;
  processDefinitionVersion: number;
  startTime: string;
  endTime: string | null;
  durationInMillis: number | null;
  startActivityId: string | null;
  deleteReason: string | null;
  superProcessInstanceId: ProcessInstanceId | null;
  rootProcessInstanceId: ProcessInstanceId | null;
  state: 'ACTIVE' | 'SUSPENDED' | 'COMPLETED' | 'EXTERNALLY_TERMINATED' | 'INTERNALLY_TERMINATED';
  tenantId: string | null;
}

/** One passage through an activity, running or ended. */
export interface HistoricActivityInstance {
  id: string;
  activityId: string;
  activityName: string | null;
  activityType: string;
  parentActivityInstanceId: string | null;
  processInstanceId: ProcessInstanceId;
  processDefinitionKey: string;
  executionId: ExecutionId;
  taskId: TaskId | null;
  calledProcessInstanceId: ProcessInstanceId | null;
  assignee: string | null;
  startTime: string;
  endTime: string | null;
  durationInMillis: number | null;
  canceled: boolean | null;
  completeScope: boolean | null;
}

/** A user task, open or past. */
export interface HistoricTask {
  id: TaskId;
  taskDefinitionKey: string;
  name: string | null;
  assignee: string | null;
  /** `completed` or `deleted`; null while the task is open. */
  deleteReason: string | null;
  startTime: string;
  endTime: string | null;
  duration: number | null;
  activityInstanceId: string | null;
  executionId: ExecutionId | null;
  processInstanceId: ProcessInstanceId | null;
  processDefinitionKey: string | null;
  priority: number;
  due: string | null;
  /** Left out by older engines. */
  taskState?: string | null;
}

/** One thing that happened to an external task; which, tell the four logs. */
export interface ExternalTaskLogRow {
  id: string;
  timestamp: string;
  externalTaskId: ExternalTaskId;
  topicName: string;
  workerId: string | null;
  retries: number | null;
  errorMessage: string | null;
  activityId: string;
  activityInstanceId: string;
  executionId: ExecutionId;
  processInstanceId: ProcessInstanceId;
  processDefinitionKey: string;
  creationLog: boolean;
  failureLog: boolean;
  successLog: boolean;
  /** The task was cancelled. */
  deletionLog: boolean;
}

/** The last value of a variable, also after its process has ended. */
export interface HistoricVariableInstance {
  id: string;
  name: string;
  type: string;
  value: unknown;
  valueInfo: Record<string, unknown>;
  processInstanceId: ProcessInstanceId;
  executionId: ExecutionId;
  activityInstanceId: string;
  taskId: TaskId | null;
  createTime: string;
  state: 'CREATED' | 'DELETED';
}

/** One change of a variable; there is none for fields of forms. */
export interface HistoricDetail {
  id: string;
  type: 'variableUpdate' | 'formField';
  time: string;
  /** The passage through an activity that made the change; the process instance itself for what came from outside of any. */
  activityInstanceId: string | null;
  executionId: ExecutionId;
  processInstanceId: ProcessInstanceId;
  processDefinitionKey: string;
  taskId: TaskId | null;
  variableName: string;
  variableInstanceId: string;
  variableType: string;
  value: unknown;
  valueInfo: Record<string, unknown>;
  /** From 0, one more with every change. */
  revision: number;
  /** Whether the variable came with the start. */
  initial: boolean;
}

/** An incident, open or past. */
export interface HistoricIncident {
  id: string;
  incidentType: string;
  incidentMessage: string | null;
  createTime: string;
  endTime: string | null;
  activityId: string;
  failedActivityId: string | null;
  executionId: ExecutionId;
  processInstanceId: ProcessInstanceId;
  processDefinitionKey: string | null;
  configuration: string | null;
  historyConfiguration: string | null;
  causeIncidentId: string;
  rootCauseIncidentId: string;
  open: boolean;
  deleted: boolean;
  resolved: boolean;
  annotation: string | null;
}

/** One evaluation of a decision. The decisions that it required have instances of their own. */
export interface HistoricDecisionInstance {
  id: string;
  decisionDefinitionId: string;
  decisionDefinitionKey: string;
  decisionDefinitionName: string | null;
  evaluationTime: string;
  removalTime: string | null;
  /** These six are null when somebody evaluated the decision by the API. */
  processDefinitionId: ProcessDefinitionId | null;
  processDefinitionKey: string | null;
  processInstanceId: ProcessInstanceId | null;
  rootProcessInstanceId: ProcessInstanceId | null;
  activityId: string | null;
  activityInstanceId: string | null;
  /** By the ids of their columns. */
  inputs: HistoricDecisionInput[];
  /** By rule and column. A rule that matched and gives nothing has none. */
  outputs: HistoricDecisionOutput[];
  /** The aggregated value of a table with the hit policy COLLECT and an aggregation. */
  collectResultValue: number | null;
  /** Null for the decision that was asked for. */
  rootDecisionInstanceId: string | null;
  tenantId: string | null;
}

/** What a decision table was asked in one column. */
export interface HistoricDecisionInput {
  id: string;
  clauseId: string;
  clauseName: string | null;
  type: string;
  value: unknown;
  valueInfo: Record<string, unknown>;
  /** Why the value could not be read. */
  errorMessage: string | null;
}

/** What a rule gave in one column, or a literal expression, which has neither rule nor column. */
export interface HistoricDecisionOutput {
  id: string;
  clauseId: string | null;
  clauseName: string | null;
  ruleId: string | null;
  /** Counts the rules that matched, from 1, not those of the table. */
  ruleOrder: number | null;
  variableName: string | null;
  type: string;
  value: unknown;
  valueInfo: Record<string, unknown>;
  /** Why the value could not be read. */
  errorMessage: string | null;
}
