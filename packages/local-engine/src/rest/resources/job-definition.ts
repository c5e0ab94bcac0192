import { setJobDefinitionPriority } from '../../commands/set-job-definition-priority.ts';
import { setJobDefinitionRetries } from '../../commands/set-job-definition-retries.ts';
import {
  type JobDefinitionSelection,
  setJobDefinitionSuspension,
} from '../../commands/set-job-definition-suspension.ts';
import { invalidRequest } from '../../state/engine-error.ts';
import { type Body, bodyOf, flagOf, longOf, textOf } from '../request-body.ts';
import { isNotFound, reworded } from '../rest-error.ts';
import { type Handler, NO_CONTENT, type RestAnswer, type Route } from '../route.ts';
import { newDueDateOf, oneOf, requireRetries } from './job.ts';
import { suspensionOf } from './suspension-body.ts';

/** Job definitions. */
export const jobDefinitionRoutes: readonly Route[] = [
  { method: 'PUT', path: '/job-definition/:id/retries', handler: retries },
  { method: 'PUT', path: '/job-definition/:id/jobPriority', handler: priority },
  { method: 'PUT', path: '/job-definition/:id/suspended', handler: suspendOne },
  { method: 'PUT', path: '/job-definition/suspended', handler: suspendMany },
];

async function retries(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  const input = { retries: requireRetries(body), dueDate: newDueDateOf(body) };
  await reworded(
    engine.execute((state) => setJobDefinitionRetries(state, request.params.id as string, input)),
    () => ({ status: 500, type: 'InvalidRequestException', code: null }),
  );
  return NO_CONTENT;
}

async function priority(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  const id = request.params.id as string;
  const input = { priority: longOf(body, 'priority'), includeJobs: flagOf(body, 'includeJobs') };
  if (input.priority === undefined && input.includeJobs) {
    throw invalidRequest(`Cannot reset priority for job definition ${id} with includeJobs=true`);
  }
  await reworded(
    engine.execute((state) => setJobDefinitionPriority(state, id, input)),
    (error) => {
      if (isNotFound(error)) return { status: 404, type: 'InvalidRequestException', code: null };
      return { status: 500, code: null };
    },
  );
  return NO_CONTENT;
}

async function suspendOne(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  const selection: JobDefinitionSelection = { jobDefinitionId: request.params.id as string };
  const change = changeOf(body);
  await engine.execute((state) => setJobDefinitionSuspension(state, selection, change));
  return NO_CONTENT;
}

async function suspendMany(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  if (textOf(body, 'jobDefinitionId') !== undefined) {
    throw invalidRequest(
      'Either processDefinitionId or processDefinitionKey can be set to update the suspension state.',
    );
  }
  const words = 'jobDefinitionId, processDefinitionId or processDefinitionKey';
  const selection: JobDefinitionSelection = oneOf(body, ['processDefinitionId', 'processDefinitionKey'], words);
  const change = changeOf(body);
  await engine.execute((state) => setJobDefinitionSuspension(state, selection, change));
  return NO_CONTENT;
}

function changeOf(body: Body): { readonly suspended: boolean; readonly includeJobs: boolean } {
  const { suspended, included } = suspensionOf(body, 'includeJobs');
  return { suspended, includeJobs: included };
}
