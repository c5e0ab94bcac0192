import type { XmlElement } from '@stepwright/model/xml';
import type { Problems } from '../problems.ts';
import { checkAttributes, checkSimpleAttributes } from './check-attributes.ts';
import { ContentCheck } from './check-content.ts';
import { resolveInstanceType } from './instance-type.ts';
import type { Schema } from './schema.ts';
import type { SchemaType } from './schema-type.ts';
import { faultOfValue, normalizeValue } from './simple-type.ts';

/** What the checks of one file share. */
export interface SchemaCheck {
  readonly problems: Problems;
  readonly schema: Schema;
  readonly ids: Set<string>;
  /** What refers to an id, by the id: the first element that does. */
  readonly references: Map<string, XmlElement>;
}

/**
 * Validates a file against a schema as Camunda's XML parser does: elements and their order, attributes, simple values, ids and
 * references. Like that parser it also fills in default values and drops blanks from values, so that the compiler sees what Camunda sees.
 * Elements of other namespaces are not looked at, but elements of the schema inside of them are.
 */
export function checkSchema(root: XmlElement, problems: Problems, schema: Schema): void {
  const check: SchemaCheck = { problems, schema, ids: new Set(), references: new Map() };
  const typeName = globalTypeOf(check, root);
  if (typeName === undefined) {
    problems.schemaError(`cvc-elt.1.a: Cannot find the declaration of element '${root.name}'.`, root);
  }
  checkElement(check, root, typeName);
  for (const [reference, element] of check.references) {
    if (check.ids.has(reference)) continue;
    problems.schemaError(`cvc-id.1: There is no ID/IDREF binding for IDREF '${reference}'.`, root.end, element);
  }
}

function globalTypeOf({ schema }: SchemaCheck, element: XmlElement): string | undefined {
  const name = schema.names.nameOf(element.uri, element.tag);
  return name === undefined ? undefined : schema.typeNameOf(name);
}

/** Checks an element against a type; without one, only what the schema knows inside of it. */
function checkElement(check: SchemaCheck, element: XmlElement, typeName: string | undefined): void {
  const declared = typeName === undefined ? undefined : check.schema.types.find(typeName);
  if (!declared && typeName !== undefined) {
    checkSimple(check, element, typeName);
    return;
  }
  const type = resolveInstanceType(check, element, declared);
  if (type) checkComplex(check, element, type);
  else for (const child of element.children) checkElement(check, child, globalTypeOf(check, child));
}

function checkComplex(check: SchemaCheck, element: XmlElement, type: SchemaType): void {
  const { problems } = check;
  if (type.isAbstract) {
    problems.schemaError(`cvc-type.2: The type definition cannot be abstract for element ${element.name}.`, element);
  }
  checkAttributes(check, element, type);
  if (!type.content) {
    for (const child of element.children) checkElement(check, child, globalTypeOf(check, child));
    if (element.children.length === 0 && element.text === '') return;
    const message = `cvc-complex-type.2.1: Element '${element.name}' must have no character or element information item [children], because the type's content type is empty.`;
    problems.schemaError(message, element.end, element);
    return;
  }
  const content = new ContentCheck(type.content, element, check);
  for (const child of element.children) {
    const found = content.accept(child);
    checkElement(check, child, found ?? globalTypeOf(check, child));
  }
  if (!type.isMixed && element.text.trim() !== '') {
    const message = `cvc-complex-type.2.3: Element '${element.name}' cannot have character [children], because the type's content type is element-only.`;
    problems.schemaError(message, element.end, element);
  }
  content.finish();
}

function checkSimple(check: SchemaCheck, element: XmlElement, type: string): void {
  const { problems } = check;
  checkSimpleAttributes(check, element);
  for (const child of element.children) checkElement(check, child, globalTypeOf(check, child));
  if (element.children.length > 0) {
    const message = `cvc-type.3.1.2: Element '${element.name}' is a simple type, so it must have no element information item [children].`;
    problems.schemaError(message, element.end, element);
  }
  const value = normalizeValue(type, element.text);
  const fault = faultOfValue(type, value, element);
  if (fault !== undefined) {
    problems.schemaError(fault, element.end, element);
    problems.schemaError(
      `cvc-type.3.1.3: The value '${value}' of element '${element.name}' is not valid.`,
      element.end,
      element,
    );
  } else if (type === 'IDREF') {
    if (!check.references.has(value)) check.references.set(value, element);
  }
}
