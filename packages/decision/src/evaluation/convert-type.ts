import { DecisionError } from '../decision-error.ts';
import { asLong, type FeelNumber, ofDouble, ofInteger } from '../feel/feel-number.ts';
import { type FeelValue, numberValue, stringValue } from '../feel/feel-value.ts';
import { dayOfDate, nanosPerSecond } from '../feel/temporal/calendar.ts';
import { instantOf, localAt, splitNanos } from '../feel/temporal/moments.ts';
import { atZone } from '../feel/temporal/parse-temporal.ts';
import { typeName } from '../feel/type-name.ts';
import { type ClauseValue, nullClause } from './clause-value.ts';
import { javaText } from './java-text.ts';

type Convert = (value: FeelValue, timeZone: string) => ClauseValue | undefined;

const converters: Readonly<Record<string, Convert>> = {
  string: (value) => {
    const text = javaText(value);
    return { feel: stringValue(text), typed: { type: 'String', value: text } };
  },
  boolean: toBoolean,
  integer: (value) => toWhole(value, 32),
  long: (value) => toWhole(value, 64),
  double: toDouble,
  date: toDate,
};

/**
 * Converts a value that has left FEEL to the type of its clause. Without a type that the engine knows it stays as it is.
 * @throws DecisionError `VALUE_CONVERSION`
 */
export function convertType(value: FeelValue, typeRef: string | undefined, timeZone: string): ClauseValue {
  if (value.kind === 'null') return nullClause;
  const convert = typeRef === undefined ? undefined : converters[typeRef.toLowerCase()];
  if (!convert) return { feel: value, typed: undefined };
  const converted = convert(value, timeZone);
  if (converted) return converted;
  const seen =
    value.kind === 'number' || value.kind === 'string' || value.kind === 'boolean' ? javaText(value) : typeName(value);
  throw new DecisionError('VALUE_CONVERSION', `DMN-01005 Invalid value '${seen}' for clause with type '${typeRef}'.`, {
    engineType: 'DmnEngineException',
  });
}

function toBoolean(value: FeelValue): ClauseValue | undefined {
  const truth = value.kind === 'boolean' ? value.value : value.kind === 'string' ? booleanOf(value.value) : undefined;
  return truth === undefined
    ? undefined
    : { feel: { kind: 'boolean', value: truth }, typed: { type: 'Boolean', value: truth } };
}

function booleanOf(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  return lower === 'true' || (lower === 'false' ? false : undefined);
}

/** A number with decimals is refused, never rounded; a text has digits only. */
function toWhole(value: FeelValue, bits: 32 | 64): ClauseValue | undefined {
  const whole =
    value.kind === 'string'
      ? wholeOf(value.value)
      : value.kind === 'number'
        ? wholeNumber(value.value, bits)
        : undefined;
  if (whole === undefined || BigInt.asIntN(bits, whole) !== whole) return undefined;
  const feel = numberValue(ofInteger(whole));
  return bits === 32
    ? { feel, typed: { type: 'Integer', value: Number(whole) } }
    : { feel, typed: { type: 'Long', value: whole } };
}

/** Java takes the double next to the largest 64-bit integer for that integer. */
function wholeNumber(value: FeelNumber, bits: 32 | 64): bigint | undefined {
  return bits === 64 && value.value.toNumber() === 2 ** 63 && asLong(value) === undefined
    ? 2n ** 63n - 1n
    : asLong(value);
}

function wholeOf(text: string): bigint | undefined {
  return /^[+-]?\d{1,40}$/.test(text) ? BigInt(text.replace(/^\+/, '')) : undefined;
}

function toDouble(value: FeelValue): ClauseValue | undefined {
  const double =
    value.kind === 'number'
      ? value.value.value.toNumber()
      : value.kind === 'string'
        ? doubleOf(value.value)
        : undefined;
  if (double === undefined) return undefined;
  const feel: FeelValue = Number.isFinite(double) ? numberValue(ofDouble(double)) : { kind: 'null' };
  return { feel, typed: { type: 'Double', value: double } };
}

function doubleOf(text: string): number | undefined {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[+-]?(?:NaN|Infinity))[dDfF]?$/.exec(text.trim());
  return match ? Number(match[1]) : undefined;
}

/** A date alone is refused: it has no time. */
function toDate(value: FeelValue, timeZone: string): ClauseValue | undefined {
  if (value.kind === 'date-time') return dateValue(instantOf(value), timeZone);
  if (value.kind === 'local-date-time') return dateValue(instantOf(atZone(value.day, value.nanos, timeZone)), timeZone);
  if (value.kind !== 'string') return undefined;
  const match = /^(\d{1,6})-(\d{1,3})-(\d{1,4})T(\d{1,4}):(\d{1,4}):(\d{1,4})/.exec(value.value);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  // The engine's parser is lenient: a 13th month is the January after.
  const months = year * 12 + month - 1;
  const first = dayOfDate({ year: Math.floor(months / 12), month: (months % 12) + 1, day: 1 });
  const seconds = BigInt(first + day - 1) * 86_400n + BigInt(hour * 3600 + minute * 60 + second);
  const local = splitNanos(seconds * nanosPerSecond);
  return dateValue(instantOf(atZone(local.day, local.nanos, timeZone)), timeZone);
}

function dateValue(instant: bigint, timeZone: string): ClauseValue {
  const millis = instant / 1_000_000n;
  const epochMs = Number(instant < 0n && millis * 1_000_000n !== instant ? millis - 1n : millis);
  return { feel: localAt(epochMs, timeZone), typed: { type: 'Date', value: epochMs } };
}
