import type { FlowNode } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import { isConstant } from './expression-names.ts';

/** The variables that a node names as such, to write them or to read them whole. */
export function namedVariables(node: FlowNode): readonly string[] {
  const sources = [node.event?.element.camunda('variableName'), ...(node.call?.ins ?? []).map(({ source }) => source)];
  return [...writtenVariables(node), ...constants([...sources, node.loop?.collection])];
}

/** The variables that a node writes by its mappings, results, forms, events and loops. What a worker answers is not among them. */
export function writtenVariables(node: FlowNode): readonly string[] {
  const { implementation, event, loop, call, element } = node;
  return constants([
    ...node.inputs.map(({ name }) => name),
    ...node.outputs.map(({ name }) => name),
    'resultVariable' in implementation ? implementation.resultVariable : undefined,
    implementation.kind === 'decision' ? implementation.decision.resultVariable : undefined,
    event?.codeVariable,
    event?.messageVariable,
    loop?.elementVariable,
    ...(call?.outs ?? []).map(({ target }) => target),
    element.camunda('initiator'),
    ...formFields(element),
  ]);
}

function constants(names: readonly (string | undefined)[]): readonly string[] {
  return names.filter((name): name is string => name !== undefined && name !== '' && isConstant(name));
}

/** The names of the fields of a generated form. */
function formFields(element: XmlElement): readonly string[] {
  const [extensions] = element.elements('extensionElements');
  const fields = extensions?.camundaElements('formData').flatMap((form) => form.camundaElements('formField')) ?? [];
  return fields.flatMap(({ id }) => (id ? [id] : []));
}
