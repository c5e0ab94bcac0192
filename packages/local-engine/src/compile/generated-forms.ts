import type { XmlElement } from '@stepwright/model/xml';
import { type Compilation, parseBoolean } from './compilation.ts';
import { looksLikeExpression, requireExpression } from './compile-expression.ts';
import { EngineFault } from './engine-fault.ts';

const types = ['string', 'long', 'boolean', 'date', 'enum'];
const validators = ['min', 'max', 'minlength', 'maxlength', 'required', 'readonly'];

/** Reports faulty fields of the forms that Camunda would generate. */
export function checkGeneratedForm(compilation: Compilation, element: XmlElement): void {
  const extensions = element.element('extensionElements');
  for (const property of extensions?.camundaElements('formProperty') ?? []) checkProperty(compilation, property);
  const form = extensions?.camundaElement('formData');
  for (const field of form?.camundaElements('formField') ?? []) checkField(compilation, field);
}

function checkProperty(compilation: Compilation, property: XmlElement): void {
  const { problems } = compilation;
  if (property.id === undefined) problems.error("attribute 'id' is required", property);
  checkType(compilation, property);
  for (const name of ['required', 'readable', 'writable']) {
    if (parseBoolean(property.attribute(name) ?? 'true') !== undefined) continue;
    const message = `attribute '${name}' must be one of {on|yes|true|enabled|active|off|no|false|disabled|inactive}`;
    problems.error(message, property);
  }
  for (const name of ['expression', 'default']) requireExpression(property.attribute(name) ?? '', property);
}

function checkField(compilation: Compilation, field: XmlElement): void {
  const { problems } = compilation;
  if (!field.id) {
    const message = 'attribute id must be set for FormFieldGroup and must have a non-empty value';
    problems.error(message, field);
    if (field.id === undefined) throw new EngineFault(message);
  }
  requireExpression(field.attribute('label') ?? '', field);
  field.camundaElement('properties');
  for (const constraint of field.camundaElement('validation')?.camundaElements('constraint') ?? []) {
    checkConstraint(compilation, constraint);
  }
  checkType(compilation, field);
  requireExpression(field.attribute('defaultValue') ?? '', field);
}

function checkType({ problems }: Compilation, field: XmlElement): void {
  const type = field.attribute('type');
  if (type === undefined && field.tag === 'formField') {
    problems.error("form field must have a 'type' attribute", field);
  } else if (type !== undefined && !types.includes(type)) {
    problems.error(`unknown type '${type}'`, field);
  }
}

function checkConstraint({ problems }: Compilation, constraint: XmlElement): void {
  const name = constraint.attribute('name');
  const config = constraint.attribute('config');
  if (name !== 'validator') {
    if (validators.includes(name ?? '')) return;
    problems.error(`Cannot find validator implementation for name '${name ?? 'null'}'.`, constraint);
  } else if (!config) {
    const message =
      'validator configuration needs to provide either a fully qualified classname or an expression resolving to a custom FormFieldValidator implementation.';
    problems.error(message, constraint);
  } else if (looksLikeExpression(config)) requireExpression(config, constraint);
}
