import type { FieldError } from './problem.ts';

const depthMax = 32;

/**
 * Finds text that PostgreSQL cannot store (NUL characters, lone surrogates) and nesting that is too deep, before it becomes a
 * database error.
 */
export function unreadableText(value: unknown, path = 'body', depth = 0): FieldError[] {
  if (typeof value === 'string') {
    if (value.includes('\0')) return [{ path, message: 'must not contain a NUL character' }];
    return value.isWellFormed() ? [] : [{ path, message: 'must not contain half a surrogate pair' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (depth > depthMax) return [{ path, message: `must not be nested deeper than ${depthMax}` }];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...unreadableText(key, `${path} key`, depth + 1),
    ...unreadableText(inner, `${path}.${key}`, depth + 1),
  ]);
}
