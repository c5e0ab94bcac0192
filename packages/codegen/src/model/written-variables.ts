import type { FlowNode } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import { isConstant } from './expression-names.ts';

/** The variables that a node names as such, to write them or to read them whole. */
export function writtenVariables(node: FlowNode): readonly string[] {
  const { implementation, event, loop, call, element } = node;
  const names = [
    ...node.inputs.map(({ name }) => name),
    ...node.outputs.map(({ name }) => name),
    'resultVariable' in implementation ? implementation.resultVariable : undefined,
    implementation.kind === 'decision' ? implementation.decision.resultVariable : undefined,
    event?.codeVariable,
    event?.messageVariable,
    event?.element.camunda('variableName'),
    loop?.collection,
    loop?.elementVariable,
    ...(call?.ins ?? []).map(({ source }) => source),
    ...(call?.outs ?? []).map(({ target }) => target),
    element.camunda('initiator'),
    ...formFields(element),
  ];
  return names.filter((name): name is string => name !== undefined && name !== '' && isConstant(name));
}

/** The names of the fields of a generated form. */
export function formFields(element: XmlElement): readonly string[] {
  const [extensions] = element.elements('extensionElements');
  const fields = extensions?.camundaElements('formData').flatMap((form) => form.camundaElements('formField')) ?? [];
  return fields.flatMap(({ id }) => (id ? [id] : []));
}
