import { parseEngineDate } from '../calendar/engine-date.ts';
import { parseJavaDouble } from './java-double.ts';
import { parseJavaLong } from './java-long.ts';
import { javaText } from './java-text.ts';
import { objectFromWire } from './object-from-wire.ts';
import type { NullValue, TypedValue } from './typed-value.ts';
import { typedValueFromJson } from './typed-value-from-json.ts';
import { ValueError } from './value-error.ts';
import { isRecord, type WireValue } from './wire-value.ts';

type Declared = NonNullable<NullValue['declared']>;

/**
 * Reads a variable as REST takes it. Only the first letter of a type's name may be of either case.
 * @throws ValueError with the engine's status and words
 */
export function typedValueFromWire(wire: WireValue | null): TypedValue {
  checkShape(wire);
  const { type, value, valueInfo } = wire;
  if (type === undefined || type === null) return typedValueFromJson(value);
  if (type === '') throw new ValueError(500, 'StringIndexOutOfBoundsException', 'begin 0, end 1, length 0');
  const name = `${String(type).charAt(0).toUpperCase()}${String(type).slice(1)}`;
  if (name === 'File') return fileOf(value, valueInfo);
  if (name === 'Json' || name === 'Xml') return documentOf(name, String(type), value);
  if (name === 'Object') return objectFromWire(String(type), value, valueInfo ?? {});
  if (name === 'Number')
    throw new ValueError(500, 'ProcessEngineException', 'Cannot serialize value of abstract type number', 0);
  const primitive = PRIMITIVES[name];
  if (!primitive) throw new ValueError(400, 'RestException', `Unsupported value type '${type}'`);
  const isTransient = valueInfo?.transient;
  if (value === undefined || value === null) return nullOf(name);
  const text = textOf(value);
  const converted =
    isTransient === undefined || typeof isTransient === 'boolean' ? convert(primitive, value, text) : undefined;
  if (converted === undefined) {
    const message = `Cannot convert value '${text}' of type '${type}' to java type ${primitive.javaType}`;
    throw new ValueError(400, 'InvalidRequestException', message);
  }
  return converted === null ? nullOf(name) : converted;
}

/** Callers pass what a client sent, whatever it is. */
function checkShape(wire: WireValue | null): asserts wire is WireValue {
  if (wire === null)
    throw new ValueError(500, 'NullPointerException', 'A variable is null instead of an object with its value.');
  if (!isRecord(wire))
    throw new ValueError(400, 'InvalidRequestException', 'A variable is not an object with its type and value.');
  const { valueInfo } = wire;
  if (valueInfo === undefined || valueInfo === null || isRecord(valueInfo)) return;
  throw new ValueError(400, 'InvalidRequestException', 'The valueInfo of a variable is not an object.');
}

/** Whether a variable is to live only until the next wait state: it is not stored and not shown. */
export function isTransientWire(wire: WireValue): boolean {
  return wire.valueInfo?.transient === true;
}

interface Primitive {
  readonly javaType: string;
  /** Undefined when the text is no such value, null when it stands for none. */
  readonly parse: (text: string) => TypedValue | null | undefined;
}

const PRIMITIVES: Readonly<Record<string, Primitive>> = {
  Boolean: { javaType: 'java.lang.Boolean', parse: unlessBlank(parseBoolean) },
  Short: { javaType: 'java.lang.Short', parse: unlessBlank((text) => parseInteger('Short', text, 15n)) },
  Integer: { javaType: 'java.lang.Integer', parse: unlessBlank((text) => parseInteger('Integer', text, 31n)) },
  Long: { javaType: 'java.lang.Long', parse: unlessBlank(parseLong) },
  Double: { javaType: 'java.lang.Double', parse: unlessBlank(parseDouble) },
  Date: { javaType: 'java.util.Date', parse: (text) => (text === '' || text === 'null' ? null : parseDate(text)) },
  String: { javaType: 'java.lang.String', parse: (text) => ({ type: 'String', value: text }) },
  Bytes: { javaType: '[B', parse: parseBytes },
  Null: { javaType: 'javax.lang.model.type.NullType', parse: () => undefined },
};

function convert(primitive: Primitive, value: unknown, text: string): TypedValue | null | undefined {
  if (typeof value === 'string' && primitive === PRIMITIVES.String) return { type: 'String', value };
  // The engine puts the text between quotes and has it read as JSON.
  try {
    return primitive.parse(String(JSON.parse(`"${text}"`)));
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'bigint' ? value.toString() : javaText(typedValueFromJson(value));
}

function unlessBlank(parse: Primitive['parse']): Primitive['parse'] {
  return (text) => {
    const trimmed = text.trim();
    return trimmed === '' || trimmed === 'null' ? null : parse(trimmed);
  };
}

function parseBoolean(text: string): TypedValue | undefined {
  if (text === 'true' || text === 'True' || text === 'TRUE') return { type: 'Boolean', value: true };
  return text === 'false' || text === 'False' || text === 'FALSE' ? { type: 'Boolean', value: false } : undefined;
}

function parseInteger(type: 'Short' | 'Integer', text: string, bits: bigint): TypedValue | undefined {
  const value = parseJavaLong(text);
  const limit = 1n << bits;
  return value === undefined || value < -limit || value >= limit ? undefined : { type, value: Number(value) };
}

function parseLong(text: string): TypedValue | undefined {
  const value = parseJavaLong(text);
  return value === undefined ? undefined : { type: 'Long', value };
}

function parseDouble(text: string): TypedValue | undefined {
  if (text === 'INF' || text === '+INF') return { type: 'Double', value: Infinity };
  if (text === '-INF') return { type: 'Double', value: -Infinity };
  // Unlike expressions, REST takes no suffix and no hexadecimal form.
  const value = /[dfx]$|x/i.test(text) ? undefined : parseJavaDouble(text);
  return value === undefined ? undefined : { type: 'Double', value };
}

function parseDate(text: string): TypedValue | undefined {
  const value = parseEngineDate(text);
  return value === undefined ? undefined : { type: 'Date', value };
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function parseBytes(text: string): TypedValue | undefined {
  const digits = text.replace(/[\0-\x20]+/g, '');
  return digits.length % 4 === 0 && BASE64.test(digits)
    ? { type: 'Bytes', value: Buffer.from(digits, 'base64') }
    : undefined;
}

function nullOf(name: string): NullValue {
  return name === 'Null' ? { type: 'Null', value: null } : { type: 'Null', value: null, declared: name as Declared };
}

function documentOf(name: 'Json' | 'Xml', type: string, value: unknown): TypedValue {
  if (value === undefined || value === null) return nullOf(name);
  if (typeof value === 'string') return { type: name, value };
  const message = `Must provide 'null' or String value for value of SerializableValue type '${type}'.`;
  throw new ValueError(400, 'InvalidRequestException', message);
}

function fileOf(value: unknown, valueInfo: WireValue['valueInfo']): TypedValue {
  if (!valueInfo) throw illegal('Cannot create file without valueInfo.');
  const { filename, mimeType, encoding } = valueInfo;
  if (filename === undefined || filename === null) {
    throw illegal('Cannot create file without filename! Please set a name into ValueInfo with key filename');
  }
  if (typeof value !== 'string') throw illegal('Provided value is not of File, InputStream or byte[] type.');
  if (mimeType === null) {
    throw illegal("The provided mime type is null. Set a non-null value info property with key 'filename'");
  }
  if (encoding === null) {
    throw illegal("The provided encoding is null. Set a non-null value info property with key 'encoding'");
  }
  return {
    type: 'File',
    value: Buffer.from(value, 'base64'),
    filename: String(filename),
    ...(mimeType === undefined ? {} : { mimetype: String(mimeType) }),
    ...(encoding === undefined ? {} : { encoding: String(encoding) }),
  };
}

function illegal(message: string): ValueError {
  return new ValueError(500, 'IllegalArgumentException', message);
}
