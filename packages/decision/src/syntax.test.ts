import { expect, test } from 'vitest';
import { constantOf, formatValue, freeNames, parseExpression, parseUnaryTests } from './syntax.ts';

test.each([
  ['amount > 5 and order.total < limit', ['amount', 'order', 'limit']],
  ['for i in items return i * factor', ['items', 'factor']],
  ['some x in orders satisfies x.total > limit', ['orders', 'limit']],
  ['orders[total > limit]', ['orders']],
  ['{ a: base, b: a + 1 }.b', ['base']],
  ['(function(x) x + y)', ['y']],
  ['string length(name)', ['name']],
  ['date and time(from: day, to: "x")', ['day']],
  ['1 + 2', []],
])('the free names of %s', (text, names) => {
  expect([...freeNames(parseExpression(text))]).toEqual(names);
});

test.each([
  ['< limit', ['limit']],
  ['[low..high], "a"', ['low', 'high']],
  ['not(a, b)', ['a', 'b']],
  ['-', []],
])('the free names of the tests %s', (text, names) => {
  expect([...freeNames(parseUnaryTests(text))]).toEqual(names);
});

test.each([
  ['1 + 2', '3'],
  ['"a" + "b"', '"ab"'],
  ['date("2026-01-31")', '2026-01-31'],
  ['[1, -2.50]', '[1, -2.50]'],
  ['null', 'null'],
  ['if 1 < 2 then true else false', 'true'],
])('%s always has the value %s', (text, value) => {
  const constant = constantOf(parseExpression(text));
  expect(constant && formatValue(constant)).toBe(value);
});

test.each(['amount', 'now()', 'today() + duration("P1D")', 'nothing(1)', 'substring("a", 5)', '? + 1'])(
  '%s has no value that is known before',
  (text) => {
    expect(constantOf(parseExpression(text))).toBeUndefined();
  },
);
