import type { EngineApi } from '../../engine-api.ts';
import { deployments } from '../../queries/deployments.ts';
import type { ResourceRecord } from '../../records/runtime-records.ts';
import type { EngineState } from '../../state/engine-state.ts';
import type { RestRequest, Route } from '../route.ts';
import { deploymentShape, resourceShape } from '../shapes/deployment.ts';
import { found, notFound, nullValue } from './found-queries.ts';
import { listRoutes } from './list-queries.ts';
import { disposition } from './variable-queries.ts';

/** What can be asked about deployments and their files. */
export const deploymentQueries: readonly Route[] = [
  ...listRoutes({ path: '/deployment', definition: deployments, shape: deploymentShape, hasPost: false }),
  {
    method: 'GET',
    path: '/deployment/:id',
    handler: found(
      (state, id) => {
        const deployment = state.tables.deployments.get(id);
        return deployment && deploymentShape(deployment);
      },
      (id) => notFound(`Deployment with id '${id}' does not exist`),
    ),
  },
  {
    method: 'GET',
    path: '/deployment/:id/resources',
    handler: found(
      ({ tables }, id) => {
        const resources = [...tables.resourcesByDeployment.get(id)];
        resources.sort((left, right) => (left.name < right.name ? -1 : 1));
        return resources.length === 0 ? undefined : resources.map(resourceShape);
      },
      (id) => notFound(`Deployment resources for deployment id '${id}' do not exist.`),
    ),
  },
  {
    method: 'GET',
    path: '/deployment/:id/resources/:resourceId',
    handler: (engine, request) =>
      found(
        (state) => {
          const resource = resourceOf(state, request);
          return resource && resourceShape(resource);
        },
        (id) => notFound(missingResource(engine, id, request.params.resourceId as string)),
      )(engine, request),
  },
  {
    method: 'GET',
    path: '/deployment/:id/resources/:resourceId/data',
    handler: (engine, request) => {
      const resource = engine.query((state) => resourceOf(state, request));
      const { id, resourceId } = request.params;
      if (resource === undefined) {
        throw nullValue(`no resource found with id '${resourceId}' in deployment '${id}': resource is null`);
      }
      const { name, content } = resource;
      return {
        status: 200,
        raw: { contentType: contentTypeOf(name), content },
        headers: { 'content-disposition': disposition(name.slice(name.lastIndexOf('/') + 1)) },
      };
    },
  },
];

function resourceOf({ tables }: EngineState, { params }: RestRequest): ResourceRecord | undefined {
  const resource = tables.resources.get(params.resourceId as string);
  return resource?.deploymentId === params.id ? resource : undefined;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  bpmn: 'application/xml',
  cmmn: 'application/xml',
  dmn: 'application/xml',
  xml: 'application/xml',
  json: 'application/json',
  txt: 'text/plain',
  html: 'text/html',
};

function contentTypeOf(name: string): string {
  return CONTENT_TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
}

/** A deployment without any file is one that does not exist. */
function missingResource(engine: EngineApi, id: string, resourceId: string): string {
  if (engine.query(({ tables }) => tables.resourcesByDeployment.count(id)) === 0) {
    return `Deployment resources for deployment id '${id}' do not exist.`;
  }
  return `Deployment resource with resource id '${resourceId}' for deployment id '${id}' does not exist.`;
}
