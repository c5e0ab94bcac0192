import { Decimal } from 'decimal.js';
import { FeelFailure, FeelLimit } from './feel-error.ts';

/**
 * A decimal as the engine computes with: 34 significant digits, half to even. `scale` is the number of decimals that it is written with,
 * as 1.50 is not written as 1.5; it may be negative and never changes the value.
 */
export interface FeelNumber {
  readonly value: Decimal;
  readonly scale: number;
}

const digitsMax = 34;
/** Beyond any sensible number, and short enough to be written out. */
const exponentMax = 6_000;

const Exact: typeof Decimal = Decimal.clone({
  precision: 34,
  rounding: Decimal.ROUND_HALF_EVEN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});
const Wide: typeof Decimal = Exact.clone({ precision: 2 * exponentMax + 100 });

/** Reads a number literal; its digits all count, however many they are. */
export function parseNumber(text: string): FeelNumber {
  const match = /^([+-]?)(\d+(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) throw new FeelFailure(`'${shorten(text)}' is no number`);
  const decimals = (match[3] ?? match[4] ?? '').length;
  const exponent = Number(match[5] ?? 0);
  if (text.length > exponentMax || Math.abs(exponent) > exponentMax)
    throw new FeelLimit(`the number ${shorten(text)} is too long`);
  return { value: new Wide(text), scale: decimals - exponent };
}

export function ofInteger(value: number | bigint): FeelNumber {
  return { value: new Wide(value.toString()), scale: 0 };
}

/** A binary double becomes the decimal that it is written as, `5.0` for 5. */
export function ofDouble(value: number): FeelNumber {
  return parseNumber(javaDouble(value));
}

/** Writes a double as Java does: 5.0, 1.0E10. */
export function javaDouble(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < 1e7)) {
    const plain = new Wide(value).toFixed();
    return plain.includes('.') ? plain : `${plain}.0`;
  }
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

export function add(a: FeelNumber, b: FeelNumber): FeelNumber {
  return round(Wide.add(a.value, b.value), Math.max(a.scale, b.scale), precisionOf(a));
}

export function subtract(a: FeelNumber, b: FeelNumber): FeelNumber {
  return round(Wide.sub(a.value, b.value), Math.max(a.scale, b.scale), precisionOf(a));
}

export function multiply(a: FeelNumber, b: FeelNumber): FeelNumber {
  return round(Wide.mul(a.value, b.value), a.scale + b.scale, precisionOf(a));
}

/** The divisor is not zero. */
export function divide(a: FeelNumber, b: FeelNumber): FeelNumber {
  const precision = precisionOf(a);
  const quotient = a.value.isZero()
    ? a.value
    : toPrecision(Exact.clone({ precision: precision + 4 }).div(a.value, b.value), a, b, precision);
  return bounded({ value: quotient, scale: Math.max(decimalsOf(quotient), a.scale - b.scale) });
}

/** The rest of a division that rounds towards zero; it has the sign of the dividend. */
export function remainder(a: FeelNumber, b: FeelNumber): FeelNumber {
  return round(Wide.mod(a.value, b.value), Math.min(a.scale, Math.max(a.scale, b.scale)), precisionOf(a));
}

export function negate(a: FeelNumber): FeelNumber {
  return { value: a.value.isZero() ? a.value.abs() : a.value.neg(), scale: a.scale };
}

export function abs(a: FeelNumber): FeelNumber {
  return { value: a.value.abs(), scale: a.scale };
}

/** Raises to a power: exactly for a whole exponent, otherwise as doubles do. */
export function power(base: FeelNumber, exponent: FeelNumber): FeelNumber {
  if (!exponent.value.isInteger()) return ofFiniteDouble(base.value.toNumber() ** exponent.value.toNumber());
  const n = toInt(exponent);
  if (Math.abs(n) > 999_999_999) throw new FeelFailure(`the exponent ${n} is out of range`);
  if (base.value.isZero()) return powerOfZero(base, n);
  const digits = Math.abs(n) * Math.abs(Decimal.log10(base.value.abs()).toNumber());
  if (digits > exponentMax)
    throw new FeelLimit(`${shorten(formatNumber(base))} ** ${n} has more than ${exponentMax} digits`);
  const size = Exact.clone({ precision: 60 }).pow(base.value, Math.abs(n));
  const positive = round(size, base.scale * Math.abs(n), digitsMax);
  if (n >= 0) return positive;
  const inverse = round(Exact.clone({ precision: 60 }).div(1, size), exponentMax * 2, digitsMax);
  return { value: inverse.value, scale: Math.max(decimalsOf(inverse.value), -positive.scale) };
}

function powerOfZero(base: FeelNumber, exponent: number): FeelNumber {
  if (exponent < 0) throw new FeelFailure('zero has no negative power');
  return exponent === 0 ? ofInteger(1) : { value: base.value, scale: Math.min(base.scale * exponent, exponentMax) };
}

export function ofFiniteDouble(value: number): FeelNumber {
  if (!Number.isFinite(value)) throw new FeelFailure(`the result ${value} is no number`);
  return ofDouble(value);
}

export function compareNumbers(a: FeelNumber, b: FeelNumber): number {
  return a.value.comparedTo(b.value);
}

export type RoundingMode = 'UP' | 'DOWN' | 'CEILING' | 'FLOOR' | 'HALF_UP' | 'HALF_DOWN' | 'HALF_EVEN' | 'UNNECESSARY';

const roundings: Record<Exclude<RoundingMode, 'UNNECESSARY'>, Decimal.Rounding> = {
  UP: Decimal.ROUND_UP,
  DOWN: Decimal.ROUND_DOWN,
  CEILING: Decimal.ROUND_CEIL,
  FLOOR: Decimal.ROUND_FLOOR,
  HALF_UP: Decimal.ROUND_HALF_UP,
  HALF_DOWN: Decimal.ROUND_HALF_DOWN,
  HALF_EVEN: Decimal.ROUND_HALF_EVEN,
};

/** Rounds to a number of decimals, which may be negative. Gives undefined when `UNNECESSARY` would have to round. */
export function setScale(a: FeelNumber, scale: number, mode: RoundingMode): FeelNumber | undefined {
  if (Math.abs(scale) > exponentMax) throw new FeelLimit(`a scale of ${scale} is beyond ${exponentMax}`);
  const unit = new Wide(10).pow(-scale);
  const scaled = Wide.div(a.value, unit);
  if (mode === 'UNNECESSARY') return scaled.isInteger() ? { value: a.value, scale } : undefined;
  const whole = new Wide(scaled).toDecimalPlaces(0, roundings[mode]);
  return bounded({ value: Wide.mul(whole, unit), scale });
}

/** The low 32 bits of the whole part, as a Java cast gives. */
export function toInt(a: FeelNumber): number {
  return Number(BigInt.asIntN(32, wholePart(a)));
}

export function wholePart(a: FeelNumber): bigint {
  return BigInt(a.value.trunc().toFixed(0));
}

/** Whole and within 64 bits. */
export function asLong(a: FeelNumber): bigint | undefined {
  if (!a.value.isInteger()) return undefined;
  const whole = wholePart(a);
  return BigInt.asIntN(64, whole) === whole ? whole : undefined;
}

/** Writes a number with its decimals, in scientific notation where Java uses that. */
export function formatNumber(a: FeelNumber): string {
  const unscaled = Wide.mul(a.value.abs(), new Wide(10).pow(a.scale)).toFixed(0);
  const sign = a.value.isNegative() && !a.value.isZero() ? '-' : '';
  const adjusted = unscaled.length - 1 - a.scale;
  if (a.scale >= 0 && adjusted >= -6) {
    if (a.scale === 0) return sign + unscaled;
    const padded = unscaled.padStart(a.scale + 1, '0');
    return `${sign}${padded.slice(0, -a.scale)}.${padded.slice(-a.scale)}`;
  }
  const fraction = unscaled.length > 1 ? `.${unscaled.slice(1)}` : '';
  const exponent = adjusted === 0 ? '' : `E${adjusted > 0 ? '+' : ''}${adjusted}`;
  return `${sign}${unscaled[0]}${fraction}${exponent}`;
}

/** Literals with more digits than 34 compute with as many as they have. */
function precisionOf(a: FeelNumber): number {
  return Math.max(digitsMax, a.value.isZero() ? 1 : a.value.e + 1 + a.scale);
}

function decimalsOf(value: Decimal): number {
  return value.isZero() ? 0 : value.sd() - 1 - value.e;
}

function toPrecision(quotient: Decimal, a: FeelNumber, b: FeelNumber, precision: number): Decimal {
  // A quotient that was rounded once must not be rounded a second time on a tie: compute it with the final precision instead.
  return quotient.sd() <= precision ? quotient : Exact.clone({ precision }).div(a.value, b.value);
}

function round(value: Decimal, scale: number, precision: number): FeelNumber {
  if (value.isZero()) return { value: value.abs(), scale: Math.min(scale, exponentMax) };
  const surplus = value.e + 1 + scale - precision;
  if (surplus <= 0) return bounded({ value, scale });
  const rounded = new Wide(value).toSignificantDigits(precision, Decimal.ROUND_HALF_EVEN);
  return bounded({ value: rounded, scale: scale - surplus - (rounded.e - value.e) });
}

function bounded(a: FeelNumber): FeelNumber {
  if (a.value.isZero()) return a;
  if (Math.abs(a.value.e) > exponentMax || Math.abs(a.scale) > 2 * exponentMax) {
    throw new FeelLimit(`a number has more than ${exponentMax} digits`);
  }
  return a;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
