import { javaClassName } from '../values/java-class-name.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { toBoolean, toDouble, toLong, toText } from './coercions.ts';
import { failed } from './expression-error.ts';

/** False when one of the two is null. */
export function isLess(a: TypedValue, b: TypedValue): boolean {
  return a !== b && a.type !== 'Null' && b.type !== 'Null' && less(a, b);
}

/** Null equals null here, and NaN counts as equal to everything. */
export function isLessOrEqual(a: TypedValue, b: TypedValue): boolean {
  if (a === b || (a.type === 'Null' && b.type === 'Null')) return true;
  return a.type !== 'Null' && b.type !== 'Null' && !greater(a, b);
}

/** Compares with coercion: by Double, by Long, by Boolean, by text, in this order; null equals only null. */
export function isEqual(a: TypedValue, b: TypedValue): boolean {
  if (a === b) return true;
  if (a.type === 'Null' || b.type === 'Null') return a.type === b.type;
  // A number and a bigint compare by value; only === would tell them apart.
  if (isInteger(a) && isInteger(b)) return !(a.value < b.value || a.value > b.value);
  if (a.type === 'Double' || b.type === 'Double') return Object.is(toDouble(a), toDouble(b));
  if (isInteger(a) || isInteger(b)) return toLong(a) === toLong(b);
  if (a.type === 'Boolean' || b.type === 'Boolean') return toBoolean(a) === toBoolean(b);
  if (a.type === 'String' || b.type === 'String') return toText(a) === toText(b);
  return javaEquals(a, b);
}

/** Whether a value is null, an empty text, list or map. */
export function isEmpty(value: TypedValue): boolean {
  if (value.type === 'Null') return true;
  if (value.type === 'String') return value.value === '';
  if (value.type !== 'Object') return false;
  return (value.value.kind === 'list' ? value.value.items : value.value.entries).length === 0;
}

function less(a: TypedValue, b: TypedValue): boolean {
  if (isInteger(a) && isInteger(b)) return a.value < b.value;
  if (a.type === 'Double' || b.type === 'Double') return toDouble(a) < toDouble(b);
  if (isInteger(a) || isInteger(b)) return toLong(a) < toLong(b);
  if (a.type === 'String' || b.type === 'String') return toText(a) < toText(b);
  return compareObjects(a, b) < 0;
}

function greater(a: TypedValue, b: TypedValue): boolean {
  if (isInteger(a) && isInteger(b)) return a.value > b.value;
  if (a.type === 'Double' || b.type === 'Double') return toDouble(a) > toDouble(b);
  if (isInteger(a) || isInteger(b)) return toLong(a) > toLong(b);
  if (a.type === 'String' || b.type === 'String') return toText(a) > toText(b);
  return compareObjects(a, b) > 0;
}

function compareObjects(a: TypedValue, b: TypedValue): number {
  const first = javaClassName(a);
  const second = javaClassName(b);
  if (isComparable(a) && isComparable(b) && a.type === b.type) return Number(a.value) - Number(b.value);
  if (isComparable(a)) throw cannotCast(second, first);
  if (isComparable(b)) throw cannotCast(first, second);
  throw failed(`Cannot compare 'class ${first}' and 'class ${second}'`);
}

function cannotCast(from: string, to: string): Error {
  const where = `(${from} and ${to} are in module java.base of loader 'bootstrap')`;
  return failed(`class ${from} cannot be cast to class ${to} ${where}`);
}

/** Without coercion, as elements of lists and maps are compared: an Integer never equals a Long. */
function javaEquals(a: TypedValue, b: TypedValue): boolean {
  if (a.type !== b.type) return false;
  if (a.type !== 'Object' || b.type !== 'Object') {
    const isObject = a.type === 'Json' || a.type === 'Xml' || a.type === 'Bytes' || a.type === 'File';
    return isObject ? a === b : Object.is(a.value, b.value);
  }
  if (a.value.kind === 'list' && b.value.kind === 'list') return allEqual(a.value.items, b.value.items);
  if (a.value.kind !== 'map' || b.value.kind !== 'map' || a.value.entries.length !== b.value.entries.length)
    return false;
  const others = new Map(b.value.entries);
  return a.value.entries.every(([key, value]) => {
    const other = others.get(key);
    return other !== undefined && javaEquals(value, other);
  });
}

function allEqual(a: readonly TypedValue[], b: readonly TypedValue[]): boolean {
  return a.length === b.length && a.every((item, index) => javaEquals(item, b[index] as TypedValue));
}

type IntegerLike = Extract<TypedValue, { type: 'Short' | 'Integer' | 'Long' }>;

function isInteger(value: TypedValue): value is IntegerLike {
  return value.type === 'Integer' || value.type === 'Long' || value.type === 'Short';
}

function isComparable(value: TypedValue): value is Extract<TypedValue, { type: 'Boolean' | 'Date' }> {
  return value.type === 'Boolean' || value.type === 'Date';
}
