import { parseEngineDate } from '../calendar/engine-date.ts';
import { EngineError, invalidRequest, processEngineException } from '../state/engine-error.ts';
import { WireDouble } from '../values/wire-json.ts';

/** One criterion of a query as it was sent. */
export interface Criterion {
  readonly name: string;
  /** A text from a query string; a JSON value from a body. Never null. */
  readonly value: unknown;
  /** A query string writes lists with commas. */
  readonly source: 'query' | 'body';
}

/** Reads a text; numbers and booleans of a body are taken as their text. @throws EngineError 400 for anything else */
export function readText(criterion: Criterion): string {
  const { value } = criterion;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  throw unreadable(criterion, 'java.lang.String');
}

/** Reads a list of texts. @throws EngineError 400 when it is none */
export function readTexts(criterion: Criterion): readonly string[] {
  const { value, source, name } = criterion;
  if (source === 'query') return readText(criterion).split(',');
  if (!Array.isArray(value)) throw unreadable(criterion, 'java.util.List');
  return value.map((item: unknown) => readText({ name, source, value: item }));
}

/** Reads the ids of process instances. @throws EngineError 500 when there are none */
export function readIds(criterion: Criterion): ReadonlySet<string> {
  const ids = new Set(readTexts(criterion));
  if (ids.size === 0) throw processEngineException('Set of process instance ids is empty');
  return ids;
}

/** Reads true or false. @throws EngineError 400 */
export function readFlag(criterion: Criterion): boolean {
  const { value, source } = criterion;
  if (value === 'true' || value === true) return true;
  if (value === 'false' || value === false) return false;
  if (source === 'body' && typeof value === 'number') return value !== 0;
  throw unreadable(criterion, 'java.lang.Boolean');
}

/** Reads a whole number; a fraction is cut off, as the engine does. @throws EngineError 400 */
export function readNumber(criterion: Criterion, javaType: 'java.lang.Integer' | 'java.lang.Long'): number {
  const value = criterion.value instanceof WireDouble ? criterion.value.value : criterion.value;
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
  if (typeof text !== 'string' || !/^-?\d+(\.\d+)?$/.test(text)) throw unreadable(criterion, javaType);
  return Math.trunc(Number(text));
}

/** Reads a date of the engine's format into milliseconds since 1970. @throws EngineError 400 */
export function readDate(criterion: Criterion): number {
  const { value, source } = criterion;
  if (source === 'body' && typeof value === 'number') return value;
  const timeMs = typeof value === 'string' ? parseEngineDate(value) : undefined;
  if (timeMs === undefined) throw unreadable(criterion, 'java.util.Date');
  return timeMs;
}

/** The refusal of a criterion whose value is not of its type. */
export function unreadable({ name, value, source }: Criterion, javaType: string): EngineError {
  if (source === 'body') {
    return invalidRequest(
      `Cannot deserialize value of type \`${javaType}\` from ${JSON.stringify(value)} (property "${name}")`,
    );
  }
  const shown = javaType === 'java.util.Date' ? `"${String(value)}"` : String(value);
  return invalidRequest(
    `Cannot set query parameter '${name}' to value '${String(value)}': Cannot convert value ${shown} to java type ${javaType}`,
  );
}

/** 400 with Camunda's NotValidException. */
export function notValid(message: string): EngineError {
  return new EngineError(400, 'NotValidException', message);
}
