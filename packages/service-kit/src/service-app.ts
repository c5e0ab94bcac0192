import { randomUUID } from 'node:crypto';
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type * as z from 'zod';
import type { Actor } from './actor.ts';
import type { Authenticator } from './authenticator.ts';
import type { Logger } from './logger.ts';
import type { CommandDefinition } from './pipeline/command.ts';
import type { CommandContext } from './pipeline/context.ts';
import { readIdempotencyKey } from './pipeline/preconditions.ts';
import { type CommandRequest, runCommand } from './pipeline/run-command.ts';
import { type FieldError, Problem, problemBody } from './problem.ts';
import { problemOf } from './problem-of.ts';
import { type QueryDefinition, runQuery } from './query.ts';
import { unreadableText } from './readable-text.ts';
import { commandRoute, queryRoute } from './route.ts';
import type { ServiceDatabase } from './service-database.ts';

/** What a service app needs from outside. */
export interface ServiceAppOptions {
  /** The service's name: producer of events, title of the OpenAPI document. */
  readonly name: string;
  readonly description: string;
  readonly database: ServiceDatabase;
  readonly authenticator: Authenticator;
  readonly logger: Logger;
  /** @default the system clock */
  readonly clock?: () => Date;
  /** Called after each committed command: wakes the relay. */
  readonly onCommit?: () => void;
}

/** The HTTP side of a domain service: commands and queries on hono, problems as RFC 9457, OpenAPI 3.1 at `/openapi.json`. */
export interface ServiceApp {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  command<P, B, A, N, R>(definition: CommandDefinition<P, B, A, N, R>): void;
  query<P, Q, R, N = undefined>(definition: QueryDefinition<P, Q, R, N>): void;
  /** The OpenAPI 3.1 document of all routes. */
  openApi(): Record<string, unknown>;
}

const bodyBytesMax = 1_000_000;

/** What probes and tools read without a token. */
const openPaths: ReadonlySet<string> = new Set(['/livez', '/readyz', '/openapi.json']);

/** Creates the app with `/livez`, `/readyz` and `/openapi.json`. Routes are added by `command` and `query`. */
export function createServiceApp(options: ServiceAppOptions): ServiceApp {
  const { name, description, database, logger, onCommit } = options;
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  app.use(requireActor(options.authenticator));
  app.use(
    bodyLimit({
      maxSize: bodyBytesMax,
      onError: () => {
        throw new Problem(413, 'BODY_TOO_LARGE', `The body is larger than ${bodyBytesMax} bytes.`);
      },
    }),
  );
  app.onError((cause, context) => answerProblem(context, logger, cause));
  app.notFound((context) =>
    answerProblem(
      context,
      logger,
      new Problem(404, 'ROUTE_NOT_FOUND', `There is no ${context.req.method} ${context.req.path}.`),
    ),
  );
  app.get('/livez', (context) => context.json({ status: 'live', service: name }));
  app.get('/readyz', async (context) => {
    await database.withTenant('readiness', async () => undefined);
    return context.json({ status: 'ready', service: name });
  });
  const document = () =>
    app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: name, version: '1.0.0', description } });
  app.get('/openapi.json', (context) => context.json(document()));
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  });

  return {
    fetch: (request) => app.fetch(request),
    openApi: () => document() as unknown as Record<string, unknown>,
    command(definition) {
      const route = createRoute(commandRoute(definition));
      app.openapi(route, (async (context: Context) => {
        const request = readCommand(options, context, definition);
        const outcome = await runCommand({ name, database }, definition, request);
        if (!outcome.repeated) onCommit?.();
        if (outcome.version !== null) context.header('ETag', `"${outcome.version}"`);
        context.header('X-Correlation-Id', request.context.correlationId);
        return context.json(outcome.body as object, outcome.status as 200);
      }) as never);
    },
    query(definition) {
      const route = createRoute(queryRoute(definition));
      app.openapi(route, (async (context: Context) => {
        const command = readContext(options, context);
        const answer = await runQuery(database, definition, {
          params: valid(context, 'param') as never,
          query: valid(context, 'query') as never,
          context: command,
        });
        if (answer.version !== undefined) context.header('ETag', `"${answer.version}"`);
        return context.json(answer.body as object, 200);
      }) as never);
    },
  };
}

/** Authenticates before the body is read: without a token nobody learns how a request must look. */
function requireActor(authenticator: Authenticator): MiddlewareHandler {
  return async (context, next) => {
    if (!openPaths.has(context.req.path)) {
      const actor = await authenticator.authenticate(context.req.header('authorization'));
      context.set('actor', actor);
      context.set('tenantId', actor.tenantId);
    }
    await next();
  };
}

function readCommand<P, B, A, N, R>(
  options: ServiceAppOptions,
  context: Context,
  definition: CommandDefinition<P, B, A, N, R>,
): CommandRequest<P, B> {
  const command = readContext(options, context);
  const body = valid(context, 'json') as B;
  const errors = unreadableText(body);
  if (errors.length > 0) throw invalid(errors);
  return {
    params: valid(context, 'param') as P,
    body,
    context: command,
    idempotencyKey:
      definition.idempotencyKey === 'none' ? undefined : readIdempotencyKey(context.req.header('idempotency-key')),
    ifMatch: context.req.header('if-match'),
  };
}

function readContext(options: ServiceAppOptions, context: Context): CommandContext {
  const correlationId = correlationOf(context);
  const actor = context.get('actor') as Actor;
  const now = (options.clock ?? (() => new Date()))();
  return { tenantId: actor.tenantId, actor, correlationId, causationId: randomUUID(), now };
}

/** The validated parts of the request, as zod-openapi keeps them. */
function valid(context: Context, part: 'param' | 'json' | 'query'): unknown {
  return (context.req as unknown as { valid(part: string): unknown }).valid(part);
}

/** A correlation id that the caller sends is kept when it is harmless, else replaced. */
function correlationOf(context: Context): string {
  const known = context.get('correlationId') as string | undefined;
  if (known !== undefined) return known;
  const sent = context.req.header('x-correlation-id') ?? '';
  const correlationId = /^[\w.:-]{1,100}$/.test(sent) ? sent : randomUUID();
  context.set('correlationId', correlationId);
  return correlationId;
}

function refuseInvalid(result: { success: boolean; error?: unknown; target?: string }): undefined {
  if (result.success) return undefined;
  const { issues } = result.error as z.ZodError;
  const target =
    result.target === 'json' ? 'body' : result.target === 'param' ? 'params' : (result.target ?? 'request');
  throw invalid(
    issues.map((issue) => ({ path: [target, ...issue.path.map(String)].join('.'), message: issue.message })),
  );
}

function invalid(errors: readonly FieldError[]): Problem {
  const list = errors.map((error) => `${error.path}: ${error.message}`).join('; ');
  return new Problem(400, 'REQUEST_NOT_VALID', `The request is not valid: ${list}`.slice(0, 1_000), { errors });
}

function answerProblem(context: Context, logger: Logger, cause: unknown): Response {
  const problem = problemOf(cause);
  const correlationId = correlationOf(context);
  const { path, method } = context.req;
  if (problem.status >= 500) {
    const inner =
      problem.cause instanceof Error ? (problem.cause.stack ?? problem.cause.message) : String(problem.cause ?? '');
    logger.error(problem.message, { correlationId, method, path, errorCode: problem.errorCode, cause: inner });
  }
  const body = problemBody(problem, {
    instance: path,
    correlationId,
    tenantId: context.get('tenantId') as string | undefined,
  });
  return context.body(JSON.stringify(body), problem.status, {
    'content-type': 'application/problem+json',
    'X-Correlation-Id': correlationId,
    ...(problem.retryable ? { 'Retry-After': '1' } : {}),
    // The unread rest of the body would be taken for the next request of the connection.
    ...(problem.status === 413 ? { Connection: 'close' } : {}),
    ...(problem.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
  });
}
