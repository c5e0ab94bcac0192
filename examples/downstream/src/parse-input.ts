import type { z } from 'zod';
import { DownstreamError } from './downstream-error.ts';

/**
 * Reads a value with a schema.
 *
 * @throws DownstreamError `INVALID_REQUEST` (400) naming every field that is wrong.
 */
export function parseInput<T extends z.ZodType>(schema: T, value: unknown, what: string): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => `${issue.path.join('.') || 'value'}: ${issue.message}`).join('; ');
  throw new DownstreamError(
    400,
    'INVALID_REQUEST',
    `The ${what} is not valid: ${issues}. Correct it and send it again.`,
  );
}
