import fc from 'fast-check';
import { arbitraryOfBigint, arbitraryOfNumber } from './arbitrary-of-number.ts';
import { arbitraryOfText } from './arbitrary-of-text.ts';
import { cannotDraw, type Drawing, depthMax } from './drawing.ts';
import { checksOf, definitionOf, type SchemaNode } from './schema-node.ts';

type Make = (schema: SchemaNode, drawing: Drawing) => fc.Arbitrary<unknown>;
type Within = Readonly<Record<string, SchemaNode>>;

/** What each type of schema is drawn by. A type that is not here cannot be drawn. */
const makers: Readonly<Record<string, Make>> = {
  string: arbitraryOfText,
  template_literal: ({ _zod }) => fc.stringMatching((_zod as unknown as { readonly pattern: RegExp }).pattern),
  number: arbitraryOfNumber,
  bigint: arbitraryOfBigint,
  boolean: () => fc.boolean(),
  date: dateOf,
  null: () => fc.constant(null),
  undefined: () => fc.constant(undefined),
  void: () => fc.constant(undefined),
  any: () => fc.jsonValue(),
  unknown: () => fc.jsonValue(),
  literal: (schema) => fc.constantFrom(...(definitionOf(schema).values as readonly unknown[])),
  enum: (schema) => fc.constantFrom(...new Set(Object.values(definitionOf(schema).entries as object))),
  object: objectOf,
  record: recordOf,
  array: arrayOf,
  tuple: tupleOf,
  union: (schema, drawing) => fc.oneof(...optionsOf(schema, drawing)),
  intersection: intersectionOf,
  optional: (schema, drawing) => orElse(undefined, schema, drawing),
  nullable: (schema, drawing) => orElse(null, schema, drawing),
  default: innerOf,
  prefault: innerOf,
  nonoptional: innerOf,
  readonly: innerOf,
  catch: innerOf,
  lazy: (schema, drawing) => deeper((definitionOf(schema).getter as () => SchemaNode)(), drawing),
  pipe: pipeOf,
};

/**
 * Draws what a zod schema describes; its refinements are not looked at.
 *
 * @throws {ProcessTestError} VALUE_NOT_DRAWABLE for a schema that says nothing of its values: a transform, a custom type.
 */
export function arbitraryOfSchema(schema: SchemaNode, drawing: Drawing): fc.Arbitrary<unknown> {
  const { type } = definitionOf(schema);
  const make = makers[type];
  if (!make)
    throw cannotDraw(drawing.path, `its schema has a part of the type ${type}, which does not say what its values are`);
  return make(schema, drawing);
}

function deeper(schema: SchemaNode, drawing: Drawing, name?: string): fc.Arbitrary<unknown> {
  const { path, depth } = drawing;
  if (depth > 2 * depthMax) throw cannotDraw(path, 'its schema nests in itself without an end');
  return arbitraryOfSchema(schema, { path: name === undefined ? path : `${path}.${name}`, depth: depth + 1 });
}

function innerOf(schema: SchemaNode, drawing: Drawing): fc.Arbitrary<unknown> {
  return arbitraryOfSchema(definitionOf(schema).innerType as SchemaNode, drawing);
}

function orElse(nothing: undefined | null, schema: SchemaNode, drawing: Drawing): fc.Arbitrary<unknown> {
  if (drawing.depth > depthMax) return fc.constant(nothing);
  return fc.option(deeper(definitionOf(schema).innerType as SchemaNode, drawing), { nil: nothing });
}

function objectOf(schema: SchemaNode, drawing: Drawing): fc.Arbitrary<unknown> {
  const shape = definitionOf(schema).shape as Within;
  const fields = Object.entries(shape).map(([name, field]) => [name, deeper(field, drawing, name)] as const);
  // A field that is undefined is left out, as in JSON.
  return fc.record(Object.fromEntries(fields), { noNullPrototype: true }).map(withoutUndefined, sameObject);
}

function recordOf(schema: SchemaNode, drawing: Drawing): fc.Arbitrary<unknown> {
  const { keyType, valueType } = definitionOf(schema) as { keyType?: SchemaNode; valueType?: SchemaNode };
  if (!keyType || !valueType) return fc.constant({});
  const value = (name: string): fc.Arbitrary<unknown> => deeper(valueType, drawing, name);
  const { type, entries, values } = definitionOf(keyType);
  if (type === 'enum' || type === 'literal') {
    const names = [...new Set(type === 'enum' ? Object.values(entries as object) : (values as unknown[]))].map(String);
    return fc.record(Object.fromEntries(names.map((name) => [name, value(name)])), { noNullPrototype: true });
  }
  if (drawing.depth > depthMax) return fc.constant({});
  const key = deeper(keyType, drawing).map(String);
  return fc.dictionary(key, value('*'), { maxKeys: 3, noNullPrototype: true });
}

function arrayOf(schema: SchemaNode, drawing: Drawing): fc.Arbitrary<unknown> {
  const checks = checksOf(schema);
  const of = (name: string, bound: string): number[] =>
    checks
      .filter(({ check }) => check === name || check === 'length_equals')
      .map((one) => Number(one[bound] ?? one.length));
  const minLength = Math.max(0, ...of('min_length', 'minimum'));
  const longest = Math.min(...of('max_length', 'maximum'));
  if (drawing.depth > depthMax && minLength === 0) return fc.constant([]);
  const element = deeper(definitionOf(schema).element as SchemaNode, drawing, '*');
  return fc.array(element, { minLength, ...(Number.isFinite(longest) ? { maxLength: longest } : {}) });
}

function tupleOf(schema: SchemaNode, drawing: Drawing): fc.Arbitrary<unknown> {
  const items = definitionOf(schema).items as readonly SchemaNode[];
  return fc.tuple(...items.map((item, index) => deeper(item, drawing, String(index))));
}

function optionsOf(schema: SchemaNode, drawing: Drawing): fc.Arbitrary<unknown>[] {
  return (definitionOf(schema).options as readonly SchemaNode[]).map((option) => deeper(option, drawing));
}

function intersectionOf(schema: SchemaNode, drawing: Drawing): fc.Arbitrary<unknown> {
  const { left, right } = definitionOf(schema) as { left?: SchemaNode; right?: SchemaNode };
  const sides = [left, right].filter((side) => side !== undefined).map((side) => deeper(side, drawing));
  return fc.tuple(...sides).map((values) => (values.every(isObject) ? Object.assign({}, ...values) : values[0]));
}

/** The first schema draws, within the bounds of the second. What a function makes of a value cannot be drawn. */
function pipeOf(schema: SchemaNode, drawing: Drawing): fc.Arbitrary<unknown> {
  const definition = definitionOf(schema);
  const [input, output] = [definition.in as SchemaNode, definition.out as SchemaNode];
  const isCode = [input, output].some((side) => definitionOf(side).type === 'transform');
  if (isCode || definition.transform !== undefined) throw cannotDraw(drawing.path, 'its schema transforms it');
  return arbitraryOfSchema(input, { ...boundsIn(output), ...drawing });
}

/** What `v.integer` and `v.string` allow whatever the schema within says. */
function boundsIn(schema: SchemaNode): { min?: number; max?: number } {
  const bounds: { min?: number; max?: number } = {};
  for (const { check, value, maximum } of checksOf(schema)) {
    if (check === 'greater_than') bounds.min = Number(value);
    if (check === 'less_than') bounds.max = Number(value);
    if (check === 'max_length') bounds.max = Number(maximum);
  }
  return bounds;
}

/** Years of four digits, which is what engines read. */
function dateOf(schema: SchemaNode): fc.Arbitrary<Date> {
  const of = (name: string): number[] =>
    checksOf(schema)
      .filter(({ check }) => check === name)
      .map(({ value }) => Number(value));
  const min = new Date(Math.max(Date.UTC(1900, 0, 1), ...of('greater_than')));
  const max = new Date(Math.min(Date.UTC(2999, 11, 31), ...of('less_than')));
  return fc.date({ min, max, noInvalidDate: true });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutUndefined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}

function sameObject(value: unknown): Record<string, unknown> {
  return value as Record<string, unknown>;
}
