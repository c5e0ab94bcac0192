import { describe, expect, it } from 'vitest';
import type { TypedValue } from '../values/typed-value.ts';
import { readVariableConditions } from './variable-condition.ts';

const rules = { namesIgnoreCase: false, valuesIgnoreCase: false };
const noCase = { namesIgnoreCase: true, valuesIgnoreCase: true };

function byBody(operator: string, wanted: unknown, actual: TypedValue, name = 'x', with_ = rules): boolean {
  const criterion = { name: 'variables', value: [{ name: 'x', operator, value: wanted }], source: 'body' } as const;
  return readVariableConditions(criterion, with_).every((condition) => condition.test({ name, value: actual }));
}

function byQuery(text: string, actual: TypedValue): boolean {
  const criterion = { name: 'variables', value: text, source: 'query' } as const;
  return readVariableConditions(criterion, rules).every((condition) => condition.test({ name: 'x', value: actual }));
}

const ten: TypedValue = { type: 'Integer', value: 10 };
const abc: TypedValue = { type: 'String', value: 'abc' };

describe('conditions on variables', () => {
  it.each<[string, unknown, TypedValue, boolean]>([
    ['gt', 9, ten, true],
    ['gt', 10, ten, false],
    ['gteq', 10, ten, true],
    ['lt', 11, ten, true],
    ['lteq', 9, ten, false],
    ['eq', 10, { type: 'Long', value: 10n }, true],
    ['eq', 10, { type: 'Double', value: 10 }, true],
    ['eq', '10', ten, false],
    ['neq', 11, ten, true],
    ['neq', 'abc', abc, false],
    ['neq', 'abc', ten, true],
    ['like', 'a%', abc, true],
    ['like', 'b%', abc, false],
    ['eq', true, { type: 'Boolean', value: true }, true],
    ['eq', null, { type: 'Null', value: null }, true],
    ['neq', null, ten, true],
    ['eq', 9007199254740993n, { type: 'Long', value: 9007199254740993n }, true],
  ])('%s %s', (operator, wanted, actual, expected) => {
    expect(byBody(operator, wanted, actual)).toBe(expected);
  });

  it('compare a number only with types that can hold it', () => {
    expect(byBody('gt', 9.5, ten)).toBe(false);
    expect(byBody('gt', 9.5, { type: 'Double', value: 10 })).toBe(true);
    expect(byBody('lt', 3_000_000_000, ten)).toBe(false);
    expect(byBody('lt', 3_000_000_000, { type: 'Long', value: 10n })).toBe(true);
  });

  it('compare a query string as text, so that it finds no number', () => {
    expect(byQuery('x_gt_9', ten)).toBe(false);
    expect(byQuery('x_gt_10', { type: 'String', value: '9' })).toBe(true);
    expect(byQuery('x_eq_abc,x_like_a%', abc)).toBe(true);
  });

  it('take a text that is a date of the engine for a date', () => {
    const date: TypedValue = { type: 'Date', value: Date.parse('2030-01-01T00:00:00.000Z') };
    expect(byQuery('x_eq_2030-01-01T00:00:00.000+0000', date)).toBe(true);
    expect(byQuery('x_lt_2030-01-01T00:00:00.001+0000', date)).toBe(true);
  });

  it('ignore upper and lower case when asked to', () => {
    expect(byBody('eq', 'ABC', abc, 'X')).toBe(false);
    expect(byBody('eq', 'ABC', abc, 'X', noCase)).toBe(true);
    expect(byBody('like', 'A%', abc, 'X', noCase)).toBe(true);
  });

  it.each([
    ['gt', null, "Booleans and null cannot be used in 'greater than' condition"],
    ['lteq', true, "Booleans and null cannot be used in 'less than or equal' condition"],
    ['foo', 1, 'Invalid variable comparator specified: foo'],
    ['eq', [1], 'Object values cannot be used to query'],
  ])('refuse %s %j', (operator, wanted, message) => {
    expect(() => byBody(operator, wanted, ten)).toThrow(message);
  });

  it.each(['x_gt', 'x_gt_', 'x_gt_1_2', 'x'])('refuse the query string %s', (text) => {
    expect(() => byQuery(text, ten)).toThrow('has to have format KEY_OPERATOR_VALUE');
  });
});
