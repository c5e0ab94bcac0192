import type { CallOptions } from '../engine-client-options.ts';
import type { DeploymentId } from '../ids.ts';
import { path } from '../path.ts';
import type { Paging } from '../query.ts';
import { getQuery } from '../query-string.ts';
import type { Transport } from '../transport.ts';
import type { ProcessDefinition } from './process-definitions.ts';

/** Files to deploy together. */
export interface NewDeployment {
  name: string;
  source?: string;
  /** Models; the ending of a name tells the engine what it is: `.bpmn`, `.dmn`. Names must differ. */
  files: { name: string; content: string | Uint8Array }[];
  /** Deploys nothing when the newest deployment of this name (and source) has the same files. @default false */
  enableDuplicateFiltering?: boolean;
  /** Deploys only the changed files; needs duplicate filtering. @default false */
  deployChangedOnly?: boolean;
}

/** A deployment as queries show it. */
export interface Deployment {
  id: DeploymentId;
  name: string | null;
  source: string | null;
  /** The engine's text. */
  deploymentTime: string;
  tenantId: string | null;
}

/** What was deployed. */
export interface DeploymentResult extends Deployment {
  /** By definition id; null when nothing new was deployed. */
  deployedProcessDefinitions: Record<string, ProcessDefinition> | null;
  deployedDecisionDefinitions: Record<string, { id: string; key: string; version: number }> | null;
}

/** Which deployments to list; conditions that are given must all hold. */
export interface DeploymentQuery extends Paging {
  id?: string;
  name?: string;
  /** With `%` for any characters. */
  nameLike?: string;
  source?: string;
  /** Deployed after this moment. */
  after?: Date;
  /** Deployed before this moment. */
  before?: Date;
}

/** Calls about deployments. */
export interface Deployments {
  /** Deploys files in one transaction. Not idempotent unless duplicate filtering is on. */
  create(deployment: NewDeployment, call?: CallOptions): Promise<DeploymentResult>;
  /** Lists deployments, without their files. */
  list(query?: DeploymentQuery, call?: CallOptions): Promise<Deployment[]>;
  /** Deletes a deployment; `cascade` also deletes its instances and their history. */
  delete(
    id: DeploymentId,
    options?: { cascade?: boolean; skipCustomListeners?: boolean; skipIoMappings?: boolean },
    call?: CallOptions,
  ): Promise<void>;
}

/** Makes these calls over a transport. */
export function createDeployments(transport: Transport): Deployments {
  return {
    create: async (deployment, call) =>
      transport.object({ method: 'POST', path: '/deployment/create', raw: await multipart(deployment) }, call),
    list: (query = {}, call) => transport.list({ method: 'GET', path: '/deployment', query: getQuery(query) }, call),
    delete: (id, query = {}, call) => transport.send({ method: 'DELETE', path: path`/deployment/${id}`, query }, call),
  };
}

async function multipart(deployment: NewDeployment): Promise<{ contentType: string; content: Uint8Array }> {
  const form = new FormData();
  form.set('deployment-name', deployment.name);
  if (deployment.source !== undefined) form.set('deployment-source', deployment.source);
  form.set('enable-duplicate-filtering', String(deployment.enableDuplicateFiltering ?? false));
  form.set('deploy-changed-only', String(deployment.deployChangedOnly ?? false));
  for (const { name, content } of deployment.files) {
    if (form.has(name))
      throw new TypeError(`Two files of the deployment are named ${JSON.stringify(name)}; rename one.`);
    form.set(name, new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  }
  // Whole in memory, so that the request has a length and is written in one go.
  const encoded = new Response(form);
  const contentType = encoded.headers.get('content-type') ?? 'multipart/form-data';
  return { contentType, content: new Uint8Array(await encoded.arrayBuffer()) };
}
