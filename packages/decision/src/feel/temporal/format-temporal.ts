import type { Temporal } from '../feel-value.ts';
import { dateOfDay, nanosPerSecond } from './calendar.ts';
import { floorSeconds } from './parse-duration.ts';

/** Writes a temporal value as FEEL's `string()` does. */
export function formatTemporal(value: Temporal): string {
  switch (value.kind) {
    case 'date':
      return formatDate(value.day, true);
    case 'local-time':
      return formatTime(value.nanos);
    case 'time':
      return formatTime(value.nanos) + formatZone(value);
    case 'local-date-time':
      return `${formatDate(value.day, false)}T${formatTime(value.nanos)}`;
    case 'date-time':
      return `${formatDate(value.day, false)}T${formatTime(value.nanos)}${formatZone(value)}`;
    case 'months':
      return formatMonths(value.months);
    case 'duration':
      return formatDuration(value.nanos);
  }
}

function formatDate(epochDay: number, signed: boolean): string {
  const { year, month, day } = dateOfDay(epochDay);
  const sign = year < 0 ? '-' : signed && year > 9999 ? '+' : '';
  return `${sign}${pad(Math.abs(year), 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function formatTime(nanos: bigint): string {
  const seconds = Number(nanos / nanosPerSecond);
  const fraction = (nanos % nanosPerSecond).toString().padStart(9, '0').replace(/0+$/, '');
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => pad(part, 2))
    .join(':');
  return fraction === '' ? clock : `${clock}.${fraction}`;
}

function formatZone({ offset, zone }: { readonly offset: number; readonly zone: string | undefined }): string {
  if (zone !== undefined) return `@${zone}`;
  if (offset === 0) return 'Z';
  const size = Math.abs(offset);
  const seconds = size % 60 === 0 ? '' : `:${pad(size % 60, 2)}`;
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 3600), 2)}:${pad(Math.floor(size / 60) % 60, 2)}${seconds}`;
}

function formatMonths(months: number): string {
  if (months === 0) return 'P0Y';
  const size = Math.abs(months);
  return `${months < 0 ? '-' : ''}P${part(Math.trunc(size / 12), 'Y')}${part(size % 12, 'M')}`;
}

/** Fractions of a second are not written, and the parts keep their own signs when they differ. */
function formatDuration(nanos: bigint): string {
  const seconds = floorSeconds(nanos);
  const parts = [seconds / 86_400n, (seconds / 3600n) % 24n, (seconds / 60n) % 60n, seconds % 60n].map(Number);
  if (parts.every((value) => value === 0)) return 'P0D';
  const negative = parts.every((value) => value <= 0);
  const [days = 0, hours = 0, minutes = 0, rest = 0] = negative ? parts.map((value) => 0 - value) : parts;
  const time = part(hours, 'H') + part(minutes, 'M') + part(rest, 'S');
  return `${negative ? '-' : ''}P${part(days, 'D')}${time === '' ? '' : `T${time}`}`;
}

function part(value: number, unit: string): string {
  return value === 0 ? '' : `${value}${unit}`;
}

function pad(value: number, width: number): string {
  return value.toString().padStart(width, '0');
}
