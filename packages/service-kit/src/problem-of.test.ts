import { HTTPException } from 'hono/http-exception';
import { describe, expect, it } from 'vitest';
import { Problem } from './problem.ts';
import { problemOf } from './problem-of.ts';

/** An error as the driver throws it, inside that of the pool. */
function databaseError(code: string): Error {
  const driver = Object.assign(new Error('secret of the database'), { code });
  return new Error('query failed', { cause: driver });
}

describe('problemOf', () => {
  it.each([
    ['22003', 400, 'NUMBER_OUT_OF_RANGE'],
    ['22007', 400, 'DATE_NOT_VALID'],
    ['22008', 400, 'DATE_NOT_VALID'],
    ['22009', 400, 'DATE_NOT_VALID'],
    ['22P02', 400, 'TEXT_NOT_VALID'],
    ['22021', 400, 'TEXT_NOT_VALID'],
    ['22P05', 400, 'TEXT_NOT_VALID'],
    ['55P03', 409, 'RESOURCE_BUSY'],
    ['40P01', 409, 'RESOURCE_BUSY'],
    ['57P01', 503, 'DATABASE_NOT_AVAILABLE'],
    ['ECONNREFUSED', 503, 'DATABASE_NOT_AVAILABLE'],
    ['23505', 500, 'INTERNAL_ERROR'],
  ])(
    'makes of the database error %s the status %d and %s, and tells nothing of its inside',
    (code, status, errorCode) => {
      const cause = databaseError(code);
      const problem = problemOf(cause);
      expect(problem).toMatchObject({ status, errorCode, cause, retryable: status === 409 || status === 503 });
      expect(problem.message).not.toContain('secret');
    },
  );

  it('leaves a problem as it is', () => {
    const problem = new Problem(409, 'NOTE_FINAL', 'The note is final.');
    expect(problemOf(problem)).toBe(problem);
  });

  it.each([
    [413, 413, 'BODY_TOO_LARGE'],
    [400, 400, 'REQUEST_NOT_READABLE'],
    [401, 400, 'REQUEST_NOT_READABLE'],
  ] as const)('makes of %d of the router %d %s', (thrown, status, errorCode) => {
    expect(problemOf(new HTTPException(thrown))).toMatchObject({ status, errorCode });
  });

  it('says of anything else only that something failed inside', () => {
    expect(problemOf('secret')).toMatchObject({ status: 500, errorCode: 'INTERNAL_ERROR', cause: 'secret' });
  });
});
