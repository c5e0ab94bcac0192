const ENGINE_DATE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * Writes a date as the engine reads it: `yyyy-MM-dd'T'HH:mm:ss.SSSZ`, always in UTC, for example `2026-01-01T00:00:00.000+0000`.
 * The engine refuses the ending `Z`.
 * @throws RangeError when the date is invalid or its year does not have four digits
 */
export function formatEngineDate(date: Date): string {
  const iso = date.toISOString();
  if (iso.length !== 24) {
    throw new RangeError(`The engine's date format has four-digit years, got ${iso}; use a date from 0000 to 9999.`);
  }
  return `${iso.slice(0, -1)}+0000`;
}

/**
 * Reads a date of the engine; the offset may be `+0000`, `+00:00` or `Z`.
 * @throws RangeError when the text is not such a date
 */
export function parseEngineDate(text: string): Date {
  const parts = ENGINE_DATE.exec(text);
  const date = parts ? new Date(`${parts[1]}${(parts[2] ?? '').slice(0, 4)}${isoOffset(parts[3] ?? 'Z')}`) : undefined;
  if (date === undefined || Number.isNaN(date.getTime())) {
    throw new RangeError(
      `Not an engine date: ${JSON.stringify(text)}; expected for example 2026-01-01T00:00:00.000+0000.`,
    );
  }
  return date;
}

function isoOffset(offset: string): string {
  return offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
}
