import fc from 'fast-check';
import { anyOf, cannotDraw, type Drawing, mostly } from './drawing.ts';
import { checksOf, type SchemaNode } from './schema-node.ts';

/** Small numbers are where loops and comparisons of models are. */
const small = 10;
const wholeFormats = new Set(['safeint', 'int32', 'uint32']);
const formatBounds: Readonly<Record<string, readonly [number, number]>> = {
  int32: [-2_147_483_648, 2_147_483_647],
  uint32: [0, 4_294_967_295],
};

/** Draws numbers within the bounds of the schema's checks. */
export function arbitraryOfNumber(schema: SchemaNode, drawing: Drawing): fc.Arbitrary<number> {
  const checks = checksOf(schema);
  const isWhole = checks.some(({ format }) => wholeFormats.has(String(format)));
  const { min, max } = boundsOf(schema, isWhole ? 1 : 0);
  const step = checks.filter(({ check }) => check === 'multiple_of').map(({ value }) => Number(value))[0];
  const bounds = {
    min: Math.max(min, drawing.min ?? -Infinity),
    max: Math.min(max, drawing.max ?? Infinity),
  };
  if (bounds.min > bounds.max)
    throw cannotDraw(drawing.path, `it must be at least ${bounds.min} and at most ${bounds.max}`);
  if (step !== undefined) return multiples(step, bounds);
  return isWhole ? whole(bounds) : mostly(fc.double({ ...finite(bounds), noNaN: true }), whole(bounds));
}

/** Draws bigints within the bounds of the schema's checks. */
export function arbitraryOfBigint(schema: SchemaNode): fc.Arbitrary<bigint> {
  const checks = checksOf(schema);
  const of = (check: string): bigint[] =>
    checks.filter((one) => one.check === check).map(({ value }) => BigInt(value as bigint));
  const min = of('greater_than').reduce((a, b) => (a > b ? a : b), -(2n ** 63n));
  const max = of('less_than').reduce((a, b) => (a < b ? a : b), 2n ** 63n - 1n);
  const near = { min: min > -10n ? min : -10n, max: max < 10n ? max : 10n };
  const all = fc.bigInt({ min, max });
  return near.min > near.max ? mostly(all, ...anyOf([min, max])) : mostly(fc.bigInt(near), all, ...anyOf([min, max]));
}

/** @param unit how far a bound lies that is not itself allowed. */
function boundsOf(schema: SchemaNode, unit: number): { min: number; max: number } {
  let [min, max] = [-Infinity, Infinity];
  for (const { check, value, inclusive, format } of checksOf(schema)) {
    const [low, high] = formatBounds[String(format)] ?? [-Infinity, Infinity];
    const away = inclusive === false ? unit : 0;
    min = Math.max(min, low, check === 'greater_than' ? Number(value) + away : -Infinity);
    max = Math.min(max, high, check === 'less_than' ? Number(value) - away : Infinity);
  }
  return { min, max };
}

function whole(bounds: { min: number; max: number }): fc.Arbitrary<number> {
  const min = Math.ceil(Math.max(bounds.min, Number.MIN_SAFE_INTEGER));
  const max = Math.floor(Math.min(bounds.max, Number.MAX_SAFE_INTEGER));
  if (min > max) return fc.double({ ...finite(bounds), noNaN: true });
  const near = { min: Math.max(min, -small), max: Math.min(max, small) };
  const all = fc.integer({ min, max });
  const edges = anyOf([min, max]);
  return near.min > near.max ? mostly(all, ...edges) : mostly(fc.integer(near), all, ...edges);
}

function multiples(step: number, { min, max }: { min: number; max: number }): fc.Arbitrary<number> {
  const places = (String(step).split('.')[1] ?? '').length;
  const times = whole({ min: min / step, max: max / step });
  return times.map((count) => Number((count * step).toFixed(places)));
}

/** Infinity is no JSON. */
function finite({ min, max }: { min: number; max: number }): { min: number; max: number } {
  return { min: Math.max(min, -Number.MAX_VALUE), max: Math.min(max, Number.MAX_VALUE) };
}
