import { createHash } from 'node:crypto';

/** The SHA-256 of a request's JSON with sorted names, in hex: two attempts with the same hash ask for the same. */
export function requestHash(request: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(request ?? null, sorted))
    .digest('hex');
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
