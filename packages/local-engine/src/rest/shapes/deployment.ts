import type { DeploymentRecord, ResourceRecord } from '../../records/runtime-records.ts';
import { shownTime } from './time.ts';

/** A deployment as lists show it. */
export function deploymentShape(deployment: DeploymentRecord): object {
  return {
    links: [],
    id: deployment.id,
    name: deployment.name ?? null,
    source: deployment.source ?? null,
    deploymentTime: shownTime(deployment.deployedAtMs),
    tenantId: null,
  };
}

/** A file of a deployment. */
export function resourceShape({ id, name, deploymentId }: ResourceRecord): object {
  return { id, name, deploymentId };
}
