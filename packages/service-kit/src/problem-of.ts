import { HTTPException } from 'hono/http-exception';
import { ConnectionError } from 'slonik';
import { Problem } from './problem.ts';
import { databaseErrorCode } from './service-database.ts';

/** Connection failures, shutdown, recovery and too many connections: the database is away, not the request wrong. */
const unavailableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  '08003',
]);

/** What of a request the database cannot take although it passed validation, by SQLSTATE. */
const refusedValues: Readonly<Record<string, { readonly errorCode: string; readonly detail: string }>> = {
  '22003': { errorCode: 'NUMBER_OUT_OF_RANGE', detail: 'A number of the request is too large to be stored.' },
  ...bySqlState(['22007', '22008', '22009'], {
    errorCode: 'DATE_NOT_VALID',
    detail: 'A date or time of the request does not exist or cannot be stored; send one as 2026-01-31T12:00:00Z.',
  }),
  ...bySqlState(['22P02', '22021', '22P05'], {
    errorCode: 'TEXT_NOT_VALID',
    detail: 'A text of the request has characters that cannot be stored, or is not of the form that is asked for.',
  }),
};

/** Turns whatever a request ended with into what the caller is told. An unexpected error tells nothing of its inside. */
export function problemOf(cause: unknown): Problem {
  if (cause instanceof Problem) return cause;
  if (cause instanceof HTTPException) {
    const status = cause.status === 413 || cause.status === 415 ? cause.status : 400;
    return new Problem(
      status,
      status === 413 ? 'BODY_TOO_LARGE' : 'REQUEST_NOT_READABLE',
      cause.message || 'The request cannot be read.',
      { cause },
    );
  }
  const code = databaseErrorCode(cause) ?? '';
  if (cause instanceof ConnectionError || unavailableCodes.has(code)) {
    return new Problem(
      503,
      'DATABASE_NOT_AVAILABLE',
      'The database does not answer at the moment; nothing was changed, try again.',
      { retryable: true, cause },
    );
  }
  if (code === '55P03' || code === '40001' || code === '40P01' || code === '57014') {
    return new Problem(
      409,
      'RESOURCE_BUSY',
      'Another request holds the same resource or key; nothing was changed, try again.',
      { retryable: true, cause },
    );
  }
  const refused = refusedValues[code];
  if (refused !== undefined) return new Problem(400, refused.errorCode, refused.detail, { cause });
  return new Problem(
    500,
    'INTERNAL_ERROR',
    'Something failed inside the service; the correlation id leads to its log.',
    { cause },
  );
}

function bySqlState<T>(codes: readonly string[], value: T): Record<string, T> {
  return Object.fromEntries(codes.map((code) => [code, value]));
}
