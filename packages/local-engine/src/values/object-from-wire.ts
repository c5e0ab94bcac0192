import { javaHashOrder } from './java-hash-order.ts';
import { readJson } from './json-reader.ts';
import type { ObjectSerialization, TypedValue } from './typed-value.ts';
import { ValueError } from './value-error.ts';

const JSON_FORMAT = 'application/json';
const JAVA_FORMAT = 'application/x-java-serialized-object';
const TYPE_NAME = /^([\w.$]+)(?:<([\w.$<>, ]*)>)?$/;
const LISTS = ['java.util.ArrayList', 'java.util.List', 'java.util.Collection'];
const MAPS = ['java.util.HashMap', 'java.util.LinkedHashMap', 'java.util.Map'];
/** What JSON itself says about an element; more would convert it. */
const PLAIN_PARAMETERS = [
  'java.lang.Object',
  'java.lang.String',
  'java.lang.Integer',
  'java.lang.Boolean',
  'java.lang.Double',
];

/**
 * Reads a serialized Object: lists and maps written as JSON. The engine would also keep other classes and texts that are not
 * JSON, and fail when somebody reads them; they are refused here.
 * @throws ValueError
 */
export function objectFromWire(type: string, value: unknown, valueInfo: Readonly<Record<string, unknown>>): TypedValue {
  if (value !== undefined && value !== null && typeof value !== 'string') {
    const message = `Must provide 'null' or String value for value of SerializableValue type '${type}'.`;
    throw new ValueError(400, 'InvalidRequestException', message);
  }
  const text = value ?? undefined;
  const { objectTypeName, serializationDataFormat } = valueInfo;
  checkFormat(serializationDataFormat, objectTypeName, text);
  if (text === undefined) return nullObject(objectTypeName);
  if (typeof objectTypeName !== 'string') {
    throw failure("Cannot write serialized value: no 'objectTypeName' provided for non-null value.");
  }
  const content = contentOf(text, objectTypeName);
  const serialization: ObjectSerialization = { format: JSON_FORMAT, typeName: objectTypeName, text };
  return content.type === 'Null'
    ? { type: 'Null', value: null, declared: 'Object', serialization }
    : { ...content, serialization };
}

function checkFormat(format: unknown, typeName: unknown, text: string | undefined): void {
  if (format === JSON_FORMAT) return;
  if (format === JAVA_FORMAT)
    throw failure('ENGINE-17007 Cannot set variable. Java serialization format is prohibited');
  if (format === undefined || format === null) {
    const size = text === undefined ? 'null' : `${text.length} chars`;
    throw failure(
      `Cannot find serializer for value 'ObjectValue [value=null, isDeserialized=false, serializationDataFormat=null, objectTypeName=${typeName ?? null}, serializedValue=${size}, isTransient=false]'.`,
    );
  }
  throw unsupported(`The serialization format '${format}' is not supported by this engine; send '${JSON_FORMAT}'.`);
}

function nullObject(typeName: unknown): TypedValue {
  const serialization: ObjectSerialization = { format: JSON_FORMAT, typeName: String(typeName ?? '') };
  return { type: 'Null', value: null, declared: 'Object', serialization };
}

function contentOf(text: string, typeName: string): Extract<TypedValue, { type: 'Object' | 'Null' }> {
  const [, raw = '', parameters] = TYPE_NAME.exec(typeName) ?? [];
  const kind = LISTS.includes(raw) ? 'list' : MAPS.includes(raw) ? 'map' : undefined;
  if (!kind && raw !== 'java.lang.Object') {
    throw unsupported(
      `The object type '${typeName}' is not supported by this engine, which keeps lists and maps only.`,
    );
  }
  const read = readOrRefuse(text);
  if (read.type === 'Null') return read;
  if (read.type !== 'Object' || (kind && read.value.kind !== kind)) {
    throw unsupported(
      `The JSON text of type '${typeName}' is a ${read.type === 'Object' ? read.value.kind : read.type}.`,
    );
  }
  if (parameters) checkParameters(read.value, parameters, typeName);
  if (raw !== 'java.util.HashMap' || read.value.kind !== 'map') return read;
  return { type: 'Object', value: { kind: 'map', className: raw, entries: javaHashOrder(read.value.entries) } };
}

function readOrRefuse(text: string): TypedValue {
  try {
    return readJson(text);
  } catch (cause) {
    if (cause instanceof ValueError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw unsupported(`The value of the Object is not JSON: ${reason}`, { cause });
  }
}

/** Type parameters may say what JSON says anyway; where the engine would convert elements, the value is refused. */
function checkParameters(
  content: Extract<TypedValue, { type: 'Object' }>['value'],
  parameters: string,
  typeName: string,
): void {
  const names = parameters.split(',').map((name) => name.trim());
  const elementType = names.at(-1) ?? '';
  const items = content.kind === 'list' ? content.items : content.entries.map(([, item]) => item);
  const keyIsText = content.kind === 'list' || names[0] === 'java.lang.String' || names[0] === 'java.lang.Object';
  const fits = (item: TypedValue) =>
    elementType === 'java.lang.Object' || item.type === 'Null' || elementType === `java.lang.${item.type}`;
  if (keyIsText && PLAIN_PARAMETERS.includes(elementType) && items.every(fits)) return;
  throw unsupported(
    `The object type '${typeName}' would convert elements, which this engine does not; leave its parameters out.`,
  );
}

function failure(message: string): ValueError {
  return new ValueError(500, 'ProcessEngineException', message, 0);
}

function unsupported(message: string, options?: ErrorOptions): ValueError {
  return new ValueError(400, 'InvalidRequestException', message, null, options);
}
