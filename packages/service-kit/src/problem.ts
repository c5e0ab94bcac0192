/** One field of the request that is wrong. */
export interface FieldError {
  /** Dotted, from `body`, `params`, `query` or `header`. */
  readonly path: string;
  readonly message: string;
}

/** What a problem says besides its status, code and detail. */
export interface ProblemOptions {
  /** Whether the same request can succeed later. @default false */
  readonly retryable?: boolean;
  readonly errors?: readonly FieldError[];
  readonly businessKey?: string;
  /** Written to the audit as a denial. @default true for 403 and 404 */
  readonly denied?: boolean;
  readonly cause?: unknown;
}

/**
 * A refusal that the caller is told as `application/problem+json` (RFC 9457).
 *
 * `errorCode` is stable; `detail` says what failed, the value seen and what to do next, and never a stack trace.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: ProblemStatus;
  readonly errorCode: string;
  readonly retryable: boolean;
  readonly errors: readonly FieldError[] | undefined;
  readonly businessKey: string | undefined;
  readonly denied: boolean;

  constructor(status: ProblemStatus, errorCode: string, detail: string, options: ProblemOptions = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.status = status;
    this.errorCode = errorCode;
    this.retryable = options.retryable ?? false;
    this.errors = options.errors;
    this.businessKey = options.businessKey;
    this.denied = options.denied ?? (status === 403 || status === 404);
  }
}

/** The statuses that a problem may have, and their titles. */
const titles = {
  400: 'The request is not valid',
  401: 'Authentication is needed',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not possible in the present state',
  412: 'Changed in the meantime',
  413: 'The request is too large',
  415: 'The content type is not supported',
  422: 'The request contradicts an earlier one',
  428: 'A precondition is needed',
  500: 'Internal error',
  502: 'Another service answered wrongly',
  503: 'Not available at the moment',
} as const;

/** The statuses that a problem may have. */
export type ProblemStatus = keyof typeof titles;

/** The body of a problem as it is sent. */
export function problemBody(
  problem: Problem,
  seen: { readonly instance: string; readonly correlationId: string; readonly tenantId?: string | undefined },
): Record<string, unknown> {
  return {
    type: `urn:stepwright:problem:${problem.errorCode}`,
    title: titles[problem.status],
    status: problem.status,
    detail: problem.message,
    instance: seen.instance,
    errorCode: problem.errorCode,
    correlationId: seen.correlationId,
    tenantId: seen.tenantId,
    businessKey: problem.businessKey,
    retryable: problem.retryable,
    errors: problem.errors,
  };
}
