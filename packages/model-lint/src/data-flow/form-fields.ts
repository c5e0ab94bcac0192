import type { EngineVariableType } from '@stepwright/contract';
import type { FlowNode } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';

/** A field of a form that is written into the model. */
export interface FormField {
  readonly id: string;
  readonly type: EngineVariableType | undefined;
  readonly element: XmlElement;
}

const types: Readonly<Record<string, EngineVariableType>> = {
  string: 'String',
  enum: 'String',
  long: 'Long',
  boolean: 'Boolean',
  date: 'Date',
};

/** The fields of `camunda:formData` and `camunda:formProperty` of a user task or a start event. */
export function formFieldsOf({ element }: FlowNode): readonly FormField[] {
  const extensions = element.elements('extensionElements')[0];
  if (!extensions) return [];
  const fields = extensions.camundaElements('formData').flatMap((form) => form.camundaElements('formField'));
  return [...fields, ...extensions.camundaElements('formProperty')].map((field) => ({
    id: field.attribute('variable') ?? field.attribute('id') ?? '',
    type: types[field.attribute('type') ?? ''],
    element: field,
  }));
}
