import { fieldsOf, instantOf } from './java-calendar.ts';

const PATTERN =
  /^\s*(\d{1,9})-\s*(\d{1,9})-\s*(\d{1,9})T\s*(\d{1,9}):\s*(\d{1,9}):\s*(\d{1,9})\.\s*(\d{1,9})\s*(?:GMT([+-]\d{1,2}:\d\d)|([+-]\d{4})|(GMT|UTC|UT|Z))/;

/** The one that was written last: rows of one answer often have the same moment, and with a clock that stands still all have. */
let last = { ms: Number.NaN, text: '' };

/** Writes an instant as REST does: `2030-01-01T00:00:00.000+0000`, always in UTC. */
export function formatEngineDate(ms: number): string {
  if (ms !== last.ms) last = { ms, text: written(ms) };
  return last.text;
}

function written(ms: number): string {
  // toISOString throws for what it cannot write; between these years it writes what Java writes.
  if (ms >= -12219292800000 && ms < 253402300800000) return `${new Date(ms).toISOString().slice(0, -1)}+0000`;
  const at = fieldsOf(ms);
  const date = `${digits(at.year, 4)}-${digits(at.month, 2)}-${digits(at.day, 2)}`;
  return `${date}T${digits(at.hour, 2)}:${digits(at.minute, 2)}:${digits(at.second, 2)}.${digits(at.millisecond, 3)}+0000`;
}

/**
 * Reads `yyyy-MM-dd'T'HH:mm:ss.SSSZ` as leniently as the engine: fields may overflow (month 13) and have fewer or more
 * digits, and what follows the offset is left alone. The offset is `+0000` or `GMT+00:00`; a bare `Z` or `+00:00` is none.
 * @returns milliseconds since 1970, undefined when the text is no such date
 */
export function parseEngineDate(text: string): number | undefined {
  const match = PATTERN.exec(text);
  if (!match || match[10] === 'Z') return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0] = match
    .slice(1, 8)
    .map(Number);
  const ms = instantOf({ year, month, day, hour, minute, second, millisecond }) - offsetMs(match[8] ?? match[9]);
  return Math.abs(ms) <= 8.64e15 ? ms : undefined;
}

function offsetMs(offset: string | undefined): number {
  if (offset === undefined) return 0;
  const number = offset.slice(1).replace(':', '').padStart(4, '0');
  const minutes = Number(number.slice(0, 2)) * 60 + Number(number.slice(2));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}
