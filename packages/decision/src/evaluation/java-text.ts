import { DecisionError } from '../decision-error.ts';
import { asLong, javaDouble } from '../feel/feel-number.ts';
import type { FeelValue, Temporal } from '../feel/feel-value.ts';
import { nanosPerSecond } from '../feel/temporal/calendar.ts';
import { formatTemporal } from '../feel/temporal/format-temporal.ts';
import { floorSeconds } from '../feel/temporal/parse-duration.ts';
import { typeName } from '../feel/type-name.ts';

/** Writes a value that has left FEEL as Java's `String.valueOf` does. */
export function javaText(value: FeelValue): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return String(value.value);
    case 'string':
      return value.value;
    case 'number': {
      const long = value.value.scale > 0 ? undefined : asLong(value.value);
      return long === undefined ? javaDouble(value.value.value.toNumber()) : long.toString();
    }
    case 'list':
      return `[${value.items.map(javaText).join(', ')}]`;
    case 'context':
      if (value.entries.size > 4) {
        throw new DecisionError(
          'RESULT_UNSUPPORTED',
          'the order in which Java writes a map of more than four entries is not known',
        );
      }
      return `{${[...value.entries].map(([key, entry]) => `${key}=${javaText(entry)}`).join(', ')}}`;
    case 'range':
    case 'function':
    case 'error':
    case 'fatal':
      throw new DecisionError('RESULT_UNSUPPORTED', `a ${typeName(value)} cannot be converted to the type string`);
    default:
      return temporalText(value);
  }
}

function temporalText(value: Temporal): string {
  switch (value.kind) {
    case 'months':
      return monthsText(value.months);
    case 'duration':
      return durationText(value.nanos);
    case 'date-time': {
      const { zone, ...local } = value;
      const text = shortenTime(formatTemporal({ ...local, zone: undefined }));
      return zone === undefined ? text : `${text}[${zone}]`;
    }
    default:
      return shortenTime(formatTemporal(value));
  }
}

/** Leaves out seconds that are zero, and fills a fraction to 3, 6 or 9 digits. */
function shortenTime(text: string): string {
  return text
    .replace(/(\d\d:\d\d):00(?![.\d])/, '$1')
    .replace(/\.(\d+)/, (_, digits: string) => `.${digits.padEnd(Math.ceil(digits.length / 3) * 3, '0')}`);
}

function monthsText(months: number): string {
  const years = Math.trunc(months / 12);
  const rest = months % 12;
  return months === 0 ? 'P0D' : `P${years === 0 ? '' : `${years}Y`}${rest === 0 ? '' : `${rest}M`}`;
}

function durationText(nanos: bigint): string {
  if (nanos === 0n) return 'PT0S';
  const floor = floorSeconds(nanos);
  const fraction = nanos - floor * nanosPerSecond;
  const total = floor < 0n && fraction > 0n ? floor + 1n : floor;
  const [hours, minutes, seconds] = [total / 3600n, (total / 60n) % 60n, total % 60n];
  const parts = `PT${hours === 0n ? '' : `${hours}H`}${minutes === 0n ? '' : `${minutes}M`}`;
  if (seconds === 0n && fraction === 0n) return parts;
  const whole = floor < 0n && fraction > 0n && seconds === 0n ? '-0' : seconds.toString();
  const shown = floor < 0n && fraction > 0n ? nanosPerSecond - fraction : fraction;
  const decimals = shown === 0n ? '' : `.${shown.toString().padStart(9, '0').replace(/0+$/, '')}`;
  return `${parts}${whole}${decimals}S`;
}
