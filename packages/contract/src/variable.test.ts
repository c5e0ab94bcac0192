import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { decodeVariables, encodeVariables, stringLengthMax, VariablesError, v } from './index.ts';

describe('an engine variable', () => {
  it.each([
    ['String', v.string(), 'text', { type: 'String', value: 'text' }],
    ['Integer', v.integer(), -2_147_483_648, { type: 'Integer', value: -2_147_483_648 }],
    ['Long', v.long(), 9_007_199_254_740_993n, { type: 'Long', value: 9_007_199_254_740_993n }],
    ['Double', v.double(), 5, { type: 'Double', value: 5 }],
    ['Boolean', v.boolean(), false, { type: 'Boolean', value: false }],
    ['Date', v.date(), new Date('2026-01-02T03:04:05.678Z'), { type: 'Date', value: '2026-01-02T03:04:05.678+0000' }],
    ['decimal', v.decimal(), '12.500001', { type: 'String', value: '12.500001' }],
    ['Json', v.json(z.object({ a: z.int() })), { a: 1 }, { type: 'Json', value: '{"a":1}' }],
  ] as const)('of type %s is written and read back without loss', (_name, variable, value, wire) => {
    const written = variable.encode(value as never);
    expect(written).toEqual(wire);
    expect(variable.decode(written)).toEqual(value);
  });

  it.each([
    ['a whole number as double text', v.integer(), { type: 'Integer', value: 1.5 }],
    ['an Integer out of range', v.integer(), { type: 'Integer', value: 2_147_483_648 }],
    ['a Long that was rounded', v.long(), { type: 'Long', value: 2 ** 53 }],
    ['another engine type', v.integer(), { type: 'String', value: '1' }],
    ['text that is not JSON', v.json(z.object({})), { type: 'Json', value: '{' }],
    ['a date that is none', v.date(), { type: 'Date', value: 'soon' }],
    ['a decimal with an exponent', v.decimal(), { type: 'String', value: '1e3' }],
    ['a decimal with seven places', v.decimal(), { type: 'String', value: '0.0000001' }],
    ['text longer than the column', v.string(), { type: 'String', value: 'x'.repeat(stringLengthMax + 1) }],
    ['null where a value is needed', v.string(), { type: 'String', value: null }],
  ])('refuses %s', (_name, variable, wire) => {
    expect(() => variable.decode(wire)).toThrow(z.ZodError);
  });

  it('reads an offset date and a small Long', () => {
    expect(v.date().decode({ type: 'Date', value: '2026-01-02T04:04:05.678+0100' })).toEqual(
      new Date('2026-01-02T03:04:05.678Z'),
    );
    expect(v.long().decode({ type: 'Long', value: 7 })).toBe(7n);
  });
});

describe('an allowlist', () => {
  const map = { tenantId: v.string(), lines: v.integer(), note: v.string().optional() };

  it('reads only what it names, and leaves out what is optional', () => {
    const wire = {
      tenantId: { type: 'String', value: 'acme' },
      lines: { type: 'Integer', value: 2 },
      secret: { value: 1 },
    };
    expect(decodeVariables('task x', map, wire)).toEqual({ tenantId: 'acme', lines: 2 });
  });

  it('names every variable that breaks it', () => {
    const broken = () => decodeVariables('task x', map, { lines: { type: 'String', value: 'two' } });
    expect(broken).toThrow(VariablesError);
    expect(broken).toThrow(
      /task x: input variables break the contract: tenantId is missing; lines must have the engine type Integer, has String/,
    );
  });

  it('blocks output that it does not name', () => {
    const stray = () => encodeVariables('task x', map, { tenantId: 'acme', lines: 1, total: 5 } as never);
    expect(stray).toThrow(/total is not in the allowlist/);
    expect(() => encodeVariables('task x', map, { tenantId: 'acme', lines: 1, constructor: 5 } as never)).toThrow(
      /constructor/,
    );
  });

  it('does not write text that is longer than the column', () => {
    const written = (length: number) => encodeVariables('task x', { note: v.string() }, { note: 'x'.repeat(length) });
    expect(() => written(stringLengthMax)).not.toThrow();
    expect(() => written(stringLengthMax + 1)).toThrow(/task x: .*note .*4000/);
  });

  it('does not take inherited names for variables', () => {
    expect(() => decodeVariables('task x', { toString: v.string() }, {})).toThrow(/toString is missing/);
  });
});
