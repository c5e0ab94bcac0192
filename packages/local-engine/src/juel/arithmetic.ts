import { javaClassName } from '../values/java-class-name.ts';
import { wrapLong } from '../values/java-long.ts';
import type { TypedValue } from '../values/typed-value.ts';
import { toDouble, toLong } from './coercions.ts';
import { failed } from './expression-error.ts';

export type BinaryOperation = (a: TypedValue, b: TypedValue) => TypedValue;

const ZERO: TypedValue = { type: 'Long', value: 0n };

/** Adds; there is no concatenation: texts are numbers here. */
export const add: BinaryOperation = arithmetic(
  (a, b) => a + b,
  (a, b) => a + b,
);
export const subtract: BinaryOperation = arithmetic(
  (a, b) => a - b,
  (a, b) => a - b,
);
export const multiply: BinaryOperation = arithmetic(
  (a, b) => a * b,
  (a, b) => a * b,
);
/** The remainder has the sign of the dividend; of integers by 0 it is an error, of Doubles NaN. */
export const remainder: BinaryOperation = arithmetic(
  (a, b) => a % b,
  (a, b) => {
    if (b === 0n) throw failed('/ by zero');
    return a % b;
  },
);

/** Always a Double: `5 / 2` is 2.5 and `5 / 0` Infinity. */
export const divide: BinaryOperation = (a, b) =>
  a.type === 'Null' && b.type === 'Null' ? ZERO : { type: 'Double', value: toDouble(a) / toDouble(b) };

/** Keeps the type of a number. */
export function negate(value: TypedValue): TypedValue {
  switch (value.type) {
    case 'Null':
      return ZERO;
    case 'Double':
      return { type: 'Double', value: -value.value };
    case 'String':
      return isDecimal(value)
        ? { type: 'Double', value: -toDouble(value) }
        : { type: 'Long', value: wrapLong(-toLong(value)) };
    case 'Long':
      return { type: 'Long', value: wrapLong(-value.value) };
    case 'Integer':
      return { type: 'Integer', value: -value.value | 0 };
    case 'Short':
      return { type: 'Short', value: (-value.value << 16) >> 16 };
    default:
      throw failed(`Cannot negate 'class ${javaClassName(value)}'`);
  }
}

function arithmetic(
  ofDoubles: (a: number, b: number) => number,
  ofLongs: (a: bigint, b: bigint) => bigint,
): BinaryOperation {
  return (a, b) => {
    if (a.type === 'Null' && b.type === 'Null') return ZERO;
    if (isDecimal(a) || isDecimal(b)) return { type: 'Double', value: ofDoubles(toDouble(a), toDouble(b)) };
    return { type: 'Long', value: wrapLong(ofLongs(toLong(a), toLong(b))) };
  };
}

/** A text with a point or an `e` counts as a Double, whatever else it holds. */
function isDecimal(value: TypedValue): boolean {
  return value.type === 'Double' || (value.type === 'String' && /[.eE]/.test(value.value));
}
