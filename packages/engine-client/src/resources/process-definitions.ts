import type { CallOptions } from '../engine-client-options.ts';
import type { DeploymentId, ProcessDefinitionId } from '../ids.ts';
import { path } from '../path.ts';
import type { Paging } from '../query.ts';
import { getQuery } from '../query-string.ts';
import type { Transport } from '../transport.ts';

/** One version of a deployed process. */
export interface ProcessDefinition {
  /** New with each version. */
  id: ProcessDefinitionId;
  key: string;
  name: string | null;
  version: number;
  versionTag: string | null;
  /** File name in the deployment. */
  resource: string;
  deploymentId: DeploymentId;
  suspended: boolean;
  tenantId: string | null;
  /** In days; null keeps the history. */
  historyTimeToLive: number | null;
  startableInTasklist: boolean;
}

/** Which definitions to list; conditions that are given must all hold. */
export interface ProcessDefinitionQuery extends Paging {
  processDefinitionIdIn?: ProcessDefinitionId[];
  key?: string;
  keysIn?: string[];
  version?: number;
  versionTag?: string;
  latestVersion?: boolean;
  deploymentId?: DeploymentId;
  active?: boolean;
  suspended?: boolean;
}

/** Calls about deployed processes. */
export interface ProcessDefinitions {
  /** Lists definitions, every version of a key unless `latestVersion` is set. */
  list(query?: ProcessDefinitionQuery, call?: CallOptions): Promise<ProcessDefinition[]>;
  /** Undefined when there is none. */
  get(id: ProcessDefinitionId, call?: CallOptions): Promise<ProcessDefinition | undefined>;
  /** Answers the deployed BPMN text; undefined when there is no such definition. */
  xml(id: ProcessDefinitionId, call?: CallOptions): Promise<string | undefined>;
}

/** Makes these calls over a transport. */
export function createProcessDefinitions(transport: Transport): ProcessDefinitions {
  return {
    list: (query = {}, call) =>
      transport.list({ method: 'GET', path: '/process-definition', query: getQuery(query) }, call),
    get: (id, call) => transport.find({ method: 'GET', path: path`/process-definition/${id}` }, call),
    xml: async (id, call) => {
      const request = { method: 'GET', path: path`/process-definition/${id}/xml` } as const;
      return (await transport.find<{ bpmn20Xml: string }>(request, call))?.bpmn20Xml;
    },
  };
}
