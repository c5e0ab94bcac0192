import { expect, test } from 'vitest';
import { parseWireJson, stringifyWireJson, WireDouble } from './wire-json.ts';

test('reading keeps what types depend on', () => {
  expect(parseWireJson('{"a":5,"b":5.0,"c":9223372036854775807,"d":1.5,"e":"5.0"}')).toEqual({
    a: 5,
    b: new WireDouble(5),
    c: 9223372036854775807n,
    d: 1.5,
    e: '5.0',
  });
});

test('writing keeps digits, and a fraction for Doubles', () => {
  const value = { type: 'Double', value: 5 };
  expect(stringifyWireJson([value, { type: 'Integer', value: 5 }, 2n ** 62n, new WireDouble(7)])).toBe(
    '[{"type":"Double","value":5.0},{"type":"Integer","value":5},4611686018427387904,7.0]',
  );
});
