/** Rows of the history. Dates are the engine's text; a time that has not come is null. */
export interface HistoricProcessInstance {
  id: string;
  businessKey: string | null;
  processDefinitionId: string;
  processDefinitionKey: string;
  processDefinitionVersion: number;
  startTime: string;
  endTime: string | null;
  durationInMillis: number | null;
  startActivityId: string | null;
  deleteReason: string | null;
  superProcessInstanceId: string | null;
  rootProcessInstanceId: string | null;
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
  processInstanceId: string;
  processDefinitionKey: string;
  executionId: string;
  taskId: string | null;
  calledProcessInstanceId: string | null;
  assignee: string | null;
  startTime: string;
  endTime: string | null;
  durationInMillis: number | null;
  canceled: boolean | null;
  completeScope: boolean | null;
}

/** A user task, open or past. */
export interface HistoricTask {
  id: string;
  taskDefinitionKey: string;
  name: string | null;
  assignee: string | null;
  /** `completed` or `deleted`; null while the task is open. */
  deleteReason: string | null;
  startTime: string;
  endTime: string | null;
  duration: number | null;
  activityInstanceId: string | null;
  executionId: string | null;
  processInstanceId: string | null;
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
  externalTaskId: string;
  topicName: string;
  workerId: string | null;
  retries: number | null;
  errorMessage: string | null;
  activityId: string;
  activityInstanceId: string;
  executionId: string;
  processInstanceId: string;
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
  processInstanceId: string;
  executionId: string;
  activityInstanceId: string;
  taskId: string | null;
  createTime: string;
  state: 'CREATED' | 'DELETED';
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
  executionId: string;
  processInstanceId: string;
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
