import type { TypedValue } from '../values/typed-value.ts';

/** What an expression can see while it is evaluated. */
export interface ExpressionScope {
  /** The engine's time in milliseconds, for `now()` and `dateTime()`. */
  readonly now: number;
  /** The variable that is visible here, undefined when there is none. */
  variable(name: string): TypedValue | undefined;
  /** The variable of the scope itself, for `execution.getVariableLocal(name)`. */
  variableLocal?(name: string): TypedValue | undefined;
  /** Reads `execution.<name>`; a scope without it has no `execution` (start timers, for example). */
  executionProperty?(name: ExecutionProperty): TypedValue;
  /** Reads `task.<name>`; a scope without it has no `task`, so the name is that of a variable. */
  taskProperty?(name: TaskProperty): TypedValue;
  /** Reads `externalTask.<name>`; a scope without it has no `externalTask`. */
  externalTaskProperty?(name: ExternalTaskProperty): TypedValue;
  /** Of who sent the command, for `currentUser()` and `authenticatedUserId`. @default null, as without authentication */
  readonly userId?: string | null;
  /** For `currentUserGroups()`. @default null */
  readonly groupIds?: readonly string[] | null;
}

export type ExecutionProperty =
  | 'activityInstanceId'
  | 'businessKey'
  | 'currentActivityId'
  | 'currentActivityName'
  | 'currentTransitionId'
  | 'eventName'
  | 'id'
  | 'parentActivityInstanceId'
  | 'parentId'
  | 'processBusinessKey'
  | 'processDefinitionId'
  | 'processInstanceId'
  | 'rootProcessInstanceId'
  | 'tenantId';

export type TaskProperty =
  | 'assignee'
  | 'createTime'
  | 'deleteReason'
  | 'description'
  | 'dueDate'
  | 'eventName'
  | 'executionId'
  | 'followUpDate'
  | 'id'
  | 'name'
  | 'owner'
  | 'parentTaskId'
  | 'priority'
  | 'processDefinitionId'
  | 'processInstanceId'
  | 'taskDefinitionKey'
  | 'tenantId';

export type ExternalTaskProperty =
  | 'activityId'
  | 'activityInstanceId'
  | 'businessKey'
  | 'errorDetails'
  | 'errorMessage'
  | 'executionId'
  | 'id'
  | 'priority'
  | 'processDefinitionId'
  | 'processDefinitionKey'
  | 'processInstanceId'
  | 'retries'
  | 'tenantId'
  | 'topicName'
  | 'workerId';
