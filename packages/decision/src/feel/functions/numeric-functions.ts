import { FeelFailure } from '../feel-error.ts';
import {
  abs,
  add,
  type FeelNumber,
  ofFiniteDouble,
  type RoundingMode,
  remainder,
  setScale,
  toInt,
} from '../feel-number.ts';
import { booleanValue, errorValue, type FeelValue, nullValue, numberValue } from '../feel-value.ts';
import { type Builtin, type Builtins, builtin } from './builtin.ts';

const modes: ReadonlySet<string> = new Set<RoundingMode>([
  'UP',
  'DOWN',
  'CEILING',
  'FLOOR',
  'HALF_UP',
  'HALF_DOWN',
  'HALF_EVEN',
  'UNNECESSARY',
]);

const rounding = (params: readonly string[], mode: RoundingMode): Builtin =>
  builtin(params, ([n, scale]) => {
    if (n?.kind !== 'number' || (scale !== undefined && scale.kind !== 'number')) return undefined;
    return rounded(n.value, scale ? toInt(scale.value) : 0, mode);
  });

const decimalWithMode = builtin(['n', 'scale', 'mode'], ([n, scale, mode]) => {
  if (n?.kind !== 'number' || scale?.kind !== 'number' || mode?.kind !== 'string') return undefined;
  const name = mode.value.toUpperCase();
  if (!modes.has(name)) return errorValue(`'${mode.value}' is no rounding mode`);
  return rounded(n.value, toInt(scale.value), name as RoundingMode);
});

const absolute = (param: string): Builtin =>
  builtin([param], ([value]) => {
    if (value?.kind === 'number') return numberValue(abs(value.value));
    if (value?.kind === 'months') return { kind: 'months', months: Math.abs(value.months) };
    if (value?.kind === 'duration') return { kind: 'duration', nanos: value.nanos < 0n ? -value.nanos : value.nanos };
    return undefined;
  });

/** The result has the sign of the divisor. */
const modulo = builtin(['dividend', 'divisor'], ([dividend, divisor]) => {
  if (dividend?.kind !== 'number' || divisor?.kind !== 'number') return undefined;
  if (divisor.value.value.isZero()) throw new FeelFailure('division by zero');
  return numberValue(remainder(add(remainder(dividend.value, divisor.value), divisor.value), divisor.value));
});

/** As the engine does, these compute with binary doubles. */
const ofDouble = (compute: (value: number) => number): Builtin =>
  builtin(['number'], ([n]) => {
    if (n?.kind !== 'number') return undefined;
    return numberValue(ofFiniteDouble(compute(n.value.value.toNumber())));
  });

const squareRoot = builtin(['number'], ([n]) => {
  if (n?.kind !== 'number') return undefined;
  return n.value.value.isNegative() && !n.value.value.isZero()
    ? nullValue
    : numberValue(ofFiniteDouble(Math.sqrt(n.value.value.toNumber())));
});

const isRest = (rest: number): Builtin =>
  builtin(['number'], ([n]) => (n?.kind === 'number' ? booleanValue(n.value.value.abs().mod(2).eq(rest)) : undefined));

export const numericFunctions: Builtins = {
  decimal: [rounding(['n', 'scale'], 'HALF_EVEN'), decimalWithMode],
  // The engine calls this parameter so.
  floor: [rounding(['n'], 'FLOOR'), rounding(['n', 'scala'], 'FLOOR')],
  ceiling: [rounding(['n'], 'CEILING'), rounding(['n', 'scale'], 'CEILING')],
  abs: [absolute('number'), absolute('n')],
  modulo: [modulo],
  sqrt: [squareRoot],
  log: [ofDouble(Math.log)],
  exp: [ofDouble(Math.exp)],
  odd: [isRest(1)],
  even: [isRest(0)],
  'round up': [rounding(['n', 'scale'], 'UP')],
  'round down': [rounding(['n', 'scale'], 'DOWN')],
  'round half up': [rounding(['n', 'scale'], 'HALF_UP')],
  'round half down': [rounding(['n', 'scala'], 'HALF_DOWN')],
};

function rounded(n: FeelNumber, scale: number, mode: RoundingMode): FeelValue {
  const result = setScale(n, scale, mode);
  return result ? numberValue(result) : errorValue('rounding is necessary');
}
