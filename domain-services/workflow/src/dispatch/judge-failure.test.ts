import {
  EngineAbortedError,
  EngineBadRequestError,
  EngineHttpError,
  EngineNoAnswerError,
  EngineOptimisticLockingError,
  EngineProtocolError,
  EngineUnauthorizedError,
  EngineUnavailableError,
  EngineValueTooLongError,
} from '@stepwright/engine-client';
import { expect, it } from 'vitest';
import { judgeFailure } from './judge-failure.ts';

const call = { method: 'POST', path: '/message' };
const refusal = (status: number) => ({ status, type: 'RestException', engineCode: 0, engineMessage: 'no' });

it.each([
  ['a refused connection', new EngineUnavailableError('refused', call), 'PENDING', false],
  ['an answer that did not come', new EngineNoAnswerError('reset', call, 'connection'), 'PENDING', true],
  ['an attempt that ended with its lease', new EngineAbortedError('over', call, 'unknown'), 'PENDING', true],
  ['HTML of a proxy', new EngineProtocolError('html', call, 502), 'PENDING', true],
  ['a rolled back transaction', new EngineOptimisticLockingError(call, refusal(500)), 'PENDING', false],
  ['an internal error', new EngineHttpError(call, refusal(500), 'unknown'), 'PENDING', true],
  ['a missing authorization', new EngineUnauthorizedError(call, refusal(403)), 'PENDING', false],
  ['a fault of our own', new TypeError('undefined is not a function'), 'PENDING', true],
  ['a bad request', new EngineBadRequestError(call, refusal(400)), 'FAILED', undefined],
  ['a value that is too long', new EngineValueTooLongError(call, refusal(500)), 'FAILED', undefined],
  ['another refusal of the call', new EngineHttpError(call, refusal(422)), 'FAILED', undefined],
])('%s is %s', (_what, error, status, maybeSent) => {
  const judged = judgeFailure(error);
  expect(judged).toMatchObject({ status, reason: error.message });
  expect('maybeSent' in judged ? judged.maybeSent : undefined).toBe(maybeSent);
});
