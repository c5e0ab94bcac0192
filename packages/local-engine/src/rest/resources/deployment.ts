import { deleteDeployment } from '../../commands/delete-deployment.ts';
import type { DeploymentInput } from '../../engine-api.ts';
import { EngineError, invalidRequest, notSupported } from '../../state/engine-error.ts';
import { selfLink } from '../links.ts';
import { type FormPart, type Handler, NO_CONTENT, ok, type RestAnswer, type Route } from '../route.ts';
import { deployed } from '../shapes/deployed.ts';

/** Deployments. */
export const deploymentRoutes: readonly Route[] = [
  { method: 'POST', path: '/deployment/create', handler: create, form: true },
  {
    method: 'DELETE',
    path: '/deployment/:id',
    handler: remove,
    query: ['cascade', 'skipCustomListeners', 'skipIoMappings'],
  },
];

const RESERVED: ReadonlySet<string> = new Set([
  'deployment-name',
  'deployment-source',
  'enable-duplicate-filtering',
  'deploy-changed-only',
  'deployment-activation-time',
  'tenant-id',
]);

async function create(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const input = deploymentOf(request.form ?? []);
  if (input.resources.length === 0) throw invalidRequest('No deployment resources contained in the form upload.');
  const result = await engine.deploy(input);
  const shown = engine.query((state) => deployed(state, result));
  return ok({ links: selfLink(request, 'deployment', result.deploymentId), ...shown });
}

async function remove(...[engine, { params, query }]: Parameters<Handler>): Promise<RestAnswer> {
  const id = params.id as string;
  const options = { cascade: query.get('cascade') === 'true', skipIoMappings: query.get('skipIoMappings') === 'true' };
  await engine.execute((state) => {
    if (state.tables.deployments.get(id) === undefined) {
      throw new EngineError(404, 'InvalidRequestException', `Deployment with id '${id}' do not exist`, { code: null });
    }
    deleteDeployment(state, id, options);
  });
  return NO_CONTENT;
}

/** The last part of a name counts. */
function deploymentOf(form: readonly FormPart[]): DeploymentInput {
  const parts = new Map(form.map((part) => [part.name, part]));
  const text = (name: string): string | undefined => {
    const part = parts.get(name);
    return part && Buffer.from(part.content).toString('utf8');
  };
  if (text('tenant-id')) throw notSupported('tenants: the form part tenant-id of POST /deployment/create');
  if (text('deployment-activation-time')) {
    throw notSupported('the form part deployment-activation-time of POST /deployment/create');
  }
  const deployChangedOnly = isTrue(text('deploy-changed-only'));
  return {
    name: text('deployment-name'),
    source: text('deployment-source'),
    enableDuplicateFiltering: deployChangedOnly || isTrue(text('enable-duplicate-filtering')),
    deployChangedOnly,
    resources: resourcesOf([...parts.values()].filter(({ name }) => !RESERVED.has(name))),
  };
}

/** Two parts with one file name are one resource: the later replaces the earlier. */
function resourcesOf(parts: readonly FormPart[]): DeploymentInput['resources'] {
  const resources = new Map<string, Uint8Array>();
  for (const { filename, content } of parts) {
    if (filename === undefined) {
      throw invalidRequest("No file name found in the deployment resource described by form parameter 'null'.");
    }
    resources.set(filename, content);
  }
  return [...resources].map(([name, content]) => ({ name, content }));
}

function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === 'true';
}
