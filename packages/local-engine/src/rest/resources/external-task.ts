import { completeExternalTask } from '../../commands/complete-external-task.ts';
import { extendExternalTaskLock } from '../../commands/extend-external-task-lock.ts';
import { externalTaskBpmnError } from '../../commands/external-task-bpmn-error.ts';
import { failExternalTask } from '../../commands/fail-external-task.ts';
import { lockExternalTask } from '../../commands/lock-external-task.ts';
import { setExternalTaskPriority } from '../../commands/set-external-task-priority.ts';
import { setExternalTaskRetries } from '../../commands/set-external-task-retries.ts';
import { unlockExternalTask } from '../../commands/unlock-external-task.ts';
import { EngineError } from '../../state/engine-error.ts';
import type { EngineState } from '../../state/engine-state.ts';
import { bodyOf, integerOf, longOf, textOf } from '../request-body.ts';
import { isBadRequest, isNotFound, type Rewording, reworded } from '../rest-error.ts';
import { type Handler, NO_CONTENT, type RestRequest, type Route } from '../route.ts';
import { variablesOf } from '../variables.ts';
import { negativeRetries, requireRetries } from './retries-body.ts';

/** What workers send about one task. */
export const externalTaskRoutes: readonly Route[] = [
  { method: 'POST', path: '/external-task/:id/complete', handler: onTask(complete, true) },
  { method: 'POST', path: '/external-task/:id/failure', handler: onTask(fail, true) },
  { method: 'POST', path: '/external-task/:id/bpmnError', handler: onTask(bpmnError, true) },
  { method: 'POST', path: '/external-task/:id/extendLock', handler: onTask(extendLock, true) },
  { method: 'POST', path: '/external-task/:id/lock', handler: onTask(lock, true) },
  { method: 'POST', path: '/external-task/:id/unlock', handler: onTask(() => unlockExternalTask) },
  { method: 'PUT', path: '/external-task/:id/retries', handler: onTask(retries) },
  { method: 'PUT', path: '/external-task/:id/priority', handler: onTask(priority) },
];

type TaskCommand = (state: EngineState, id: string) => void;

/** The request is read first, so that what is wrong in it is told before the task is looked for. */
function onTask(read: (request: RestRequest) => TaskCommand, rewordsBadRequests = false): Handler {
  return async (engine, request) => {
    const command = read(request);
    const id = request.params.id as string;
    const reword = (error: EngineError): Rewording | undefined => {
      if (isNotFound(error)) return { status: 404, message: `External task with id ${id} does not exist` };
      return rewordsBadRequests && isBadRequest(error) ? {} : undefined;
    };
    await reworded(
      engine.execute((state) => command(state, id)),
      reword,
    );
    return NO_CONTENT;
  };
}

function complete(request: RestRequest): TaskCommand {
  const body = bodyOf(request);
  const input = {
    variables: variablesOf(body),
    localVariables: variablesOf(body, 'localVariables'),
    workerId: textOf(body, 'workerId'),
  };
  return (state, id) => completeExternalTask(state, id, input);
}

function fail(request: RestRequest): TaskCommand {
  const body = bodyOf(request);
  const input = {
    workerId: textOf(body, 'workerId'),
    errorMessage: textOf(body, 'errorMessage'),
    errorDetails: textOf(body, 'errorDetails'),
    // Left out, no retry is left.
    retries: integerOf(body, 'retries') ?? 0,
    retryTimeoutMs: longOf(body, 'retryTimeout') ?? 0,
    variables: variablesOf(body),
    localVariables: variablesOf(body, 'localVariables'),
  };
  return (state, id) => failExternalTask(state, id, input);
}

function bpmnError(request: RestRequest): TaskCommand {
  const body = bodyOf(request);
  const input = {
    workerId: textOf(body, 'workerId'),
    errorCode: textOf(body, 'errorCode'),
    errorMessage: textOf(body, 'errorMessage'),
    variables: variablesOf(body),
  };
  return (state, id) => externalTaskBpmnError(state, id, input);
}

function extendLock(request: RestRequest): TaskCommand {
  const body = bodyOf(request);
  const input = { workerId: textOf(body, 'workerId'), newDurationMs: longOf(body, 'newDuration') ?? 0 };
  return (state, id) => extendExternalTaskLock(state, id, input);
}

function lock(request: RestRequest): TaskCommand {
  const body = bodyOf(request);
  const input = { workerId: textOf(body, 'workerId'), lockDurationMs: longOf(body, 'lockDuration') ?? 0 };
  return (state, id) => lockExternalTask(state, id, input);
}

function retries(request: RestRequest): TaskCommand {
  const wanted = requireRetries(bodyOf(request));
  if (wanted < 0) throw negativeRetries();
  return (state, id) => setExternalTaskRetries(state, id, wanted);
}

function priority(request: RestRequest): TaskCommand {
  const wanted = longOf(bodyOf(request), 'priority');
  if (wanted === undefined) {
    throw new EngineError(500, 'NullPointerException', 'The priority is null; send {"priority": 5}.', { code: null });
  }
  return (state, id) => setExternalTaskPriority(state, id, wanted);
}
