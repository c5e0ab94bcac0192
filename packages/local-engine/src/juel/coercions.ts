import { javaClassName } from '../values/java-class-name.ts';
import { parseJavaDouble } from '../values/java-double.ts';
import { parseJavaLong } from '../values/java-long.ts';
import { javaText } from '../values/java-text.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { failed, unsupported } from './expression-error.ts';

/** Null and an empty String are false, `true` in any case is true. */
export function toBoolean(value: TypedValue): boolean {
  if (value.type === 'Boolean') return value.value;
  if (value.type === 'Null') return false;
  if (value.type === 'String') return value.value.toLowerCase() === 'true';
  throw cannotCoerce(value, 'java.lang.Boolean');
}

/** Null and an empty String are 0; a Double loses its fraction and stops at the ends of the range. */
export function toLong(value: TypedValue): bigint {
  switch (value.type) {
    case 'Long':
      return value.value;
    case 'Integer':
    case 'Short':
      return BigInt(value.value);
    case 'Null':
      return 0n;
    case 'Double':
      return longOfDouble(value.value);
    case 'String':
      return value.value === '' ? 0n : (parseJavaLong(value.value) ?? cannotRead(value.value, 'java.lang.Long'));
    default:
      throw cannotCoerce(value, 'java.lang.Long');
  }
}

/** Null and an empty String are 0. */
export function toDouble(value: TypedValue): number {
  switch (value.type) {
    case 'Double':
    case 'Integer':
    case 'Short':
      return value.value;
    case 'Long':
      return Number(value.value);
    case 'Null':
      return 0;
    case 'String':
      return value.value === '' ? 0 : (parseJavaDouble(value.value) ?? cannotRead(value.value, 'java.lang.Double'));
    default:
      throw cannotCoerce(value, 'java.lang.Double');
  }
}

/** Null is empty; everything else as Java's toString writes it. */
export function toText(value: TypedValue): string {
  if (value.type === 'String') return value.value;
  if (value.type === 'Null') return '';
  if (value.type === 'Xml' || value.type === 'Bytes' || value.type === 'File') {
    throw unsupported(`This engine does not write a value of type ${value.type} as text.`);
  }
  return javaText(value);
}

function longOfDouble(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value >= 2 ** 63) return 2n ** 63n - 1n;
  return value <= -(2 ** 63) ? -(2n ** 63n) : BigInt(Math.trunc(value));
}

function cannotCoerce(value: TypedValue, target: string): Error {
  return failed(`Cannot coerce from class ${javaClassName(value)} to class ${target}`);
}

function cannotRead(text: string, target: string): never {
  throw failed(`Cannot coerce '${text}' to class ${target}`);
}
