import type { TypedValue } from './typed-value.ts';
import { ValueError } from './value-error.ts';

const NAMES = {
  String: 'java.lang.String',
  Boolean: 'java.lang.Boolean',
  Short: 'java.lang.Short',
  Integer: 'java.lang.Integer',
  Long: 'java.lang.Long',
  Double: 'java.lang.Double',
  Date: 'java.util.Date',
  Bytes: '[B',
  File: 'java.io.ByteArrayInputStream',
  Json: 'org.camunda.spin.impl.json.jackson.JacksonJsonNode',
  Xml: 'org.camunda.spin.impl.xml.dom.DomXmlElement',
} as const;

/** The Java class of a value, as messages of the engine name it; null has none. */
export function javaClassName(value: TypedValue): string {
  if (value.type === 'Null') return 'null';
  if (value.type !== 'Object') return NAMES[value.type];
  return value.value.kind === 'list' ? 'java.util.ArrayList' : (value.value.className ?? 'java.util.LinkedHashMap');
}

/**
 * The class with its parameters, which the engine works out from the first element: `java.util.ArrayList<java.lang.Integer>`.
 * @throws ValueError when the first element is null, where the engine's own search fails
 */
export function javaTypeName(value: TypedValue): string {
  const name = javaClassName(value);
  if (value.type !== 'Object') return name;
  if (value.value.kind === 'map') return `${name}<java.lang.Object,java.lang.Object>`;
  const [first] = value.value.items;
  if (first?.type === 'Null') {
    throw new ValueError(500, 'NullPointerException', 'Cannot invoke "Object.getClass()" because "object" is null');
  }
  return `${name}<${first ? javaTypeName(first) : 'java.lang.Object'}>`;
}
