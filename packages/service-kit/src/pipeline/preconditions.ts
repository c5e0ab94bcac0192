import { Problem } from '../problem.ts';

/** @throws {Problem} 400 when the header is there and breaks the grammar: 1 to 255 visible ASCII characters. */
export function readIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined || /^[\x21-\x7e]{1,255}$/.test(header)) return header;
  throw new Problem(
    400,
    'IDEMPOTENCY_KEY_NOT_VALID',
    'The header Idempotency-Key must be 1 to 255 visible ASCII characters without spaces.',
    {
      errors: [{ path: 'header.Idempotency-Key', message: 'must be 1 to 255 visible ASCII characters' }],
    },
  );
}

/** The problem of a command without its key. */
export function idempotencyKeyMissing(): Problem {
  return new Problem(
    400,
    'IDEMPOTENCY_KEY_MISSING',
    'The header Idempotency-Key is missing; send a new unique value, and the same one when you repeat this request.',
    {
      errors: [{ path: 'header.Idempotency-Key', message: 'is missing' }],
    },
  );
}

/**
 * Compares If-Match with the version that was read.
 *
 * @throws {Problem} 428 when it is missing, 400 when it is not one strong tag, 412 when it is stale.
 */
export function checkIfMatch(header: string | undefined, version: number): void {
  if (header === undefined) {
    throw new Problem(
      428,
      'IF_MATCH_MISSING',
      'The header If-Match is missing; send the ETag of the version that you have seen.',
    );
  }
  const seen = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (seen === undefined) {
    throw new Problem(
      400,
      'IF_MATCH_NOT_VALID',
      `The header If-Match must be one ETag such as "7" with its quotes; it is ${header.slice(0, 60)}.`,
      {
        errors: [{ path: 'header.If-Match', message: 'must be one strong ETag' }],
      },
    );
  }
  if (Number(seen) !== version) {
    throw new Problem(
      412,
      'VERSION_STALE',
      `The version "${seen}" is not the present one; read it again, look at what changed and repeat.`,
    );
  }
}
