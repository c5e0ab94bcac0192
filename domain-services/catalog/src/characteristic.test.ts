import { describe, expect, it } from 'vitest';
import { characteristics } from './characteristic.ts';

const speed = { name: 'speed', type: 'integer', min: 1, max: 10, required: true };

describe('characteristics', () => {
  it('take the four types', () => {
    const list = [
      speed,
      { name: 'support', type: 'enum', values: ['standard', 'premium'], required: false },
      { name: 'backup', type: 'boolean', required: true },
      { name: 'note', type: 'text', required: false },
    ];
    expect(characteristics.parse(list)).toEqual(list);
  });

  it.each([
    ['an enum without values', [{ name: 'a', type: 'enum', required: true }]],
    ['an enum with a value twice', [{ name: 'a', type: 'enum', values: ['x', 'x'], required: true }]],
    ['values on a text', [{ name: 'a', type: 'text', values: ['x'], required: true }]],
    ['a bound on a boolean', [{ name: 'a', type: 'boolean', min: 1, required: true }]],
    ['a fraction as bound', [{ ...speed, min: 0.5 }]],
    ['min above max', [{ ...speed, min: 11 }]],
    ['one name twice', [speed, speed]],
    ['an unknown type', [{ name: 'a', type: 'date', required: true }]],
    ['an unknown field', [{ ...speed, more: 1 }]],
    ['a name that is no identifier', [{ ...speed, name: '__proto__' }]],
  ])('refuse %s', (_, list) => {
    expect(characteristics.safeParse(list).success).toBe(false);
  });
});
