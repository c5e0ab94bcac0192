import fc from 'fast-check';
import { anyOf, cannotDraw, type Drawing, mostly } from './drawing.ts';
import { checksOf, type SchemaCheck, type SchemaNode } from './schema-node.ts';

/** The engine takes no longer ones, and neither do contracts. */
const lengthMax = 4000;

const formats: Readonly<Record<string, (check: SchemaCheck) => fc.Arbitrary<string>>> = {
  // What RFC 5322 allows besides, zod refuses.
  email: () => fc.stringMatching(/^[a-z][a-z0-9]{0,8}(\.[a-z0-9]{1,8})?@[a-z]{1,8}\.(com|org)$/),
  uuid: ({ version }) => uuid(version),
  guid: () => fc.uuid(),
  url: () => fc.webUrl(),
  ipv4: () => fc.ipV4(),
  ipv6: () => fc.ipV6(),
  datetime: () => isoDate(),
  date: () => isoDate().map((text) => text.slice(0, 10)),
  time: () => isoDate().map((text) => text.slice(11, 19)),
  base64: () => fc.base64String(),
};

/** Texts at which code breaks; those that the schema takes are drawn. */
const edges = ['', ' ', '0', '-0', '1', 'null', 'ä', '<&>"\'', '0.000001', '-9999999999999.999999'];

/** Draws texts of the lengths and forms that the schema's checks ask for. */
export function arbitraryOfText(schema: SchemaNode, { path, max = lengthMax }: Drawing): fc.Arbitrary<string> {
  const checks = checksOf(schema);
  const lengths = checks.filter(({ check }) => check === 'length_equals').map(({ length }) => Number(length));
  const all = (check: string, bound: 'minimum' | 'maximum'): number[] =>
    checks.filter((one) => one.check === check).map((one) => Number(one[bound]));
  const minLength = Math.max(0, ...all('min_length', 'minimum'), ...lengths);
  const maxLength = Math.min(max, ...all('max_length', 'maximum'), ...lengths);
  if (minLength > maxLength)
    throw cannotDraw(path, `it must have at least ${minLength} and at most ${maxLength} characters`);
  const known = anyOf([...edges, 'x'.repeat(maxLength), 'x'.repeat(minLength)].filter((text) => takes(schema, text)));
  const form = formOf(checks, path);
  if (form) return mostly(form, ...known);
  const length = { minLength, maxLength };
  return mostly(fc.string(length), fc.string({ ...length, unit: 'grapheme' }), ...known);
}

/** Undefined when any text will do. */
function formOf(checks: ReturnType<typeof checksOf>, path: string): fc.Arbitrary<string> | undefined {
  const formed = checks.filter(({ check }) => check === 'string_format');
  const named = formed.find(({ format }) => Object.hasOwn(formats, String(format)));
  const make = named && formats[String(named.format)];
  if (named && make) return make(named);
  const pattern = formed.map((one) => one.pattern).find((one) => one instanceof RegExp);
  if (!pattern) return undefined;
  try {
    return fc.stringMatching(pattern);
  } catch (cause) {
    throw cannotDraw(path, `texts that match ${pattern} cannot be made`, cause);
  }
}

function takes(schema: SchemaNode, text: string): boolean {
  return schema.safeParse(text).success;
}

function isoDate(): fc.Arbitrary<string> {
  const [min, max] = [new Date('1970-01-01T00:00:00Z'), new Date('2999-12-31T23:59:59Z')];
  return fc.date({ min, max, noInvalidDate: true }).map((date) => date.toISOString());
}

/** Of one version as `v4`, or of any. */
function uuid(version: unknown): fc.Arbitrary<string> {
  const number = Number(String(version ?? '').slice(1));
  return number >= 1 && number <= 15 ? fc.uuid({ version: number as 4 }) : fc.uuid();
}
