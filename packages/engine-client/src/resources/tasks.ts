import type { CallOptions } from '../engine-client-options.ts';
import type { ExecutionId, ProcessDefinitionId, ProcessInstanceId, TaskId } from '../ids.ts';
import { path } from '../path.ts';
import type { Paging } from '../query.ts';
import { postQuery } from '../query-string.ts';
import type { Transport } from '../transport.ts';
import type { VariableQuery, WireVariables } from '../wire-value.ts';

/** An open user task. Dates are the engine's text. */
export interface Task {
  id: TaskId;
  name: string | null;
  description: string | null;
  assignee: string | null;
  owner: string | null;
  created: string;
  due: string | null;
  followUp: string | null;
  delegationState: 'PENDING' | 'RESOLVED' | null;
  priority: number;
  suspended: boolean;
  formKey: string | null;
  taskDefinitionKey: string;
  executionId: ExecutionId | null;
  processInstanceId: ProcessInstanceId | null;
  processDefinitionId: ProcessDefinitionId | null;
  tenantId: string | null;
}

/** Which open user tasks to list; conditions that are given must all hold. */
export interface TaskQuery extends Paging {
  taskId?: TaskId;
  taskIdIn?: TaskId[];
  taskDefinitionKey?: string;
  taskDefinitionKeyIn?: string[];
  name?: string;
  assignee?: string;
  unassigned?: boolean;
  candidateUser?: string;
  candidateGroup?: string;
  candidateGroups?: string[];
  includeAssignedTasks?: boolean;
  processInstanceId?: ProcessInstanceId;
  processInstanceIdIn?: ProcessInstanceId[];
  processInstanceBusinessKey?: string;
  processInstanceBusinessKeyLike?: string;
  processDefinitionId?: ProcessDefinitionId;
  processDefinitionKey?: string;
  processDefinitionKeyIn?: string[];
  createdAfter?: Date;
  createdBefore?: Date;
  dueAfter?: Date;
  dueBefore?: Date;
  active?: boolean;
  suspended?: boolean;
  /** All must hold. */
  processVariables?: VariableQuery[];
  taskVariables?: VariableQuery[];
}

/** Who has to do with a user task: its assignee, its owner, or one who is offered it. */
export interface IdentityLink {
  /** `assignee`, `owner` or `candidate`, or what the model's author has set. */
  type: string;
  userId: string | null;
  groupId: string | null;
}

/** Calls about open user tasks. */
export interface Tasks {
  /** Lists open user tasks. */
  list(query?: TaskQuery, call?: CallOptions): Promise<Task[]>;
  /** Undefined when it is completed, deleted or never was. */
  get(id: TaskId, call?: CallOptions): Promise<Task | undefined>;
  /** Completes a task. A task that is not open any more is answered with 500, outcome unknown: its history tells what happened. */
  complete(id: TaskId, options?: { variables?: WireVariables }, call?: CallOptions): Promise<void>;
  /** @throws EngineHttpError 500 when another user has claimed it */
  claim(id: TaskId, userId: string, call?: CallOptions): Promise<void>;
  /** Clears the assignee. May run twice. */
  unclaim(id: TaskId, call?: CallOptions): Promise<void>;
  /** Sets the assignee whoever had it; null clears it. May run twice. */
  setAssignee(id: TaskId, userId: string | null, call?: CallOptions): Promise<void>;
  /** Answers the variables that the task sees, with objects as their serialized text. */
  variables(id: TaskId, call?: CallOptions): Promise<WireVariables>;
  /** Answers who has to do with the task. */
  identityLinks(id: TaskId, call?: CallOptions): Promise<IdentityLink[]>;
}

/** Makes these calls over a transport. */
export function createTasks(transport: Transport): Tasks {
  const post = (target: string, body: object | undefined, call?: CallOptions): Promise<void> =>
    transport.send({ method: 'POST', path: target, body }, call);
  return {
    list: (query = {}, call) =>
      transport.list({ method: 'POST', path: '/task', ...postQuery(query), asksOnly: true }, call),
    get: (id, call) => transport.find({ method: 'GET', path: path`/task/${id}` }, call),
    complete: (id, { variables = {} } = {}, call) => post(path`/task/${id}/complete`, { variables }, call),
    claim: (id, userId, call) => post(path`/task/${id}/claim`, { userId }, call),
    unclaim: (id, call) => post(path`/task/${id}/unclaim`, undefined, call),
    setAssignee: (id, userId, call) => post(path`/task/${id}/assignee`, { userId }, call),
    variables: (id, call) => {
      const query = { deserializeValues: false };
      return transport.object({ method: 'GET', path: path`/task/${id}/variables`, query }, call);
    },
    identityLinks: (id, call) => transport.list({ method: 'GET', path: path`/task/${id}/identity-links` }, call),
  };
}
