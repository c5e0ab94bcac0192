import { javaClassName } from './java-class-name.ts';
import { javaText } from './java-text.ts';
import type { TypedValue, ValueType } from './typed-value.ts';
import { ValueError } from './value-error.ts';

export type QueryOperator = 'eq' | 'neq' | 'gt' | 'gteq' | 'lt' | 'lteq' | 'like' | 'notLike';

const WORDS = {
  gt: 'greater than',
  gteq: 'greater than or equal',
  lt: 'less than',
  lteq: 'less than or equal',
  like: 'like',
  notLike: 'not like',
} as const;

/**
 * Whether a stored variable meets the condition of a query. Types must be the same: an Integer never equals a Long.
 * `neq` and `notLike` are the opposites of `eq` and `like`, so a variable of another type meets them. Null equals every null.
 */
export function matchesValue(
  stored: TypedValue,
  operator: QueryOperator,
  asked: TypedValue,
  ignoreCase = false,
): boolean {
  if (operator === 'neq') return !equalValues(stored, asked, ignoreCase);
  if (operator === 'eq') return equalValues(stored, asked, ignoreCase);
  if (operator === 'like' || operator === 'notLike') {
    const like =
      stored.type === 'String' && asked.type === 'String' && matchesPattern(stored.value, asked.value, ignoreCase);
    return operator === 'like' ? like : !like;
  }
  const order = compareValues(stored, asked, ignoreCase);
  if (order === undefined) return false;
  if (operator === 'gt') return order > 0;
  if (operator === 'gteq') return order >= 0;
  return operator === 'lt' ? order < 0 : order <= 0;
}

/** Whether two values are of the same type and equal; all nulls are. Objects, bytes and documents equal nothing. */
export function equalValues(a: TypedValue, b: TypedValue, ignoreCase = false): boolean {
  if (a.type === 'Null' || b.type === 'Null') return a.type === b.type;
  return compareValues(a, b, ignoreCase) === 0;
}

/** Less than 0, 0 or more than 0, undefined when the two are not of one type that has an order. */
export function compareValues(a: TypedValue, b: TypedValue, ignoreCase = false): number | undefined {
  if (a.type !== b.type || !ORDERED.includes(a.type)) return undefined;
  if (a.type === 'String') return order(fold(a.value, ignoreCase), fold(String(b.value), ignoreCase));
  return order(a.value as number | bigint | boolean, b.value as number | bigint | boolean);
}

/** SQL's LIKE: `%` is any text, `_` any character, a backslash makes the next one plain. */
export function matchesPattern(text: string, pattern: string, ignoreCase = false): boolean {
  return matches(fold(text, ignoreCase), parsePattern(fold(pattern, ignoreCase)));
}

/**
 * Checks that a query may ask this; a query says it before it looks at any variable.
 * @throws ValueError with the engine's words
 */
export function checkQueryable(operator: QueryOperator, asked: TypedValue): void {
  if (operator !== 'eq' && operator !== 'neq' && (asked.type === 'Null' || asked.type === 'Boolean')) {
    throw refused(`Booleans and null cannot be used in '${WORDS[operator]}' condition`);
  }
  if (asked.type === 'Bytes') throw refused('Variables of type ByteArray cannot be used to query');
  if (asked.type === 'File') throw refused('Variables of type File cannot be used to query');
  if (asked.type === 'Object' || asked.type === 'Json' || asked.type === 'Xml') {
    throw refused(`Object values cannot be used to query: ${javaClassName(asked)}`);
  }
}

/** A value as text, as messages and text columns of the engine have it; null is empty. */
export function coerceToString(value: TypedValue): string {
  return value.type === 'Null' ? '' : javaText(value);
}

const ORDERED: readonly ValueType[] = ['String', 'Boolean', 'Short', 'Integer', 'Long', 'Double', 'Date'];

function order<T extends string | number | bigint | boolean>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function fold(text: string, ignoreCase: boolean): string {
  return ignoreCase ? text.toUpperCase() : text;
}

interface PatternPart {
  readonly kind: 'text' | 'one' | 'any';
  readonly text?: string;
}

function parsePattern(pattern: string): PatternPart[] {
  const parts: PatternPart[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const isEscaped = pattern.charAt(at) === '\\' && at + 1 < pattern.length;
    if (isEscaped) at += 1;
    const text = pattern.charAt(at);
    if (!isEscaped && text === '%') parts.push({ kind: 'any' });
    else if (!isEscaped && text === '_') parts.push({ kind: 'one' });
    else parts.push({ kind: 'text', text });
  }
  return parts;
}

/** Goes back only to the last `%`, so that no pattern takes more than text × pattern steps. */
function matches(text: string, parts: readonly PatternPart[]): boolean {
  let at = 0;
  let part = 0;
  let resumeAt = -1;
  let resumePart = -1;
  while (at < text.length) {
    const current = parts[part];
    if (current?.kind === 'any') {
      part += 1;
      resumePart = part;
      resumeAt = at;
    } else if (current && (current.kind === 'one' || current.text === text.charAt(at))) {
      at += 1;
      part += 1;
    } else if (resumePart >= 0) {
      resumeAt += 1;
      at = resumeAt;
      part = resumePart;
    } else return false;
  }
  return parts.slice(part).every(({ kind }) => kind === 'any');
}

function refused(message: string): ValueError {
  return new ValueError(500, 'ProcessEngineException', message, 0);
}
