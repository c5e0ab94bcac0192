import { formatEngineDate } from './engine-date.ts';

/** The parts of JSON source text access that the compiler's library does not know yet. */
interface SourceTextJson {
  parse(text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown): unknown;
  rawJSON(text: string): unknown;
}
const sourceTextJson = JSON as unknown as SourceTextJson;

const INTEGER = /^-?\d+$/;
// Below sixteen digits every integer is safe, so most answers take the parser's fast path without a reviver.
const SIXTEEN_DIGITS = /\d{16}/;

/**
 * Parses JSON of an engine without losing digits: an integer outside the safe range becomes a bigint, all else is as `JSON.parse` gives it.
 * @throws SyntaxError when the text is not JSON
 */
export function parseEngineJson(text: string): unknown {
  return SIXTEEN_DIGITS.test(text) ? sourceTextJson.parse(text, keepInteger) : JSON.parse(text);
}

/**
 * Writes JSON for an engine: a bigint becomes an integer with all its digits, a Date the engine's date format.
 * @throws TypeError when the value, or a number in it, has no JSON form
 */
export function stringifyEngineJson(value: unknown): string {
  const text: string | undefined = JSON.stringify(value, writeEngineValue);
  if (text === undefined) {
    throw new TypeError(`A ${typeof value} has no JSON form; pass null, a primitive, an array or an object.`);
  }
  return text;
}

/**
 * Copies a value as if it had been written for an engine and read there: Dates become text, undefined is left out, bigints stay.
 * @throws TypeError when the value, or a number in it, has no JSON form
 */
export function engineJsonValue(value: unknown, key = ''): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint' || value === null)
    return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : refuseNumber(key, value);
  if (typeof value !== 'object') return undefined;
  if (value instanceof Date) return formatEngineDate(value);
  if (Array.isArray(value)) return value.map((item, index) => engineJsonValue(item, String(index)) ?? null);
  if ('toJSON' in value && typeof value.toJSON === 'function') return engineJsonValue(value.toJSON(key), key);
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const item = engineJsonValue((value as Record<string, unknown>)[name], name);
    if (item !== undefined) copy[name] = item;
  }
  return copy;
}

function keepInteger(_key: string, value: unknown, { source }: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value) || source === undefined) return value;
  return INTEGER.test(source) ? BigInt(source) : value;
}

// Looks at the holder, because a Date arrives as text: its own toJSON has run, and wrote the `Z` that the engine refuses.
function writeEngineValue(this: unknown, key: string, value: unknown): unknown {
  const held = (this as Record<string, unknown>)[key];
  if (typeof held === 'bigint') return sourceTextJson.rawJSON(held.toString());
  if (held instanceof Date) return formatEngineDate(held);
  if (typeof held === 'number' && !Number.isFinite(held)) refuseNumber(key, held);
  return value;
}

function refuseNumber(key: string, value: number): never {
  throw new TypeError(`${key || 'The value'} is ${value}, which JSON would turn into null; send a finite number.`);
}
