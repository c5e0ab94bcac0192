import { formatEngineDate } from '../calendar/engine-date.ts';
import { javaClassName, javaTypeName } from './java-class-name.ts';
import { javaSerialized } from './java-serialized.ts';
import { readJson } from './json-reader.ts';
import type { JsonValue, NullValue, ObjectValue, TypedValue } from './typed-value.ts';
import { ValueError } from './value-error.ts';
import { WireDouble } from './wire-json.ts';

export interface WireOptions {
  /**
   * Whether Object, Json and Xml are shown as what they hold instead of as their text.
   * @default true
   */
  readonly deserializeValues?: boolean;
  /**
   * Names the type of an Object as it was sent; otherwise, once it is deserialized, as the engine works it out from the value. History does so.
   * @default false
   */
  readonly namesTypesAsSent?: boolean;
  /** The variable's name, for the message when the text of a Json value cannot be read. */
  readonly name?: string;
}

/** A variable as REST shows it. */
export interface ShownValue {
  readonly type: string;
  /** A Long is a number within the safe range and a bigint outside it. */
  readonly value: unknown;
  readonly valueInfo: Record<string, unknown>;
}

const JAVA_FORMAT = 'application/x-java-serialized-object';

/**
 * Shows a variable as REST does. The bytes of a File are never part of it.
 * @throws ValueError when a Json text that is not JSON is to be deserialized
 */
export function typedValueToWire(value: TypedValue, options: WireOptions = {}): ShownValue {
  switch (value.type) {
    case 'Null':
      return nullToWire(value, options.deserializeValues !== false);
    case 'Long':
      return shown(value.type, jsonLong(value.value));
    case 'Double':
      return shown(value.type, jsonDouble(value.value));
    case 'Date':
      return shown(value.type, formatEngineDate(value.value));
    case 'Bytes':
      return shown(value.type, Buffer.from(value.value).toString('base64'));
    case 'File':
      return shown(value.type, null, {
        filename: value.filename,
        ...(value.mimetype === undefined ? {} : { mimeType: value.mimetype }),
        ...(value.encoding === undefined ? {} : { encoding: value.encoding }),
      });
    case 'Json':
      return shown(value.type, options.deserializeValues === false ? value.value : jsonProperties(value, options.name));
    case 'Xml':
      return shown(
        value.type,
        options.deserializeValues === false ? value.value : { dataFormatName: 'application/xml' },
      );
    case 'Object':
      return objectToWire(value, options);
    default:
      return shown(value.type, value.value);
  }
}

/** The plain JSON value of a typed value, as it stands inside a deserialized Object; a Double without a fraction is a WireDouble. */
export function jsonOf(value: TypedValue): unknown {
  if (value.type === 'Object') {
    if (value.value.kind === 'list') return value.value.items.map(jsonOf);
    return Object.fromEntries(value.value.entries.map(([key, item]) => [key, jsonOf(item)]));
  }
  if (value.type === 'Double' && Number.isInteger(value.value)) return new WireDouble(value.value);
  return typedValueToWire(value, { deserializeValues: false }).value;
}

function shown(type: string, value: unknown, valueInfo: Record<string, unknown> = {}): ShownValue {
  return { type, value, valueInfo };
}

function nullToWire({ declared, serialization }: NullValue, deserialized: boolean): ShownValue {
  const { format = JAVA_FORMAT, typeName = '' } = serialization ?? {};
  const info =
    declared === 'Object'
      ? { ...(typeName === '' ? {} : { objectTypeName: typeName }), serializationDataFormat: format }
      : undefined;
  return shown(declared ?? 'Null', deserialized ? null : (serialization?.text ?? null), info);
}

function objectToWire(value: ObjectValue, { deserializeValues, namesTypesAsSent }: WireOptions): ShownValue {
  const deserialized = deserializeValues !== false;
  const { serialization } = value;
  if (!serialization) {
    const info = { objectTypeName: javaClassName(value), serializationDataFormat: JAVA_FORMAT };
    return shown(value.type, deserialized ? jsonOf(value) : javaSerialized(value).toString('base64'), info);
  }
  const { format: serializationDataFormat, typeName, text } = serialization;
  if (!deserialized) return shown(value.type, text ?? null, { objectTypeName: typeName, serializationDataFormat });
  const objectTypeName = namesTypesAsSent ? typeName : javaTypeName(value);
  return shown(value.type, jsonOf(value), { objectTypeName, serializationDataFormat });
}

/** The engine shows the bean properties of the class that holds the document, not the document. */
function jsonProperties(value: JsonValue, name = ''): unknown {
  const { type, value: content } = readOrFail(value.value, name);
  const kind = type === 'Object' ? content.kind : undefined;
  const nodeType = kind ? { list: 'ARRAY', map: 'OBJECT' }[kind] : nodeTypeOf(type);
  return {
    boolean: type === 'Boolean',
    object: kind === 'map',
    nodeType,
    array: kind === 'list',
    null: type === 'Null',
    number: nodeType === 'NUMBER',
    dataFormatName: 'application/json',
    string: type === 'String',
    value: kind === undefined,
  };
}

function nodeTypeOf(type: TypedValue['type']): string {
  return type === 'String' || type === 'Boolean' || type === 'Null' ? type.toUpperCase() : 'NUMBER';
}

function readOrFail(text: string, name: string): TypedValue {
  try {
    return readJson(text);
  } catch (cause) {
    const reason = 'SPIN/JACKSON-JSON-01001 Unable to parse input into json node';
    throw new ValueError(
      500,
      'ProcessEngineException',
      `Cannot deserialize object in variable '${name}': ${reason}`,
      0,
      { cause },
    );
  }
}

function jsonLong(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function jsonDouble(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}
