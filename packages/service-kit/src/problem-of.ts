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
  if (code === '22003')
    return new Problem(400, 'NUMBER_OUT_OF_RANGE', 'A number of the request is too large to be stored.', { cause });
  return new Problem(
    500,
    'INTERNAL_ERROR',
    'Something failed inside the service; the correlation id leads to its log.',
    { cause },
  );
}
