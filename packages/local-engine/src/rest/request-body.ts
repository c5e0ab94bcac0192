import { parseEngineDate } from '../calendar/engine-date.ts';
import { EngineError, invalidRequest } from '../state/engine-error.ts';
import { WireDouble } from '../values/wire-json.ts';
import type { RestRequest } from './route.ts';

/** A JSON object of a request. Properties that Camunda does not know are ignored, as Camunda does. */
export type Body = Readonly<Record<string, unknown>>;

const INT_MAX = 2 ** 31 - 1;

/** The body as an object. @throws EngineError 500 without a body, as Camunda answers; 400 when it is no object */
export function bodyOf({ body }: RestRequest): Body {
  if (body === undefined || body === null) {
    throw new EngineError(500, 'NullPointerException', 'The request has no body; send a JSON object.', { code: null });
  }
  return objectFrom(body, 'the body');
}

/** A text; numbers and booleans are taken as their text. */
export function textOf(body: Body, name: string): string | undefined {
  const value = plainValue(body, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'object') throw mismatch(name, 'a text', value);
  return String(value);
}

/** @default false */
export function flagOf(body: Body, name: string): boolean {
  const value = plainValue(body, name);
  if (value === undefined || value === null || value === '') return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (value === 'true' || value === 'True' || value === 'TRUE') return true;
  if (value === 'false' || value === 'False' || value === 'FALSE') return false;
  throw mismatch(name, 'true or false', value);
}

/** A whole number of 32 bits. */
export function integerOf(body: Body, name: string): number | undefined {
  const value = longOf(body, name);
  if (value !== undefined && (value > INT_MAX || value < -INT_MAX - 1)) throw mismatch(name, 'an integer', value);
  return value;
}

/** A whole number; a fraction is cut off, a text of digits is read. Above 2^53 it loses digits. */
export function longOf(body: Body, name: string): number | undefined {
  const value = plainValue(body, name);
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'number') return Math.trunc(value);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value)) return Number(value);
  throw mismatch(name, 'a whole number', value);
}

/** A date in the engine's format. */
export function dateOf(body: Body, name: string): number | undefined {
  const value = plainValue(body, name);
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'number') return value;
  const timeMs = typeof value === 'string' ? parseEngineDate(value) : undefined;
  if (timeMs === undefined) throw mismatch(name, 'a date such as 2030-01-31T12:00:00.000+0000', value);
  return timeMs;
}

/** A list of texts. */
export function textsOf(body: Body, name: string): string[] | undefined {
  return listOf(body, name)?.map((item, index) => textOf({ [`${name}[${index}]`]: item }, `${name}[${index}]`) ?? '');
}

/** A list of objects. */
export function objectsOf(body: Body, name: string): Body[] | undefined {
  return listOf(body, name)?.map((item, index) => objectFrom(item, `${name}[${index}]`));
}

/** An object. */
export function objectOf(body: Body, name: string): Body | undefined {
  const value = body[name];
  return value === undefined || value === null ? undefined : objectFrom(value, name);
}

/** A list of anything. */
export function listOf(body: Body, name: string): readonly unknown[] | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw mismatch(name, 'a list', value);
  return value;
}

/** 400: the JSON is of another form. Camunda says the same with names of its Java classes, as plain text. */
export function mismatch(name: string, expected: string, value: unknown): EngineError {
  const seen =
    typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'a list' : 'an object') : `${value}`;
  return invalidRequest(`${name} must be ${expected}, got ${seen.slice(0, 100)}`);
}

function objectFrom(value: unknown, name: string): Body {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw mismatch(name, 'an object', value);
  return value as Body;
}

/** `5.0` in a request is kept apart from 5 for the sake of variables; elsewhere it is the number. */
function plainValue(body: Body, name: string): unknown {
  const value = body[name];
  return value instanceof WireDouble ? value.value : value;
}
