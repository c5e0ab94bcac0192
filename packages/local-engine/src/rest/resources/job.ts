import { deleteJob } from '../../commands/delete-job.ts';
import { findJob } from '../../commands/find-job.ts';
import { recalculateJobDueDate } from '../../commands/recalculate-job-due-date.ts';
import { setJobDueDate } from '../../commands/set-job-due-date.ts';
import { setJobPriority } from '../../commands/set-job-priority.ts';
import { setJobRetries } from '../../commands/set-job-retries.ts';
import { type JobSelection, setJobSuspension } from '../../commands/set-job-suspension.ts';
import { EngineError, invalidRequest, processEngineException } from '../../state/engine-error.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { type Body, bodyOf, dateOf, flagOf, integerOf, longOf, textOf } from '../request-body.ts';
import { isForeign, isNotFound, type Rewording, reworded } from '../rest-error.ts';
import { type Handler, NO_CONTENT, type RestAnswer, type RestRequest, type Route } from '../route.ts';

/** Jobs. */
export const jobRoutes: readonly Route[] = [
  { method: 'POST', path: '/job/:id/execute', handler: execute },
  { method: 'PUT', path: '/job/:id/retries', handler: onJob(retries, () => invalidWith(500)) },
  { method: 'PUT', path: '/job/:id/duedate', handler: onJob(dueDate, () => invalidWith(500)) },
  {
    method: 'POST',
    path: '/job/:id/duedate/recalculate',
    handler: onJob(recalculate, recalculateWords),
    query: ['creationDateBased'],
  },
  { method: 'PUT', path: '/job/:id/priority', handler: onJob(priority, priorityWords) },
  { method: 'PUT', path: '/job/:id/suspended', handler: onJob(suspendOne, () => undefined) },
  { method: 'PUT', path: '/job/suspended', handler: suspendMany },
  { method: 'DELETE', path: '/job/:id', handler: onJob(() => deleteJob, deleteWords) },
];

type JobCommand = (state: EngineState, id: string) => void;

function onJob(
  read: (request: RestRequest) => JobCommand,
  reword: (error: EngineError) => Rewording | undefined,
): Handler {
  return async (engine, request) => {
    const command = read(request);
    await reworded(
      engine.execute((state) => command(state, request.params.id as string)),
      reword,
    );
    return NO_CONTENT;
  };
}

function invalidWith(status: number): Rewording {
  return { status, type: 'InvalidRequestException', code: null };
}

function recalculateWords(error: EngineError): Rewording {
  return isNotFound(error) ? { status: 404, type: 'InvalidRequestException' } : invalidWith(500);
}

function priorityWords(error: EngineError): Rewording {
  return isNotFound(error) ? invalidWith(404) : { status: 500, code: null };
}

function deleteWords({ type }: EngineError): Rewording {
  return type === 'NullValueException' ? invalidWith(404) : { status: 500, code: null };
}

/** What fails in the job is the caller's 404, and costs the job a retry. */
async function execute(...[engine, { params }]: Parameters<Handler>): Promise<RestAnswer> {
  const id = params.id as string;
  if (engine.query(({ tables }) => tables.jobs.get(id)) === undefined) {
    const message = `ENGINE-14026 No job found with id '${id}'`;
    throw new EngineError(404, 'InvalidRequestException', message, { code: null });
  }
  await reworded(engine.executeJob(id).catch(failedElsewhere), ({ type }) =>
    type === 'RestException' ? undefined : invalidWith(404),
  );
  return NO_CONTENT;
}

/** Only the engine's own exceptions make the job the caller's mistake. */
function failedElsewhere(error: unknown): never {
  if (!(error instanceof EngineError) || !isForeign(error)) throw error;
  throw new EngineError(500, 'RestException', error.message, { code: null, cause: error });
}

function retries(request: RestRequest): JobCommand {
  const body = bodyOf(request);
  const input = { retries: requireRetries(body), dueDate: newDueDateOf(body) };
  return (state, id) => {
    findJob(state, id, () => processEngineException(`ENGINE-13053 No job found with id '${id}'.'`));
    setJobRetries(state, id, input);
  };
}

/** The engine fails on retries that are left out or negative, before it looks for the job. */
export function requireRetries(body: Body): number {
  const wanted = integerOf(body, 'retries');
  if (wanted === undefined) {
    throw new EngineError(500, 'NullPointerException', 'The retries are null; send {"retries": 3}.', { code: null });
  }
  if (wanted >= 0) return wanted;
  const message = `ENGINE-13054 The number of job retries must be a non-negative Integer, but '${wanted}' has been provided.`;
  throw new EngineError(500, 'InvalidRequestException', message, { code: null });
}

/** A due date that is null makes due at once; one that is left out changes nothing. */
export function newDueDateOf(body: Body): { readonly atMs: number | undefined } | undefined {
  return 'dueDate' in body ? { atMs: dateOf(body, 'dueDate') } : undefined;
}

function dueDate(request: RestRequest): JobCommand {
  const body = bodyOf(request);
  const input = { dueAtMs: dateOf(body, 'duedate'), cascade: flagOf(body, 'cascade') };
  return (state, id) => setJobDueDate(state, id, input);
}

function recalculate({ query }: RestRequest): JobCommand {
  const creationDateBased = query.get('creationDateBased') !== 'false';
  return (state, id) => recalculateJobDueDate(state, id, { creationDateBased });
}

function priority(request: RestRequest): JobCommand {
  const wanted = longOf(bodyOf(request), 'priority');
  if (wanted === undefined) {
    const message = `Priority for job '${request.params.id}' cannot be null.`;
    throw new EngineError(400, 'RestException', message, { code: null });
  }
  return (state, id) => setJobPriority(state, id, wanted);
}

function suspendOne(request: RestRequest): JobCommand {
  const suspended = flagOf(bodyOf(request), 'suspended');
  return (state, id) => setJobSuspension(state, { jobId: id }, suspended);
}

async function suspendMany(...[engine, request]: Parameters<Handler>): Promise<RestAnswer> {
  const body = bodyOf(request);
  if (textOf(body, 'jobId') !== undefined) {
    throw invalidRequest(
      'Either jobDefinitionId, processInstanceId, processDefinitionId or processDefinitionKey can be set to update the suspension state.',
    );
  }
  const names = ['jobDefinitionId', 'processInstanceId', 'processDefinitionId', 'processDefinitionKey'] as const;
  const selection: JobSelection = oneOf(
    body,
    names,
    'jobId, jobDefinitionId, processInstanceId, processDefinitionId or processDefinitionKey',
  );
  await engine.execute((state) => setJobSuspension(state, selection, flagOf(body, 'suspended')));
  return NO_CONTENT;
}

/** Reads exactly one of several properties. */
export function oneOf<N extends string>(
  body: Body,
  names: readonly N[],
  words: string,
): { readonly [name in N]?: string } {
  const given = names.filter((name) => textOf(body, name) !== undefined);
  if (given.length > 1) throw invalidRequest(`Only one of ${words} should be set to update the suspension state.`);
  const [name] = given;
  if (name === undefined) throw invalidRequest(`Either ${words} should be set to update the suspension state.`);
  return { [name]: textOf(body, name) } as { readonly [name in N]?: string };
}
