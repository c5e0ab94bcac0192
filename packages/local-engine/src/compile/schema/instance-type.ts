import type { XmlElement } from '@stepwright/model/xml';
import type { SchemaCheck } from './check-schema.ts';
import { schemaInstanceNamespace, schemaName } from './namespaces.ts';
import { findSchemaType, isDerivedFrom, type SchemaType } from './schema-type.ts';
import { faultOfPrefix } from './simple-type.ts';

/** The type that `xsi:type` gives an element; without one, or with a faulty one, the declared type. */
export function resolveInstanceType({ problems }: SchemaCheck, element: XmlElement, declared: SchemaType): SchemaType {
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
  const type = findType(value, element);
  if (!type) {
    const message = `cvc-elt.4.2: Cannot resolve '${value}' to a type definition for element '${element.name}'.`;
    problems.schemaError(message, element);
    return declared;
  }
  if (!isDerivedFrom(type, declared)) {
    const message = `cvc-elt.4.3: Type '${value}' is not validly derived from the type definition, '${declared.name}', of element '${element.name}'.`;
    problems.schemaError(message, element);
  }
  return type;
}

function findType(value: string, element: XmlElement): SchemaType | undefined {
  const colon = value.indexOf(':');
  const namespace = element.namespaces.get(colon === -1 ? '' : value.slice(0, colon));
  const name = schemaName(namespace ?? '', value.slice(colon + 1));
  return name === undefined ? undefined : findSchemaType(name);
}
