import type { RouteConfig } from '@hono/zod-openapi';
import * as z from 'zod';
import type { CommandDefinition } from './pipeline/command.ts';
import type { QueryDefinition } from './query.ts';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errorCode: z.string(),
    correlationId: z.string(),
    tenantId: z.string().optional(),
    businessKey: z.string().optional(),
    retryable: z.boolean(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

const problemContent = { 'application/problem+json': { schema: problem } };

/** The OpenAPI route of a command: headers, body, answer and every problem it can end with. */
export function commandRoute<P, B, A, N, R>(definition: CommandDefinition<P, B, A, N, R>): RouteConfig {
  const { method, path, operation, summary, params, body, status, response, roles } = definition;
  const headers = [
    ...(definition.idempotencyKey === 'none'
      ? []
      : [header('Idempotency-Key', 'A unique value of the caller; a repeat gets the first answer.')]),
    ...(definition.ifMatch === true ? [header('If-Match', 'The ETag of the version that the caller has seen.')] : []),
    header('X-Correlation-Id', 'Follows the request through every service; made when missing.', false),
  ];
  return {
    method,
    path,
    operationId: camelCase(operation),
    summary,
    description: `Needs one of the roles ${roles.join(', ')}.`,
    security: [{ bearer: [] }],
    parameters: headers,
    request: {
      params: params as never,
      body: { required: true, content: { 'application/json': { schema: body as never } } },
    },
    responses: {
      [status]: { description: summary, content: { 'application/json': { schema: response as never } } },
      ...problems([400, 401, 403, 404, 409, ...(definition.ifMatch === true ? [412, 428] : []), 422, 503]),
    },
  } as unknown as RouteConfig;
}

/** The OpenAPI route of a query. */
export function queryRoute<P, Q, R, N>(definition: QueryDefinition<P, Q, R, N>): RouteConfig {
  const { path, operation, summary, params, query, response, roles } = definition;
  return {
    method: 'get',
    path,
    operationId: camelCase(operation),
    summary,
    description: `Needs one of the roles ${roles.join(', ')}.`,
    security: [{ bearer: [] }],
    request: { params: params as never, query: query as never },
    responses: {
      200: { description: summary, content: { 'application/json': { schema: response as never } } },
      ...problems([400, 401, 403, 404, 503]),
    },
  } as unknown as RouteConfig;
}

function header(name: string, description: string, required = true): Record<string, unknown> {
  return { name, in: 'header', required, description, schema: { type: 'string' } };
}

function problems(statuses: readonly number[]): Record<number, unknown> {
  return Object.fromEntries(statuses.map((status) => [status, { description: 'Problem', content: problemContent }]));
}

function camelCase(constant: string): string {
  return constant.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
