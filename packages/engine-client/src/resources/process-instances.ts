import type { CallOptions } from '../engine-client-options.ts';
import type { IncidentId, ProcessDefinitionId, ProcessInstanceId } from '../ids.ts';
import { path } from '../path.ts';
import type { Paging } from '../query.ts';
import { postQuery } from '../query-string.ts';
import type { Transport } from '../transport.ts';
import type { VariableQuery, WireVariables } from '../wire-value.ts';
import type { ActivityInstanceTree, Modification } from './activity-instance-tree.ts';

/** A process instance as queries show it. */
export interface ProcessInstance {
  id: ProcessInstanceId;
  /** Id of the process definition. */
  definitionId: ProcessDefinitionId;
  /** Left out by older engines. */
  definitionKey?: string;
  businessKey: string | null;
  caseInstanceId: string | null;
  ended: boolean;
  suspended: boolean;
  tenantId: string | null;
}

/** What to start: the newest version of a key, or one version by its id. */
export type NewProcessInstance = StartedDefinition & {
  /** Not unique: the engine starts as many instances of a key as it is told. */
  businessKey?: string;
  variables?: WireVariables;
};

type StartedDefinition =
  | { processDefinitionKey: string; processDefinitionId?: never }
  | { processDefinitionId: ProcessDefinitionId; processDefinitionKey?: never };

/** Which running instances to list; conditions that are given must all hold. */
export interface ProcessInstanceQuery extends Paging {
  processInstanceIds?: string[];
  businessKey?: string;
  businessKeyLike?: string;
  processDefinitionId?: ProcessDefinitionId;
  processDefinitionKey?: string;
  processDefinitionKeyIn?: string[];
  superProcessInstance?: string;
  subProcessInstance?: string;
  rootProcessInstances?: boolean;
  active?: boolean;
  suspended?: boolean;
  withIncident?: boolean;
  incidentId?: IncidentId;
  incidentType?: string;
  activityIdIn?: string[];
  /** All must hold. */
  variables?: VariableQuery[];
}

/** How an instance is deleted; each option is off unless given. */
export interface DeleteProcessInstance {
  skipCustomListeners?: boolean;
  /** Set when a failing output mapping blocks the deletion. */
  skipIoMappings?: boolean;
  /** Leaves the instances that it called running. */
  skipSubprocesses?: boolean;
}

/** Calls about running process instances. */
export interface ProcessInstances {
  /** Starts an instance. May start a second one when repeated after an unknown outcome. */
  start(instance: NewProcessInstance, call?: CallOptions): Promise<ProcessInstance>;
  /** Lists running instances; ended ones are in the history. */
  list(query?: ProcessInstanceQuery, call?: CallOptions): Promise<ProcessInstance[]>;
  /** Undefined when it never was or has ended. */
  get(id: ProcessInstanceId, call?: CallOptions): Promise<ProcessInstance | undefined>;
  /** Deletes an instance, and the parent that called it. @throws EngineNotFoundError when it is not running */
  delete(id: ProcessInstanceId, options?: DeleteProcessInstance, call?: CallOptions): Promise<void>;
  /** Answers the variables with objects as their serialized text. */
  variables(id: ProcessInstanceId, call?: CallOptions): Promise<WireVariables>;
  /** Sets variables and removes those in `remove`, in one transaction. May run twice. */
  setVariables(
    id: ProcessInstanceId,
    variables: WireVariables,
    options?: { remove?: string[] },
    call?: CallOptions,
  ): Promise<void>;
  /** Undefined when the instance is not running. */
  activityInstances(id: ProcessInstanceId, call?: CallOptions): Promise<ActivityInstanceTree | undefined>;
  /** Cancels and starts activities in one transaction. */
  modify(id: ProcessInstanceId, modification: Modification, call?: CallOptions): Promise<void>;
  /** Suspends an instance, or goes on with it: while it is suspended, its jobs do not run and its tasks cannot be completed. May run twice. */
  setSuspended(id: ProcessInstanceId, suspended: boolean, call?: CallOptions): Promise<void>;
}

/** Makes these calls over a transport. */
export function createProcessInstances(transport: Transport): ProcessInstances {
  const put = (target: string, body: object, call?: CallOptions): Promise<void> =>
    transport.send({ method: 'PUT', path: target, body }, call);
  const post = (target: string, body: object, call?: CallOptions): Promise<void> =>
    transport.send({ method: 'POST', path: target, body }, call);
  return {
    start: ({ processDefinitionKey, processDefinitionId, ...body }, call) => {
      const target =
        processDefinitionId === undefined
          ? path`/process-definition/key/${processDefinitionKey}/start`
          : path`/process-definition/${processDefinitionId}/start`;
      return transport.object({ method: 'POST', path: target, body }, call);
    },
    list: (query = {}, call) =>
      transport.list({ method: 'POST', path: '/process-instance', ...postQuery(query), asksOnly: true }, call),
    get: (id, call) => transport.find({ method: 'GET', path: path`/process-instance/${id}` }, call),
    delete: (id, query = {}, call) =>
      transport.send({ method: 'DELETE', path: path`/process-instance/${id}`, query }, call),
    variables: (id, call) => {
      const query = { deserializeValues: false };
      return transport.object({ method: 'GET', path: path`/process-instance/${id}/variables`, query }, call);
    },
    setVariables: (id, modifications, { remove = [] } = {}, call) =>
      post(path`/process-instance/${id}/variables`, { modifications, deletions: remove }, call),
    activityInstances: (id, call) =>
      transport.find({ method: 'GET', path: path`/process-instance/${id}/activity-instances` }, call),
    modify: (id, modification, call) => post(path`/process-instance/${id}/modification`, modification, call),
    setSuspended: (id, suspended, call) => put(path`/process-instance/${id}/suspended`, { suspended }, call),
  };
}
