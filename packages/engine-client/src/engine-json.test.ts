import { describe, expect, it } from 'vitest';
import { engineJsonValue, parseEngineJson, stringifyEngineJson } from './engine-json.ts';

describe('parseEngineJson', () => {
  it('keeps every digit of integers outside the safe range, wherever they are', () => {
    expect(parseEngineJson('{"a":[9007199254740993],"b":-9007199254740993,"c":9223372036854775807}')).toEqual({
      a: [9007199254740993n],
      b: -9007199254740993n,
      c: 9223372036854775807n,
    });
    expect(parseEngineJson('9007199254740992')).toBe(9007199254740992n);
  });

  it('leaves safe integers, fractions, exponents and digits in text as JSON.parse gives them', () => {
    expect(parseEngineJson('{"a":9007199254740991,"b":-9007199254740991,"c":0.1234567890123456,"d":1.0E20}')).toEqual({
      a: 9007199254740991,
      b: -9007199254740991,
      c: 0.1234567890123456,
      d: 1e20,
    });
    expect(parseEngineJson('["9007199254740993", null, 9007199254740993.0]')).toEqual([
      '9007199254740993',
      null,
      9007199254740992,
    ]);
  });

  it('throws a SyntaxError for what is no JSON', () => {
    expect(() => parseEngineJson('{"a":9007199254740993')).toThrow(SyntaxError);
  });
});

describe('stringifyEngineJson', () => {
  it('writes bigints as integers and dates in the format of the engine', () => {
    const value = { a: 9007199254740993n, b: [-1n], c: new Date(0), d: undefined, e: null };
    expect(stringifyEngineJson(value)).toBe(
      '{"a":9007199254740993,"b":[-1],"c":"1970-01-01T00:00:00.000+0000","e":null}',
    );
  });

  it('refuses what JSON would silently turn into something else', () => {
    expect(() => stringifyEngineJson({ rate: Number.NaN })).toThrow('rate is NaN');
    expect(() => stringifyEngineJson([Number.POSITIVE_INFINITY])).toThrow(TypeError);
    expect(() => stringifyEngineJson(undefined)).toThrow(TypeError);
  });
});

describe('engineJsonValue', () => {
  it('copies what writing and reading would give, without writing', () => {
    const value = {
      a: [1, undefined, { b: 'x' }],
      c: undefined,
      d: 2n ** 60n,
      e: new Date(0),
      f: null,
      g: new URL('http://x/'),
    };
    const copy = engineJsonValue(value);
    expect(copy).toEqual({
      a: [1, null, { b: 'x' }],
      d: 2n ** 60n,
      e: '1970-01-01T00:00:00.000+0000',
      f: null,
      g: 'http://x/',
    });
    expect(Object.keys(copy as object)).not.toContain('c');
    expect(copy).toEqual(parseEngineJson(stringifyEngineJson(value)));
  });

  it('refuses numbers without a JSON form', () => {
    expect(() => engineJsonValue({ amount: Number.POSITIVE_INFINITY })).toThrow(/amount is Infinity/);
  });
});
