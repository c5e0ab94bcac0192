// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { decodeVariables, type EngineVariable, encodeVariables, v } from '@stepwright/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { arbitraryOf, arbitraryOfMap } from './arbitrary-of.ts';

type Tree = { readonly name: string; readonly below: readonly Tree[] };
const tree: z.ZodType<Tree> = z.object({
  name: z.string().max(3),
  get below() {
    return z.array(tree);
  },
});

// biome-ignore lint/suspicious/noExplicitAny: variables of every type.
const variables: Readonly<Record<string, EngineVariable<any>>> = {
  text: v.string(),
  'text with bounds': v.string(z.string().min(3).max(5)),
  'text of one length': v.string(z.string().length(4)),
  'text of a pattern': v.string(z.string().regex(/^[A-Z]{2}-\d+$/)),
  'text with a start': v.string(z.string().startsWith('Q-').min(4)),
  email: v.string(z.email()),
  uuid: v.string(z.uuid()),
  'uuid of one version': v.string(z.uuidv4()),
  url: v.string(z.url()),
  moment: v.string(z.iso.datetime()),
  day: v.string(z.iso.date()),
  'template text': v.string(z.templateLiteral(['O-', z.int().min(0)])),
  'literal text': v.string(z.literal(['A', 'B'])),
  'enum text': v.string(z.enum(['A', 'B'])),
  'trimmed text': v.string(z.string().trim().min(1)),
  'refined text': v.string(z.string().refine((value) => !value.includes('x'))),
  enum: v.enum(['YES', 'NO']),
  integer: v.integer(),
  'integer with bounds': v.integer(z.int().min(0).max(2)),
  'integer over 10': v.integer(z.int().gt(10)),
  'multiple of 5': v.integer(z.int().multipleOf(5).min(1)),
  long: v.long(),
  double: v.double(),
  boolean: v.boolean(),
  date: v.date(),
  decimal: v.decimal(),
  json: v.json(z.object({ name: z.string(), count: z.number().optional(), tags: z.array(z.enum(['a', 'b'])).max(2) })),
  'json of any kind': v.json(z.unknown()),
  'json of choices': v.json(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('a'), at: z.iso.datetime() }),
      z.object({ kind: z.literal('b'), share: z.number().min(0).max(1) }),
    ]),
  ),
  'json by key': v.json(z.record(z.string(), z.tuple([z.int32(), z.boolean().nullable()]))),
  'json by named keys': v.json(z.record(z.enum(['net', 'gross']), z.int())),
  'json in itself': v.json(tree),
  'json of two': v.json(z.intersection(z.object({ a: z.int() }), z.object({ b: z.string() }))),
  optional: v.integer(z.int().min(1)).optional(),
  sealed: v.string(z.string().min(1)).sealed(),
  'sealed and optional': v.boolean().optional().sealed(),
};

test.each(Object.entries(variables))('%s: every drawn value comes back equal from the engine', (_, variable) => {
  const map = { value: variable };
  fc.assert(
    fc.property(arbitraryOf(variable), (value) => {
      const wire = encodeVariables('test', map, value === undefined ? {} : { value });
      // Sealed values do not go through JSON in the clear.
      const sent = variable.isSealed || variable.type === 'Long' ? wire : JSON.parse(JSON.stringify(wire));
      expect(decodeVariables('test', map, sent).value).toStrictEqual(value);
    }),
    { numRuns: 200, seed: 1 },
  );
});

test.each([
  [v.string(), ['', 'x'.repeat(4000)]],
  [v.string(z.string().min(2).max(7)), ['xx', 'x'.repeat(7)]],
  [v.integer(), [0, -2_147_483_648, 2_147_483_647]],
  [v.integer(z.int().min(0).max(2)), [0, 1, 2]],
  [v.long(), [0n, 2n ** 63n - 1n, -(2n ** 63n)]],
  [v.boolean(), [true, false]],
  [v.enum(['A', 'B']), ['A', 'B']],
  [v.decimal(), ['0', '-9999999999999.999999']],
  [v.integer().optional(), [undefined, 0]],
])('edges are reached: %#', (variable, edges: readonly unknown[]) => {
  const drawn: unknown[] = fc.sample(arbitraryOf(variable as EngineVariable<unknown>), { numRuns: 2_000, seed: 1 });
  for (const edge of edges) expect(drawn).toContain(edge);
});

test('what the model compares a variable with is drawn half of the time', () => {
  const telling = { values: [5_000, 4_999, 5_001, 'no number'], isCount: false };
  const drawn = fc.sample(arbitraryOf(v.integer(), { telling }), { numRuns: 1_000, seed: 1 });
  expect(drawn.filter((value) => value >= 4_999 && value <= 5_001).length).toBeGreaterThan(300);
});

test('what counts a loop stays small', () => {
  const drawn = fc.sample(arbitraryOf(v.integer(), { telling: { values: [], isCount: true } }), {
    numRuns: 500,
    seed: 1,
  });
  expect([...new Set(drawn)].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2, 3]);
});

test('your own arbitrary goes before the contract', () => {
  const drawn = arbitraryOfMap({ a: v.string(), b: v.string().optional() }, { values: { a: fc.constant('mine') } });
  fc.assert(fc.property(drawn, ({ a }) => a === 'mine'));
  expect(fc.sample(drawn, { numRuns: 100, seed: 1 }).some((value) => !('b' in value))).toBe(true);
});

test.each([
  ['a transform', v.json(z.string().transform((text) => text.length) as never)],
  ['a custom type', v.json(z.custom<string>())],
  ['a pattern that looks ahead', v.string(z.string().regex(/^(?=.*a)(?!b).+$/))],
  ['bounds that exclude each other', v.string(z.string().min(5).max(4))],
])('%s is refused, and the message names the variable and the way out', (_, variable) => {
  const draw = () => fc.sample(arbitraryOf(variable, { name: 'code' }), { numRuns: 500, seed: 1 });
  expect(draw).toThrow(/No value can be drawn for code.*values: \{ code: fc/);
});

test('a refinement that takes hardly anything ends the drawing', () => {
  const never = v.string(z.string().refine((text) => text === 'exactly this'));
  const draw = () => fc.sample(arbitraryOf(never, { name: 'code' }), 1);
  expect(draw).toThrow('100 draws in a row were refused');
});
