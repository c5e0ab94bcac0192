import { StoreError } from './store-error.ts';

// A JSON array stands for what JSON has no word for; its first element says what it is.
const UNDEFINED = 0;
const BIGINT = 1;
const BYTES = 2;
const NUMBER = 3;
const LIST = 4;
const OBJECT = 5;

/** A value as JSON can carry it, without loss: undefined, bigint, bytes, NaN, infinities and -0 too. */
export function encodeValue(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : [NUMBER, Object.is(value, -0) ? '-0' : `${value}`];
    case 'undefined':
      return [UNDEFINED];
    case 'bigint':
      return [BIGINT, `${value}`];
    case 'object':
      return value === null ? null : encodeObject(value);
    default:
      throw unsupported(typeof value);
  }
}

function encodeObject(value: object): unknown {
  if (Array.isArray(value)) return [LIST, ...value.map(encodeValue)];
  if (value instanceof Uint8Array) {
    return [BYTES, Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')];
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw unsupported(`a ${value.constructor.name}`);
  const parts: unknown[] = [OBJECT];
  for (const [name, part] of Object.entries(value)) parts.push(name, encodeValue(part));
  return parts;
}

function unsupported(what: string): StoreError {
  return new StoreError('STORE_VALUE_UNSUPPORTED', `A record holds ${what}, which the data folder cannot carry.`);
}

/** The value that `encodeValue` was given. Bytes come back as Uint8Array. */
export function decodeValue(encoded: unknown): unknown {
  if (!Array.isArray(encoded)) return encoded;
  const [tag, ...parts] = encoded as [number, ...unknown[]];
  switch (tag) {
    case UNDEFINED:
      return undefined;
    case BIGINT:
      return BigInt(parts[0] as string);
    case BYTES:
      return new Uint8Array(Buffer.from(parts[0] as string, 'base64'));
    case NUMBER:
      return Number(parts[0]);
    case LIST:
      return parts.map(decodeValue);
    case OBJECT:
      return decodeObject(parts);
    default:
      throw new Error(`unknown value tag ${tag}`);
  }
}

function decodeObject(parts: readonly unknown[]): object {
  const entries: [string, unknown][] = [];
  for (let at = 0; at < parts.length; at += 2) entries.push([parts[at] as string, decodeValue(parts[at + 1])]);
  return Object.fromEntries(entries);
}
