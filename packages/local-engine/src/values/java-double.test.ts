import { expect, test } from 'vitest';
import { javaDoubleText, parseJavaDouble } from './java-double.ts';

test.each([
  [5, '5.0'],
  [-0, '-0.0'],
  [0.001, '0.001'],
  [0.00099, '9.9E-4'],
  [9999999, '9999999.0'],
  [1e7, '1.0E7'],
  [123456789.125, '1.23456789125E8'],
  [1e21, '1.0E21'],
  [-1.5e-7, '-1.5E-7'],
  [Number.NaN, 'NaN'],
  [-Infinity, '-Infinity'],
])('%s is written as %s', (value, expected) => {
  expect(javaDoubleText(value)).toBe(expected);
});

test.each([
  [' 1.5 ', 1.5],
  ['1d', 1],
  ['1f', 1],
  ['.5', 0.5],
  ['5.', 5],
  ['0x1p3', 8],
  ['-0x1.8p1', -3],
  ['-Infinity', -Infinity],
])('%s is read as %s', (text, expected) => {
  expect(parseJavaDouble(text)).toBe(expected);
});

test.each(['', 'x', '1,5', '0x10', '1_000', 'infinity', '1e', '--1'])('%s is no Double', (text) => {
  expect(parseJavaDouble(text)).toBeUndefined();
});

test('a hostile text is refused in linear time', () => {
  expect(parseJavaDouble(`1${' '.repeat(300_000)}1`)).toBeUndefined();
  expect(parseJavaDouble(`${'1'.repeat(300_000)}x`)).toBeUndefined();
});
