import { isLong } from './java-long.ts';
import { beyondLong } from './json-reader.ts';
import type { TypedValue } from './typed-value.ts';
import { WireDouble } from './wire-json.ts';

const NESTING_MAX = 500;

/**
 * Types a JSON value as the engine does when no type is given: an integer becomes Integer or Long by size, any other
 * number Double, a list or a map an Object.
 * @throws ValueError when an integer needs more than 64 bits
 */
export function typedValueFromJson(value: unknown, nesting = 0): TypedValue {
  if (value === null || value === undefined) return { type: 'Null', value: null };
  if (typeof value === 'string') return { type: 'String', value };
  if (typeof value === 'boolean') return { type: 'Boolean', value };
  if (typeof value === 'number') return numberOf(value);
  if (typeof value === 'bigint') return longOf(value);
  if (value instanceof WireDouble) return { type: 'Double', value: value.value };
  if (nesting >= NESTING_MAX) throw new RangeError(`The value is nested deeper than ${NESTING_MAX}.`);
  if (Array.isArray(value)) {
    const items = value.map((item) => typedValueFromJson(item, nesting + 1));
    return { type: 'Object', value: { kind: 'list', items } };
  }
  const entries = Object.entries(value).map(([key, item]) => [key, typedValueFromJson(item, nesting + 1)] as const);
  return { type: 'Object', value: { kind: 'map', entries } };
}

function numberOf(value: number): TypedValue {
  if (Number.isInteger(value) && value >= -2147483648 && value <= 2147483647 && !Object.is(value, -0)) {
    return { type: 'Integer', value };
  }
  // An integer beyond the safe range would be a bigint; a plain number was written with an exponent.
  return Number.isSafeInteger(value) ? { type: 'Long', value: BigInt(value) } : { type: 'Double', value };
}

function longOf(value: bigint): TypedValue {
  if (!isLong(value)) throw beyondLong(value.toString());
  return { type: 'Long', value };
}
