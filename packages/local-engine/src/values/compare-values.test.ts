import { describe, expect, test } from 'vitest';
import {
  checkQueryable,
  coerceToString,
  compareValues,
  equalValues,
  matchesPattern,
  matchesValue,
} from './compare-values.ts';
import type { TypedValue } from './typed-value.ts';

const integer = (value: number): TypedValue => ({ type: 'Integer', value });
const long = (value: bigint): TypedValue => ({ type: 'Long', value });
const string = (value: string): TypedValue => ({ type: 'String', value });
const NULL: TypedValue = { type: 'Null', value: null };

describe('a query by variable', () => {
  test('compares only values of one type', () => {
    expect(matchesValue(integer(11), 'gt', integer(10))).toBe(true);
    expect(matchesValue(integer(11), 'gt', string('10'))).toBe(false);
    expect(matchesValue(integer(5), 'eq', long(5n))).toBe(false);
    expect(compareValues(integer(5), long(5n))).toBeUndefined();
  });

  test('knows every order', () => {
    expect(
      (['gt', 'gteq', 'lt', 'lteq'] as const).map((operator) => matchesValue(integer(5), operator, integer(5))),
    ).toEqual([false, true, false, true]);
    expect(compareValues(long(2n ** 60n), long(2n ** 60n + 1n))).toBe(-1);
  });

  test('takes variables of other types for unequal', () => {
    expect(matchesValue(string('5'), 'neq', integer(5))).toBe(true);
    expect(matchesValue(integer(5), 'notLike', string('5%'))).toBe(true);
  });

  test('finds nulls of all types by null', () => {
    expect(equalValues({ type: 'Null', value: null, declared: 'Integer' }, NULL)).toBe(true);
    expect(equalValues(integer(0), NULL)).toBe(false);
  });

  test('refuses an order of Booleans and nulls, and what has no comparison', () => {
    expect(() => checkQueryable('gt', NULL)).toThrow("Booleans and null cannot be used in 'greater than' condition");
    expect(() => checkQueryable('eq', { type: 'Bytes', value: new Uint8Array() })).toThrow('cannot be used to query');
    expect(() => checkQueryable('eq', { type: 'Boolean', value: true })).not.toThrow();
  });
});

describe('a pattern', () => {
  test.each([
    ['order-12', 'order-%', true],
    ['order-12', '%12', true],
    ['order-12', 'order_12', true],
    ['order-12', 'order', false],
    ['50%', '50\\%', true],
    ['500', '50\\%', false],
    ['abab', '%ab', true],
    ['', '%', true],
    ['', '', true],
    ['a', '', false],
  ])('%s like %s is %s', (text, pattern, expected) => {
    expect(matchesPattern(text, pattern)).toBe(expected);
  });

  test('can leave case alone', () => {
    expect(matchesPattern('ORDER', 'ord%', true)).toBe(true);
    expect(matchesPattern('ORDER', 'ord%')).toBe(false);
  });

  test('of many wildcards takes no exponential time', () => {
    expect(matchesPattern('a'.repeat(5000), `${'%a'.repeat(500)}b`)).toBe(false);
  });
});

test('a value as text is empty for null and Java text for the rest', () => {
  expect(coerceToString(NULL)).toBe('');
  expect(coerceToString({ type: 'Double', value: 5 })).toBe('5.0');
  expect(coerceToString({ type: 'Object', value: { kind: 'list', items: [string('a'), NULL] } })).toBe('[a, null]');
});
