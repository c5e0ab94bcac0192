import type {
  ExternalTaskLogRecord,
  HistoricActivityInstanceRecord,
  HistoricDecisionInstanceRecord,
  HistoricIncidentRecord,
  HistoricProcessInstanceRecord,
  HistoricTaskRecord,
  HistoricVariableRecord,
  HistoricVariableUpdateRecord,
  JobLogRecord,
} from '../records/history-records.ts';
import type {
  DecisionDefinitionRecord,
  DeploymentRecord,
  EventSubscriptionRecord,
  ExecutionRecord,
  ExternalTaskRecord,
  IncidentRecord,
  JobDefinitionRecord,
  JobRecord,
  ProcessDefinitionRecord,
  ResourceRecord,
  StoredRecord,
  UserTaskRecord,
  VariableRecord,
} from '../records/runtime-records.ts';
import { KeyIndex } from '../store/key-index.ts';
import type { Store } from '../store/store.ts';
import type { Index, Table } from '../store/table.ts';
import { AvailableTasks } from './available-tasks.ts';
import { ChangeFlag } from './change-flag.ts';
import { DueJobs } from './due-jobs.ts';
import { OrphanGuard } from './orphan-guard.ts';
import { VariableRevisions } from './variable-revisions.ts';

/** Everything the engine knows, and the ways to find it. */
export interface Tables {
  readonly deployments: Table<DeploymentRecord>;
  readonly resources: Table<ResourceRecord>;
  readonly resourcesByDeployment: KeyIndex<ResourceRecord>;
  readonly definitions: Table<ProcessDefinitionRecord>;
  readonly definitionsByKey: KeyIndex<ProcessDefinitionRecord>;
  readonly definitionsByDeployment: KeyIndex<ProcessDefinitionRecord>;
  readonly decisions: Table<DecisionDefinitionRecord>;
  readonly decisionsByKey: KeyIndex<DecisionDefinitionRecord>;
  readonly executions: Table<ExecutionRecord>;
  readonly executionsByParent: KeyIndex<ExecutionRecord>;
  readonly executionsByInstance: KeyIndex<ExecutionRecord>;
  readonly executionsBySuper: KeyIndex<ExecutionRecord>;
  readonly instancesByDefinition: KeyIndex<ExecutionRecord>;
  readonly instancesByBusinessKey: KeyIndex<ExecutionRecord>;
  readonly orphanGuard: OrphanGuard;
  readonly variables: Table<VariableRecord>;
  readonly variablesByExecution: KeyIndex<VariableRecord>;
  readonly variablesByTask: KeyIndex<VariableRecord>;
  readonly variableRevisions: VariableRevisions;
  readonly externalTasks: Table<ExternalTaskRecord>;
  readonly externalTasksByExecution: KeyIndex<ExternalTaskRecord>;
  readonly externalTasksByInstance: KeyIndex<ExternalTaskRecord>;
  readonly availableTasks: AvailableTasks;
  readonly externalTasksChanged: ChangeFlag<ExternalTaskRecord>;
  readonly userTasks: Table<UserTaskRecord>;
  readonly userTasksByExecution: KeyIndex<UserTaskRecord>;
  readonly userTasksByInstance: KeyIndex<UserTaskRecord>;
  readonly jobs: Table<JobRecord>;
  readonly jobsByExecution: KeyIndex<JobRecord>;
  readonly jobsByInstance: KeyIndex<JobRecord>;
  readonly jobsByDefinition: KeyIndex<JobRecord>;
  readonly dueJobs: DueJobs;
  readonly jobsChanged: ChangeFlag<JobRecord>;
  readonly jobDefinitions: Table<JobDefinitionRecord>;
  readonly jobDefinitionsByDefinition: KeyIndex<JobDefinitionRecord>;
  readonly subscriptions: Table<EventSubscriptionRecord>;
  readonly subscriptionsByExecution: KeyIndex<EventSubscriptionRecord>;
  readonly subscriptionsByEvent: KeyIndex<EventSubscriptionRecord>;
  readonly subscriptionsByDefinition: KeyIndex<EventSubscriptionRecord>;
  readonly incidents: Table<IncidentRecord>;
  readonly incidentsByExecution: KeyIndex<IncidentRecord>;
  readonly incidentsByConfiguration: KeyIndex<IncidentRecord>;
  readonly incidentsByInstance: KeyIndex<IncidentRecord>;
  readonly historicInstances: Table<HistoricProcessInstanceRecord>;
  readonly historicInstancesByBusinessKey: KeyIndex<HistoricProcessInstanceRecord>;
  readonly historicInstancesBySuper: KeyIndex<HistoricProcessInstanceRecord>;
  readonly historicActivities: Table<HistoricActivityInstanceRecord>;
  readonly historicActivitiesByInstance: KeyIndex<HistoricActivityInstanceRecord>;
  readonly historicVariables: Table<HistoricVariableRecord>;
  readonly historicVariablesByInstance: KeyIndex<HistoricVariableRecord>;
  readonly historicDetails: Table<HistoricVariableUpdateRecord>;
  readonly historicDetailsByInstance: KeyIndex<HistoricVariableUpdateRecord>;
  readonly externalTaskLog: Table<ExternalTaskLogRecord>;
  readonly externalTaskLogByInstance: KeyIndex<ExternalTaskLogRecord>;
  readonly externalTaskLogByTask: KeyIndex<ExternalTaskLogRecord>;
  readonly jobLog: Table<JobLogRecord>;
  readonly jobLogByInstance: KeyIndex<JobLogRecord>;
  readonly jobLogByJob: KeyIndex<JobLogRecord>;
  readonly historicIncidents: Table<HistoricIncidentRecord>;
  readonly historicIncidentsByInstance: KeyIndex<HistoricIncidentRecord>;
  readonly historicTasks: Table<HistoricTaskRecord>;
  readonly historicTasksByInstance: KeyIndex<HistoricTaskRecord>;
  readonly historicDecisions: Table<HistoricDecisionInstanceRecord>;
  readonly historicDecisionsByInstance: KeyIndex<HistoricDecisionInstanceRecord>;
  readonly historicDecisionsByRoot: KeyIndex<HistoricDecisionInstanceRecord>;
}

/** `message\norder-placed`: subscriptions of one event name, of all instances and definitions. */
export function eventKey(eventType: string, eventName: string | undefined): string {
  return `${eventType}\n${eventName ?? ''}`;
}

/** Opens all tables of a store. Their names and order are part of the format on disk. */
export function openTables(store: Store): Tables {
  const open: OpenTable = (name, ...indexes) => store.table(name, indexes);
  return {
    ...openDefinitions(open),
    ...openInstances(open),
    ...openTasks(open),
    ...openJobs(open),
    ...openSubscriptionsAndIncidents(open),
    ...openHistory(open),
  };
}

type OpenTable = <R extends StoredRecord>(name: string, ...indexes: Index<R>[]) => Table<R>;

function by<R extends StoredRecord>(field: keyof R): KeyIndex<R> {
  return new KeyIndex<R>([field], (record) => record[field] as string | undefined);
}

function openDefinitions(open: OpenTable) {
  const resourcesByDeployment = by<ResourceRecord>('deploymentId');
  const definitionsByKey = by<ProcessDefinitionRecord>('key');
  const definitionsByDeployment = by<ProcessDefinitionRecord>('deploymentId');
  const decisionsByKey = by<DecisionDefinitionRecord>('key');
  return {
    deployments: open<DeploymentRecord>('deployments'),
    resources: open('resources', resourcesByDeployment),
    resourcesByDeployment,
    definitions: open('definitions', definitionsByKey, definitionsByDeployment),
    definitionsByKey,
    definitionsByDeployment,
    decisions: open('decisions', decisionsByKey),
    decisionsByKey,
  };
}

function openInstances(open: OpenTable) {
  const executionsByParent = by<ExecutionRecord>('parentId');
  const executionsByInstance = by<ExecutionRecord>('processInstanceId');
  const executionsBySuper = by<ExecutionRecord>('superExecutionId');
  const roots = (key: (record: ExecutionRecord) => string | undefined): KeyIndex<ExecutionRecord> =>
    new KeyIndex(['definitionId', 'businessKey', 'parentId'], (record) =>
      record.parentId === undefined ? key(record) : undefined,
    );
  const instancesByDefinition = roots((record) => record.definitionId);
  const instancesByBusinessKey = roots((record) => record.businessKey);
  const variablesByExecution = by<VariableRecord>('executionId');
  const variablesByTask = by<VariableRecord>('taskId');
  const variableRevisions = new VariableRevisions();
  const orphanGuard = new OrphanGuard();
  return {
    executions: open(
      'executions',
      executionsByParent,
      executionsByInstance,
      executionsBySuper,
      instancesByDefinition,
      instancesByBusinessKey,
      orphanGuard,
    ),
    executionsByParent,
    executionsByInstance,
    executionsBySuper,
    instancesByDefinition,
    instancesByBusinessKey,
    orphanGuard,
    variables: open('variables', variablesByExecution, variablesByTask, variableRevisions),
    variablesByExecution,
    variablesByTask,
    variableRevisions,
  };
}

function openTasks(open: OpenTable) {
  const externalTasksByExecution = by<ExternalTaskRecord>('executionId');
  const externalTasksByInstance = by<ExternalTaskRecord>('processInstanceId');
  const availableTasks = new AvailableTasks();
  const externalTasksChanged = new ChangeFlag<ExternalTaskRecord>(['lockExpiresAtMs', 'retries', 'suspended']);
  const userTasksByExecution = by<UserTaskRecord>('executionId');
  const userTasksByInstance = by<UserTaskRecord>('processInstanceId');
  return {
    externalTasks: open(
      'external-tasks',
      externalTasksByExecution,
      externalTasksByInstance,
      availableTasks,
      externalTasksChanged,
    ),
    externalTasksByExecution,
    externalTasksByInstance,
    availableTasks,
    externalTasksChanged,
    userTasks: open('user-tasks', userTasksByExecution, userTasksByInstance),
    userTasksByExecution,
    userTasksByInstance,
  };
}

function openJobs(open: OpenTable) {
  const jobsByExecution = by<JobRecord>('executionId');
  const jobsByInstance = by<JobRecord>('processInstanceId');
  const jobsByDefinition = by<JobRecord>('definitionId');
  const dueJobs = new DueJobs();
  const jobsChanged = new ChangeFlag<JobRecord>(['dueAtMs', 'retries', 'suspended']);
  const jobDefinitionsByDefinition = by<JobDefinitionRecord>('definitionId');
  return {
    jobs: open('jobs', jobsByExecution, jobsByInstance, jobsByDefinition, dueJobs, jobsChanged),
    jobsByExecution,
    jobsByInstance,
    jobsByDefinition,
    dueJobs,
    jobsChanged,
    jobDefinitions: open('job-definitions', jobDefinitionsByDefinition),
    jobDefinitionsByDefinition,
  };
}

function openSubscriptionsAndIncidents(open: OpenTable) {
  const subscriptionsByExecution = by<EventSubscriptionRecord>('executionId');
  const subscriptionsByEvent = new KeyIndex<EventSubscriptionRecord>(['eventType', 'eventName'], (record) =>
    eventKey(record.eventType, record.eventName),
  );
  const subscriptionsByDefinition = new KeyIndex<EventSubscriptionRecord>(['definitionId', 'executionId'], (record) =>
    record.executionId === undefined ? record.definitionId : undefined,
  );
  const incidentsByExecution = by<IncidentRecord>('executionId');
  const incidentsByConfiguration = by<IncidentRecord>('configuration');
  const incidentsByInstance = by<IncidentRecord>('processInstanceId');
  return {
    subscriptions: open('subscriptions', subscriptionsByExecution, subscriptionsByEvent, subscriptionsByDefinition),
    subscriptionsByExecution,
    subscriptionsByEvent,
    subscriptionsByDefinition,
    incidents: open('incidents', incidentsByExecution, incidentsByConfiguration, incidentsByInstance),
    incidentsByExecution,
    incidentsByConfiguration,
    incidentsByInstance,
  };
}

function openHistory(open: OpenTable) {
  const historicInstancesByBusinessKey = by<HistoricProcessInstanceRecord>('businessKey');
  const historicInstancesBySuper = by<HistoricProcessInstanceRecord>('superProcessInstanceId');
  const historicActivitiesByInstance = by<HistoricActivityInstanceRecord>('processInstanceId');
  const historicVariablesByInstance = by<HistoricVariableRecord>('processInstanceId');
  const historicDetailsByInstance = by<HistoricVariableUpdateRecord>('processInstanceId');
  const externalTaskLogByInstance = by<ExternalTaskLogRecord>('processInstanceId');
  const externalTaskLogByTask = by<ExternalTaskLogRecord>('externalTaskId');
  const jobLogByInstance = by<JobLogRecord>('processInstanceId');
  const jobLogByJob = by<JobLogRecord>('jobId');
  const historicIncidentsByInstance = by<HistoricIncidentRecord>('processInstanceId');
  const historicTasksByInstance = by<HistoricTaskRecord>('processInstanceId');
  const historicDecisionsByInstance = by<HistoricDecisionInstanceRecord>('processInstanceId');
  const historicDecisionsByRoot = by<HistoricDecisionInstanceRecord>('rootProcessInstanceId');
  return {
    historicInstances: open('historic-instances', historicInstancesByBusinessKey, historicInstancesBySuper),
    historicInstancesByBusinessKey,
    historicInstancesBySuper,
    historicActivities: open('historic-activities', historicActivitiesByInstance),
    historicActivitiesByInstance,
    historicVariables: open('historic-variables', historicVariablesByInstance),
    historicVariablesByInstance,
    historicDetails: open('historic-details', historicDetailsByInstance),
    historicDetailsByInstance,
    externalTaskLog: open('external-task-log', externalTaskLogByInstance, externalTaskLogByTask),
    externalTaskLogByInstance,
    externalTaskLogByTask,
    jobLog: open('job-log', jobLogByInstance, jobLogByJob),
    jobLogByInstance,
    jobLogByJob,
    historicIncidents: open('historic-incidents', historicIncidentsByInstance),
    historicIncidentsByInstance,
    historicTasks: open('historic-tasks', historicTasksByInstance),
    historicTasksByInstance,
    historicDecisions: open('historic-decisions', historicDecisionsByInstance, historicDecisionsByRoot),
    historicDecisionsByInstance,
    historicDecisionsByRoot,
  };
}
