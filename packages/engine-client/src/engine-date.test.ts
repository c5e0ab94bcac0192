import { describe, expect, it } from 'vitest';
import { formatEngineDate, parseEngineDate } from './engine-date.ts';

describe('engine dates', () => {
  it('are written in UTC with milliseconds and +0000', () => {
    expect(formatEngineDate(new Date('2026-01-01T00:00:00Z'))).toBe('2026-01-01T00:00:00.000+0000');
    expect(formatEngineDate(new Date('2026-06-30T23:59:59.007+02:00'))).toBe('2026-06-30T21:59:59.007+0000');
  });

  it.each([
    ['2026-01-01T01:00:00.123+0100', '2026-01-01T00:00:00.123Z'],
    ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
    ['2025-12-31T20:30:00-03:30', '2026-01-01T00:00:00.000Z'],
    ['2026-01-01T00:00:00.123456789+0000', '2026-01-01T00:00:00.123Z'],
  ])('reads %s', (text, iso) => {
    expect(parseEngineDate(text).toISOString()).toBe(iso);
  });

  it('come back from a round trip', () => {
    const date = new Date(1_767_225_600_001);
    expect(parseEngineDate(formatEngineDate(date))).toEqual(date);
  });

  it.each(['', '2026-01-01', '2026-01-01T00:00:00.000', '2026-13-01T00:00:00.000+0000', 'yesterday'])(
    'refuses to read %j',
    (text) => expect(() => parseEngineDate(text)).toThrow(RangeError),
  );

  it('refuses to write an invalid date or a year of five digits', () => {
    expect(() => formatEngineDate(new Date(Number.NaN))).toThrow(RangeError);
    expect(() => formatEngineDate(new Date(Date.UTC(10_000, 0)))).toThrow(RangeError);
  });
});
