import type { XmlElement } from '@stepwright/model/xml';
import type { SchemaCheck } from './check-schema.ts';
import { schemaInstanceNamespace } from './schema-names.ts';
import type { AttributeRule, SchemaType } from './schema-type.ts';
import { faultOfValue, normalizeValue, shownTypeName } from './simple-type.ts';

/** Checks the attributes of an element, normalizes their values and adds those that the schema gives. */
export function checkAttributes(check: SchemaCheck, element: XmlElement, type: SchemaType): void {
  for (const [key, value] of element.attributes) {
    const rule = type.attributes.get(key);
    if (rule) checkValue(check, element, rule, value);
    else if (!isAllowed(check, key, type)) {
      const message = `cvc-complex-type.3.2.2: Attribute '${element.attributeName(key)}' is not allowed to appear in element '${element.name}'.`;
      check.problems.schemaError(message, element);
    }
  }
  for (const rule of type.attributes.values()) {
    if (element.attributes.has(rule.name)) continue;
    if (rule.isRequired) {
      const message = `cvc-complex-type.4: Attribute '${rule.name}' must appear on element '${element.name}'.`;
      check.problems.schemaError(message, element);
    } else if (rule.defaultValue !== undefined) {
      element.attributes.set(rule.name, rule.defaultValue);
    }
  }
}

/** An element of a simple type has no attributes. */
export function checkSimpleAttributes({ problems }: SchemaCheck, element: XmlElement): void {
  for (const key of element.attributes.keys()) {
    if (key.startsWith(schemaInstanceNamespace)) continue;
    const message = `cvc-type.3.1.1: Element '${element.name}' is a simple type, so it cannot have attributes, excepting those whose namespace name is identical to 'http://www.w3.org/2001/XMLSchema-instance' and whose [local name] is one of 'type', 'nil', 'schemaLocation' or 'noNamespaceSchemaLocation'. However, the attribute, '${element.attributeName(key)}' was found.`;
    problems.schemaError(message, element);
  }
}

/** Whether an attribute that the type does not name may stand there all the same: one of another namespace. */
function isAllowed({ schema }: SchemaCheck, key: string, type: SchemaType): boolean {
  if (key.startsWith(`${schemaInstanceNamespace}:`)) return true;
  if (type.openedBy === undefined || !key.includes(':')) return false;
  return !key.startsWith(`${schema.names.split(type.openedBy).namespace}:`);
}

function checkValue(check: SchemaCheck, element: XmlElement, rule: AttributeRule, given: string): void {
  const { problems } = check;
  const value = normalizeValue(rule.type, given);
  if (value !== given) element.attributes.set(rule.name, value);
  const fault = faultOfValue(rule.type, value, element) ?? faultOfId(check, rule, value);
  if (fault === undefined) {
    if (rule.type === 'IDREF' && !check.references.has(value)) check.references.set(value, element);
    return;
  }
  problems.schemaError(fault, element);
  const message = `cvc-attribute.3: The value '${value}' of attribute '${rule.name}' on element '${element.name}' is not valid with respect to its type, '${shownTypeName(rule.type)}'.`;
  problems.schemaError(message, element);
}

function faultOfId({ ids }: SchemaCheck, rule: AttributeRule, value: string): string | undefined {
  if (rule.type !== 'ID') return undefined;
  if (ids.has(value)) return `cvc-id.2: There are multiple occurrences of ID value '${value}'.`;
  ids.add(value);
  return undefined;
}
