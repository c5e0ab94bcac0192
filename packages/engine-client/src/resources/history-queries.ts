import type {
  ExecutionId,
  ExternalTaskId,
  IncidentId,
  ProcessDefinitionId,
  ProcessInstanceId,
  TaskId,
} from '../ids.ts';
import type { Paging } from '../query.ts';
import type { VariableQuery } from '../wire-value.ts';

/** Which process instances of the history to list; conditions that are given must all hold. */
export interface HistoricProcessInstanceQuery extends Paging {
  processInstanceId?: ProcessInstanceId;
  processInstanceIds?: string[];
  processInstanceBusinessKey?: string;
  processInstanceBusinessKeyIn?: string[];
  processInstanceBusinessKeyLike?: string;
  processDefinitionId?: ProcessDefinitionId;
  processDefinitionKey?: string;
  processDefinitionKeyIn?: string[];
  superProcessInstanceId?: ProcessInstanceId;
  rootProcessInstances?: boolean;
  finished?: boolean;
  unfinished?: boolean;
  withIncidents?: boolean;
  startedAfter?: Date;
  startedBefore?: Date;
  finishedAfter?: Date;
  finishedBefore?: Date;
  executedActivityIdIn?: string[];
  activeActivityIdIn?: string[];
  /** All must hold, each against the last value of the variable. */
  variables?: VariableQuery[];
}

/** Which passages through activities to list; conditions that are given must all hold. */
export interface HistoricActivityInstanceQuery extends Paging {
  activityInstanceId?: string;
  activityId?: string;
  activityType?: string;
  processInstanceId?: ProcessInstanceId;
  processDefinitionId?: ProcessDefinitionId;
  processDefinitionKey?: string;
  executionId?: ExecutionId;
  taskAssignee?: string;
  finished?: boolean;
  unfinished?: boolean;
  canceled?: boolean;
  startedAfter?: Date;
  startedBefore?: Date;
}

/** Which user tasks of the history to list; conditions that are given must all hold. */
export interface HistoricTaskQuery extends Paging {
  taskId?: TaskId;
  taskDefinitionKey?: string;
  taskAssignee?: string;
  processInstanceId?: ProcessInstanceId;
  processInstanceBusinessKey?: string;
  processDefinitionKey?: string;
  activityInstanceIdIn?: string[];
  finished?: boolean;
  unfinished?: boolean;
  finishedAfter?: Date;
  finishedBefore?: Date;
}

/** Which rows of the log of external tasks to list; conditions that are given must all hold. */
export interface ExternalTaskLogQuery extends Paging {
  logId?: string;
  externalTaskId?: ExternalTaskId;
  topicName?: string;
  workerId?: string;
  processInstanceId?: ProcessInstanceId;
  processDefinitionKey?: string;
  activityIdIn?: string[];
  creationLog?: boolean;
  failureLog?: boolean;
  successLog?: boolean;
  deletionLog?: boolean;
}

/** Which variables of the history to list; conditions that are given must all hold. */
export interface HistoricVariableInstanceQuery extends Paging {
  variableName?: string;
  variableNameIn?: string[];
  /** Needs `variableName`. */
  variableValue?: unknown;
  processInstanceId?: ProcessInstanceId;
  processInstanceIdIn?: ProcessInstanceId[];
  activityInstanceIdIn?: string[];
  executionIdIn?: ExecutionId[];
  taskIdIn?: TaskId[];
  processDefinitionKey?: string;
  includeDeleted?: boolean;
}

/** Which changes of variables to list; conditions that are given must all hold. */
export interface HistoricDetailQuery extends Paging {
  processInstanceId?: ProcessInstanceId;
  processInstanceIdIn?: ProcessInstanceId[];
  executionId?: ExecutionId;
  activityInstanceId?: string;
  variableInstanceId?: string;
  variableNameLike?: string;
  initial?: boolean;
  occurredAfter?: Date;
  occurredBefore?: Date;
}

/** Which incidents of the history to list; conditions that are given must all hold. */
export interface HistoricIncidentQuery extends Paging {
  incidentId?: IncidentId;
  incidentType?: string;
  processInstanceId?: ProcessInstanceId;
  processDefinitionKey?: string;
  activityId?: string;
  failedActivityId?: string;
  configuration?: string;
  createTimeAfter?: Date;
  createTimeBefore?: Date;
  open?: boolean;
  resolved?: boolean;
  deleted?: boolean;
}

/** Which evaluations of decisions to list; conditions that are given must all hold. */
export interface HistoricDecisionInstanceQuery extends Paging {
  decisionInstanceId?: string;
  decisionInstanceIdIn?: string[];
  decisionDefinitionId?: string;
  decisionDefinitionIdIn?: string[];
  decisionDefinitionKey?: string;
  decisionDefinitionKeyIn?: string[];
  decisionDefinitionNameLike?: string;
  processDefinitionId?: ProcessDefinitionId;
  processDefinitionKey?: string;
  processInstanceId?: ProcessInstanceId;
  activityIdIn?: string[];
  activityInstanceIdIn?: string[];
  evaluatedAfter?: Date;
  evaluatedBefore?: Date;
  /** That instance itself and those that it required. */
  rootDecisionInstanceId?: string;
  /** Without those that another one required. */
  rootDecisionInstancesOnly?: boolean;
}
