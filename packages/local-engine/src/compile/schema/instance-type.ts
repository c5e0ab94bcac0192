import type { XmlElement } from '@stepwright/model/xml';
import type { SchemaCheck } from './check-schema.ts';
import type { Schema } from './schema.ts';
import { schemaInstanceNamespace } from './schema-names.ts';
import { isDerivedFrom, type SchemaType } from './schema-type.ts';
import { faultOfPrefix } from './simple-type.ts';

const builtInTypes = 'http://www.w3.org/2001/XMLSchema';

/** The type that `xsi:type` gives an element; without one, or with a faulty one, the declared type. */
export function resolveInstanceType(
  { problems, schema }: SchemaCheck,
  element: XmlElement,
  declared: SchemaType | undefined,
): SchemaType | undefined {
  const value = element.attribute(`${schemaInstanceNamespace}:type`)?.trim();
  if (value === undefined) return declared;
  const fault = faultOfPrefix(value, element);
  if (fault !== undefined) {
    const shownName = element.attributeName(`${schemaInstanceNamespace}:type`);
    for (const message of [
      fault,
      `cvc-elt.4.1: The value '${value}' of attribute '${schemaInstanceNamespace},type' of element '${element.name}' is not a valid QName.`,
      fault,
      `cvc-attribute.3: The value '${value}' of attribute '${shownName}' on element '${element.name}' is not valid with respect to its type, 'QName'.`,
    ]) {
      problems.schemaError(message, element);
    }
    return declared;
  }
  const type = findType(schema, value, element);
  if (!type && !declared && namespaceOf(value, element) === builtInTypes) return undefined;
  if (!type) {
    const message = `cvc-elt.4.2: Cannot resolve '${value}' to a type definition for element '${element.name}'.`;
    problems.schemaError(message, element);
    return declared;
  }
  if (declared && !isDerivedFrom(type, declared)) {
    const message = `cvc-elt.4.3: Type '${value}' is not validly derived from the type definition, '${declared.name}', of element '${element.name}'.`;
    problems.schemaError(message, element);
  }
  return type;
}

function findType(schema: Schema, value: string, element: XmlElement): SchemaType | undefined {
  const name = schema.names.nameOf(namespaceOf(value, element) ?? '', value.slice(value.indexOf(':') + 1));
  return name === undefined ? undefined : schema.types.find(name);
}

function namespaceOf(value: string, element: XmlElement): string | undefined {
  const colon = value.indexOf(':');
  return element.namespaces.get(colon === -1 ? '' : value.slice(0, colon));
}
