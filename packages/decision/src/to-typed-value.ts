import type { TypedValue } from './typed-value.ts';

/**
 * Gives a plain JavaScript value the engine's type, as the engine does for one without a type: an integer is an Integer or, beyond 32 bits,
 * a Long; a bigint is a Long; lists and plain objects are Objects.
 * @throws TypeError for functions, symbols and the like
 */
export function toTypedValue(value: unknown): TypedValue {
  if (value === null || value === undefined) return { type: 'Null', value: null };
  switch (typeof value) {
    case 'string':
      return { type: 'String', value };
    case 'boolean':
      return { type: 'Boolean', value };
    case 'bigint':
      return { type: 'Long', value };
    case 'number':
      return ofNumber(value);
    case 'object':
      return ofObject(value);
    default:
      throw new TypeError(`a ${typeof value} is no value of a variable`);
  }
}

function ofNumber(value: number): TypedValue {
  if (!Number.isSafeInteger(value)) return { type: 'Double', value };
  return value === (value | 0) ? { type: 'Integer', value } : { type: 'Long', value: BigInt(value) };
}

function ofObject(value: object): TypedValue {
  if (value instanceof Date) return { type: 'Date', value: value.getTime() };
  if (Array.isArray(value)) return { type: 'Object', value: { kind: 'list', items: value.map(toTypedValue) } };
  const entries = Object.entries(value).map(([key, entry]) => [key, toTypedValue(entry)] as const);
  return { type: 'Object', value: { kind: 'map', entries } };
}
