import { type XmlElement, XmlRepetitionFault } from '@stepwright/model/xml';
import type { Compilation } from './compilation.ts';

/** What is put into a field of a Java object: a text, or an expression. */
export interface FieldValue {
  readonly name: string | undefined;
  readonly text: string;
  readonly isExpression: boolean;
}

/** Reads the fields that are injected into the Java code of an element, and reports the faulty ones. */
export function readFields(compilation: Compilation, owner: XmlElement): readonly FieldValue[] {
  const fields = (owner.element('extensionElements') ?? owner).camundaElements('field');
  return fields.flatMap((field): readonly FieldValue[] => {
    const value = readField(compilation, owner, field);
    if (value) return [value];
    const message =
      'One of the following is mandatory on a field declaration: one of attributes stringValue|expression or one of child elements string|expression';
    compilation.problems.error(message, owner);
    return [];
  });
}

function readField(compilation: Compilation, owner: XmlElement, field: XmlElement): FieldValue | undefined {
  const name = field.attribute('name');
  const text = readValue(compilation, owner, field, 'stringValue', 'string');
  if (text !== undefined) return { name, text, isExpression: false };
  const expression = readValue(compilation, owner, field, 'expression', 'expression');
  if (expression === undefined || expression.trim() === '') return undefined;
  compilation.expression(expression, field);
  return { name, text: expression, isExpression: true };
}

function readValue(
  { problems }: Compilation,
  owner: XmlElement,
  field: XmlElement,
  attributeName: string,
  elementName: string,
): string | undefined {
  try {
    const attribute = field.attribute(attributeName);
    const child = field.camundaElement(elementName);
    if (attribute !== undefined && child) {
      const message = `Can't use attribute '${attributeName}' and element '${elementName}' together, only use one`;
      problems.error(message, field, owner.id);
      return undefined;
    }
    if (child && child.text === '') {
      const message = `No valid value found in attribute '${attributeName}' nor element '${elementName}'`;
      problems.error(message, field, owner.id);
    }
    return (child ? child.text : attribute) || undefined;
  } catch (fault) {
    if (!(fault instanceof XmlRepetitionFault)) throw fault;
    problems.error(`Multiple ${elementName} field declarations found`, owner);
    return undefined;
  }
}
