export * from './basic-auth.ts';
export * from './create-engine-client.ts';
export type * from './engine-client.ts';
export type * from './engine-client-options.ts';
export * from './engine-date.ts';
export * from './engine-json.ts';
export type { EnginePort, PortAnswer, PortCall, PortClientOptions, TextAnswer, ValueAnswer } from './engine-port.ts';
export * from './errors.ts';
export { groupIncidents, type IncidentGroup } from './group-incidents.ts';
export * from './http-errors.ts';
export type * from './ids.ts';
export type * from './query.ts';
export type * from './resources/activity-instance-tree.ts';
export type { EngineCapabilities } from './resources/capabilities.ts';
export type { Decisions } from './resources/decisions.ts';
export type {
  Deployment,
  DeploymentQuery,
  DeploymentResult,
  Deployments,
  NewDeployment,
} from './resources/deployments.ts';
export type { EventSubscription, EventSubscriptionQuery, EventSubscriptions } from './resources/event-subscriptions.ts';
export type { Executions } from './resources/executions.ts';
export type * from './resources/external-task.ts';
export type { ExternalTasks } from './resources/external-tasks.ts';
export type { History } from './resources/history.ts';
export type * from './resources/history-queries.ts';
export type * from './resources/history-rows.ts';
export type { Incident, IncidentQuery, Incidents } from './resources/incidents.ts';
export type { Job, JobQuery, Jobs } from './resources/jobs.ts';
export type { CorrelationResult, MessageCorrelation, Messages } from './resources/messages.ts';
export type { MigrationDryRun, MigrationInstruction, MigrationPlan, Migrations } from './resources/migrations.ts';
export type { ProcessDefinition, ProcessDefinitionQuery, ProcessDefinitions } from './resources/process-definitions.ts';
export type {
  DeleteProcessInstance,
  NewProcessInstance,
  ProcessInstance,
  ProcessInstanceQuery,
  ProcessInstances,
} from './resources/process-instances.ts';
export type { Signal, Signals } from './resources/signals.ts';
export type { IdentityLink, Task, TaskQuery, Tasks } from './resources/tasks.ts';
export type * from './wire-value.ts';
