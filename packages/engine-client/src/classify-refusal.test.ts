import { expect, it } from 'vitest';
import { classifyRefusal } from './classify-refusal.ts';

const call = { method: 'POST', path: '/external-task/1/complete' };

it.each([
  [404, 'RestException', 0, 'External task with id 1 does not exist', 'ENGINE_NOT_FOUND', 'not-done'],
  [400, 'InvalidRequestException', undefined, 'The parameter is wrong', 'ENGINE_BAD_REQUEST', 'not-done'],
  [400, 'RestException', 0, "It is locked by worker 'w2'.", 'ENGINE_LOCKED_BY_ANOTHER', 'not-done'],
  [400, 'MismatchingMessageCorrelationException', 0, 'No', 'ENGINE_MISMATCHING_MESSAGE_CORRELATION', 'not-done'],
  [
    400,
    'RestException',
    0,
    'x.MismatchingMessageCorrelationException: No',
    'ENGINE_MISMATCHING_MESSAGE_CORRELATION',
    'not-done',
  ],
  [400, 'RestException', 0, 'Cannot extend a lock that expired: x', 'ENGINE_LOCK_EXPIRED', 'not-done'],
  [500, 'OptimisticLockingException', 1, 'Entity was updated', 'ENGINE_OPTIMISTIC_LOCKING', 'not-done'],
  [500, 'ProcessEngineException', 10_000, 'deadlock', 'ENGINE_DEADLOCK', 'not-done'],
  [500, 'ProcessEngineException', 10_002, 'too long', 'ENGINE_VALUE_TOO_LONG', 'not-done'],
  [500, 'InvalidRequestException', 0, 'too many requests at the same time', 'ENGINE_TOO_MANY_REQUESTS', 'not-done'],
  [401, 'AuthenticationException', 0, 'who?', 'ENGINE_UNAUTHORIZED', 'not-done'],
  [403, 'AuthorizationException', 0, 'no', 'ENGINE_UNAUTHORIZED', 'not-done'],
  [500, 'ProcessEngineException', 0, 'anything', 'ENGINE_HTTP_ERROR', 'unknown'],
  [501, 'NotSupportedByLocalEngine', undefined, 'GET /batch', 'ENGINE_HTTP_ERROR', 'not-done'],
  [409, 'RestException', 0, 'anything', 'ENGINE_HTTP_ERROR', 'not-done'],
])('reads %d %s (%s) %j as %6$s', (status, type, engineCode, engineMessage, code, outcome) => {
  const error = classifyRefusal(call, { status, type, engineCode, engineMessage });
  expect(error).toMatchObject({ ...call, status, type, engineCode, engineMessage, code, outcome });
  expect(error.message).toContain(`POST /external-task/1/complete: the engine answered ${status} (${type})`);
});
