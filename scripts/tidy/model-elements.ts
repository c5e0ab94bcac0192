import { type BpmnElement, type BpmnModel, childOf, childrenOf, textOf } from '@stepwright/model';

/** Every element of a model and what is nested in it, extensions included; not the diagram, not what is only referred to. */
export function elementsOf(model: BpmnModel): BpmnElement[] {
  return childrenOf(model.definitions, 'rootElements').flatMap(withNested);
}

function withNested(element: BpmnElement): BpmnElement[] {
  const nested = Object.values(element)
    .flat()
    .filter((value): value is BpmnElement => isElement(value) && value.$parent === element);
  return [element, ...nested.flatMap(withNested)];
}

function isElement(value: unknown): value is BpmnElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

/** The tasks that a worker carries out. */
export function externalTasksOf(model: BpmnModel): BpmnElement[] {
  return elementsOf(model).filter(
    (element) => textOf(element, 'topic') !== '' || textOf(element, 'type') === 'external',
  );
}

/** The value of a `camunda:property` of the element. */
export function propertyOf(element: BpmnElement, name: string): string | undefined {
  const extensions = childOf(element, 'extensionElements');
  const properties = extensions ? childrenOf(extensions, 'values').flatMap((value) => childrenOf(value, 'values')) : [];
  const found = properties.find((property) => property.name === name);
  return found && textOf(found, 'value');
}
