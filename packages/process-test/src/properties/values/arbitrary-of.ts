import { isDeepStrictEqual } from 'node:util';
import { type EngineVariable, stringLengthMax, type Values, type VariableMap } from '@stepwright/contract';
import fc from 'fast-check';
import { arbitraryOfSchema } from './arbitrary-of-schema.ts';
import { anyOf, onlyThose } from './drawing.ts';
import { definitionOf } from './schema-node.ts';
import type { TellingValue, TellingValues } from './telling-values.ts';

/** What is known of a variable besides its contract. */
export interface ArbitraryOptions {
  /** For messages. @default 'the value' */
  readonly name?: string;
  /** What the model says of its values: they are drawn half of the time. @default nothing */
  readonly telling?: TellingValue | undefined;
}

/** What is known of the variables of a map besides their contracts. */
export interface ArbitraryOfMapOptions {
  /** Arbitraries of your own, by variable name, instead of those that the contract gives. @default none */
  readonly values?: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  readonly telling?: TellingValues;
}

/** How often something is done at most that a variable counts: more only takes longer. */
const countMax = 3;

/**
 * Draws values of a variable: those that its contract takes, and that come back equal from the engine. They reach the edges of its schema.
 *
 * @throws {ProcessTestError} VALUE_NOT_DRAWABLE when its schema does not say what its values are, or takes hardly any that it describes; the
 * latter only when values are drawn.
 *
 * @example
 * fc.assert(fc.property(arbitraryOf(v.integer(z.int().min(0))), (lineCount) => lineCount >= 0));
 */
export function arbitraryOf<T>(
  variable: EngineVariable<T>,
  { name = 'the value', telling }: ArbitraryOptions = {},
): fc.Arbitrary<T> {
  const isTaken = (value: T): boolean => comesBack(variable, value);
  const schema = variable.isOptional
    ? (definitionOf(variable.schema).innerType as typeof variable.schema)
    : variable.schema;
  const drawn = arbitraryOfSchema(schema, {
    path: name,
    depth: 0,
    ...(telling?.isCount ? { min: -1, max: countMax } : {}),
  });
  const taken = onlyThose(drawn as fc.Arbitrary<T>, name, isTaken);
  const known = anyOf((telling?.values ?? []).filter((value) => isTaken(value as T)) as T[]);
  const weighted = [taken, ...known].map((arbitrary) => ({ arbitrary, weight: 1 }));
  const present = known.length === 0 ? taken : fc.oneof({ withCrossShrink: true }, ...weighted);
  return variable.isOptional ? (fc.option(present, { nil: undefined, freq: 3 }) as fc.Arbitrary<T>) : present;
}

/**
 * Draws the values of a map of variables. One that is optional is left out now and then.
 *
 * @throws {ProcessTestError} as {@link arbitraryOf} does.
 */
export function arbitraryOfMap<M extends VariableMap>(
  map: M,
  { values = {}, telling }: ArbitraryOfMapOptions = {},
): fc.Arbitrary<Values<M>> {
  const drawn = Object.entries(map).map(([name, variable]) => {
    const own = Object.hasOwn(values, name) ? values[name] : undefined;
    return [name, own ?? arbitraryOf(variable, { name, telling: telling?.get(name) })] as const;
  });
  const whole = fc.record(Object.fromEntries(drawn), { noNullPrototype: true });
  return whole.map(withoutUndefined, (value) => value as Record<string, unknown>) as unknown as fc.Arbitrary<Values<M>>;
}

/** Minus zero is no JSON, so no engine keeps it. */
function comesBack<T>(variable: EngineVariable<T>, value: T): boolean {
  if (Object.is(value, -0) || (variable.isSealed && !fitsSealed(value))) return false;
  try {
    return isDeepStrictEqual(variable.decode(variable.encode(value)), value);
  } catch {
    return false;
  }
}

/** Sealed, a value is a text of four thirds its length, and some more for the codec: what is half as long as the engine takes fits surely. */
function fitsSealed(value: unknown): boolean {
  const text = JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one)) ?? '';
  return Buffer.byteLength(JSON.stringify(text)) <= stringLengthMax / 2;
}

function withoutUndefined(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
