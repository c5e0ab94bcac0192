import { expect, test } from 'vitest';
import { formatEngineDate, parseEngineDate } from './engine-date.ts';
import { javaDateText } from './java-date-text.ts';

test.each([
  '1970-01-01T00:00:00.000+0000',
  '2030-06-15T12:34:56.789+0000',
  '1582-10-15T00:00:00.000+0000',
  '1582-10-04T00:00:00.000+0000',
  '0999-03-01T00:00:00.000+0000',
  '0001-01-01T00:00:00.000+0000',
  '12030-01-01T00:00:00.000+0000',
])('%s survives reading and writing', (text) => {
  expect(formatEngineDate(parseEngineDate(text) ?? Number.NaN)).toBe(text);
});

test('days before October 1582 are days of the Julian calendar', () => {
  const last = parseEngineDate('1582-10-04T00:00:00.000+0000') ?? 0;
  expect(formatEngineDate(last + 86_400_000)).toBe('1582-10-15T00:00:00.000+0000');
  expect(javaDateText(parseEngineDate('0999-03-01T00:00:00.000+0000') ?? 0)).toBe('Wed Mar 01 00:00:00 UTC 999');
});

test.each([
  ['2030-13-45T25:61:61.000+0000', '2031-02-15T02:02:01.000+0000'],
  ['2030-1-1T0:0:0.5+0000', '2030-01-01T00:00:00.005+0000'],
  ['2030-01-01T00:00:00.000+0200', '2029-12-31T22:00:00.000+0000'],
  ['2030-01-01T00:00:00.000GMT+02:00', '2029-12-31T22:00:00.000+0000'],
  ['2030-01-01T00:00:00.000+0000xyz', '2030-01-01T00:00:00.000+0000'],
  ['30-01-01T00:00:00.000+0000', '0030-01-01T00:00:00.000+0000'],
])('%s is read as leniently as by the engine', (text, expected) => {
  expect(formatEngineDate(parseEngineDate(text) ?? Number.NaN)).toBe(expected);
});

test.each([
  '2030-01-01T00:00:00.000Z',
  '2030-01-01T00:00:00.000+00:00',
  '2030-01-01T00:00:00+0000',
  '2030-01-01',
  '1893456000000',
])('%s is no date of the engine', (text) => {
  expect(parseEngineDate(text)).toBeUndefined();
});
