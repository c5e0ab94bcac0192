import { expect, it } from 'vitest';
import { javaRows } from './decision-rows.ts';

it('writes rows down as Java does its values', () => {
  const rows = [
    [
      { name: 'a', value: { type: 'String', value: 'x' }, isTyped: false },
      { name: 'b', value: { type: 'Integer', value: 1 }, isTyped: true },
    ],
    [{ name: 'a', value: { type: 'Null', value: null }, isTyped: true }],
  ] as const;
  expect(javaRows(rows)).toBe(
    "[{a=Untyped value 'x', isTransient = false, b=Value '1' of type 'PrimitiveValueType[integer]', isTransient=false}, {a=Untyped 'null' value}]",
  );
});
