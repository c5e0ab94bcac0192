import { Problem } from '@stepwright/service-kit';

/** The problem of a request that needs the engine's answer now and did not get it. Nothing was changed by it. */
export function engineNotAvailable(cause: unknown): Problem {
  return new Problem(
    503,
    'ENGINE_NOT_AVAILABLE',
    'The workflow engine does not answer at the moment; nothing was changed, try again.',
    { retryable: true, cause },
  );
}
