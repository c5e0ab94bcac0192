import * as z from 'zod';
import { sealedVariable } from './sealed-variable.ts';

/** The engine value types that contracts may use. Object, File, Xml and Bytes are left out on purpose: variables are small. */
export type EngineVariableType = 'String' | 'Integer' | 'Long' | 'Double' | 'Boolean' | 'Date' | 'Json';

/** A typed value as the engine's REST API carries it. */
export interface WireValue {
  readonly type?: string;
  readonly value: unknown;
  readonly valueInfo?: Record<string, unknown>;
}

/** One allowed variable: its engine type, and how a TypeScript value becomes a wire value and back. */
export interface EngineVariable<T> {
  readonly type: EngineVariableType;
  readonly isOptional: boolean;
  /** Whether the engine sees its values encrypted only; see {@link EngineVariable.sealed}. */
  readonly isSealed: boolean;
  /** The rule for the TypeScript value; its issues name what is wrong. */
  readonly schema: z.ZodType<T>;
  /** @param name of the variable, for messages. @throws z.ZodError when the value breaks the schema. */
  encode(value: T, name?: string): WireValue;
  /** @throws z.ZodError when the wire value has another type or breaks the schema. */
  decode(wire: WireValue): T;
  /** The same variable, allowed to be missing or null. */
  optional(): EngineVariable<T | undefined>;
  /**
   * The same variable, encrypted on its way to the engine, where it is a String `sealed:<key id>:<base64url>`. It holds some 2900 bytes. Its
   * values need `sealVariables` after `encodeVariables` and `openVariables` before `decodeVariables`; a worker with a `payloadCodec` does both.
   *
   * The model's conditions and expressions cannot read it, nor can operators. Only the variable is sealed: keep its value out of idempotency
   * keys, reasons, log lines and what `begin` is given.
   */
  sealed(): EngineVariable<T>;
}

/** The engine stores String variables in a column of 4000 characters and answers longer ones with code 10002. */
export const stringLengthMax = 4000;

const int32 = z.int().min(-2_147_483_648).max(2_147_483_647);
const int64 = z
  .bigint()
  .min(-(2n ** 63n))
  .max(2n ** 63n - 1n);
const decimalText = /^-?(0|[1-9]\d{0,12})(\.\d{1,6})?$/;

/**
 * The variable types a contract is written with.
 *
 * @example
 * const input = { tenantId: v.string(), lineCount: v.integer(), total: v.decimal() };
 */
export const v: {
  /** Text of at most {@link stringLengthMax} characters, whatever the schema allows. */
  string(schema?: z.ZodType<string>): EngineVariable<string>;
  /** One of these texts, carried as String. */
  enum<const T extends readonly [string, ...string[]]>(values: T): EngineVariable<T[number]>;
  /** 32-bit whole number. */
  integer(schema?: z.ZodType<number>): EngineVariable<number>;
  /** 64-bit whole number as bigint; its digits are never rounded through a double. */
  long(): EngineVariable<bigint>;
  double(): EngineVariable<number>;
  boolean(): EngineVariable<boolean>;
  /** A moment, to the millisecond; written in UTC. */
  date(): EngineVariable<Date>;
  /** Up to 13 digits before and 6 after the point (`numeric(19,6)`), as text and carried as String. Never use it in a condition. */
  decimal(): EngineVariable<string>;
  /** A JSON value that fits the schema. */
  json<T>(schema: z.ZodType<T>): EngineVariable<T>;
} = {
  string: (schema = z.string()) => variable('String', schema.pipe(z.string().max(stringLengthMax)), same, same),
  enum: (values) => variable('String', z.enum(values), same, same),
  integer: (schema = int32) => variable('Integer', schema.pipe(int32), same, same),
  long: () => variable('Long', int64, same, readLong),
  double: () => variable('Double', z.number(), same, (value) => (typeof value === 'bigint' ? Number(value) : value)),
  boolean: () => variable('Boolean', z.boolean(), same, same),
  date: () => variable('Date', z.date(), writeDate, readDate),
  decimal: () =>
    variable(
      'String',
      z.string().regex(decimalText, 'must be a decimal with at most 6 places, for example "12.50"'),
      same,
      same,
    ),
  json: (schema) => variable('Json', schema, (value) => JSON.stringify(value), readJson),
};

function variable<T>(
  type: EngineVariableType,
  schema: z.ZodType<T>,
  write: (value: T) => unknown,
  read: (value: unknown) => unknown,
): EngineVariable<T> {
  const wireType = z.literal(type, {
    error: (issue) => `must have the engine type ${type}, has ${String(issue.input)}`,
  });
  const self: EngineVariable<T> = {
    type,
    schema,
    isOptional: false,
    isSealed: false,
    encode: (value) => ({ type, value: write(schema.parse(value)) }),
    decode: (wire) => {
      wireType.parse(wire.type ?? type);
      return schema.parse(read(wire.value));
    },
    optional: () => optional(type, self),
    sealed: () => sealedVariable(self),
  };
  return self;
}

function optional<T>(type: EngineVariableType, inner: EngineVariable<T>): EngineVariable<T | undefined> {
  const self: EngineVariable<T | undefined> = {
    type,
    schema: inner.schema.optional(),
    isOptional: true,
    isSealed: false,
    encode: (value) => (value === undefined ? { type: 'Null', value: null } : inner.encode(value)),
    decode: (wire) => (wire.value === null || wire.value === undefined ? undefined : inner.decode(wire)),
    optional: () => self,
    sealed: () => sealedVariable(self),
  };
  return self;
}

function same<T>(value: T): T {
  return value;
}

/** A client that keeps source text hands over a bigint for large numbers and a number for small ones. */
function readLong(value: unknown): unknown {
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
}

/** The engine refuses `Z`; it wants milliseconds and a numeric offset. */
function writeDate(value: Date): string {
  return value.toISOString().replace('Z', '+0000');
}

function readDate(value: unknown): unknown {
  return typeof value === 'string' ? new Date(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : value;
}

/** The engine accepts text that is not JSON as a Json value, so it is parsed here and refused as a schema issue. */
function readJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
