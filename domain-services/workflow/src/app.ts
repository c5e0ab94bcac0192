import { createServiceApp, type ServiceApp, type ServiceAppOptions } from '@stepwright/service-kit';
import * as z from 'zod';
import { submitWorkflowCommand } from './commands/submit-workflow-command.ts';
import type { EngineAccess } from './engine/engine-access.ts';
import { createTaskCompletionForwarder, taskCompletion } from './forward-task-completion.ts';
import { getWorkflowCommand } from './queries/get-workflow-command.ts';
import { listProcessInstances } from './queries/list-process-instances.ts';

/** What the app is built from. */
export interface WorkflowAppParts extends Omit<ServiceAppOptions, 'name' | 'description'> {
  readonly engine: EngineAccess;
  readonly quoteUrl: string;
  /** What the service still waits for before it is ready; undefined when it is ready. */
  readonly waitingFor: () => string | undefined;
}

const taskPath = /^\/workflow-tasks\/([^/]+)\/completion$/;

/** Builds the HTTP side of the workflow service. Needs no running database or engine to be built. */
export function buildWorkflowApp(parts: WorkflowAppParts): ServiceApp {
  const { engine, quoteUrl, waitingFor, authenticator } = parts;
  const app = createServiceApp({
    ...parts,
    name: 'workflow',
    description: 'Carries out workflow commands at the engine and completes human tasks.',
  });
  app.command(submitWorkflowCommand);
  app.query(getWorkflowCommand);
  app.query(listProcessInstances(engine));
  const forward = createTaskCompletionForwarder({ quoteUrl, authenticator });
  const openApi = () => withTaskCompletion(app.openApi());
  return {
    ...app,
    openApi,
    fetch(request) {
      const { pathname } = new URL(request.url);
      const taskId = taskPath.exec(pathname)?.[1];
      if (taskId !== undefined && request.method === 'POST') return forward(request, taskId);
      if (pathname === '/openapi.json') return Response.json(openApi());
      const waiting = pathname === '/readyz' ? waitingFor() : undefined;
      if (waiting === undefined) return app.fetch(request);
      return Response.json({ status: 'starting', service: 'workflow', waitingFor: waiting }, { status: 503 });
    },
  };
}

/** The forwarded route is no command of this service, so the pipeline does not describe it. */
function withTaskCompletion(document: Record<string, unknown>): Record<string, unknown> {
  const parameter = (place: string, name: string) => ({ in: place, name, required: true, schema: { type: 'string' } });
  const operation = {
    operationId: 'taskComplete',
    summary: 'Completes a human task: forwards the decision to the quote service and gives its answer back',
    description: 'Needs the role approver.',
    security: [{ bearer: [] }],
    parameters: [parameter('path', 'taskId'), parameter('header', 'Idempotency-Key'), parameter('header', 'If-Match')],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: z.toJSONSchema(taskCompletion, { target: 'openapi-3.0' }) } },
    },
    responses: {
      200: { description: 'The answer of the quote service' },
      default: {
        description: 'Problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
  const paths = { ...(document.paths as object), '/workflow-tasks/{taskId}/completion': { post: operation } };
  return { ...document, paths };
}
