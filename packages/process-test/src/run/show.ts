import { inspect } from 'node:util';

/** A value for a message, on one line. */
export function show(value: unknown): string {
  if (Array.isArray(value) && value.every((each) => typeof each === 'string'))
    return value.length ? value.join(', ') : 'no element: it has ended';
  return inspect(value, { breakLength: Number.POSITIVE_INFINITY, depth: 6, maxStringLength: 200 });
}
