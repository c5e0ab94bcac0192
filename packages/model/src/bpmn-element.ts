/**
 * An element as bpmn-moddle builds it: BPMN and camunda attributes are properties under their own names, references are resolved to
 * the elements that they name, unknown attributes are in `$attrs`.
 */
export interface BpmnElement {
  /** For example `bpmn:UserTask`. */
  readonly $type: string;
  readonly $parent?: BpmnElement;
  readonly $attrs: Readonly<Record<string, unknown>>;
  /** Whether the element is of this type or of one derived from it, for example `bpmn:Activity`. */
  $instanceOf(type: string): boolean;
  readonly id?: string;
  readonly name?: string;
  readonly [property: string]: unknown;
}

/** Reads a property that holds one element or a resolved reference. */
export function childOf(element: BpmnElement, property: string): BpmnElement | undefined {
  const value = element[property];
  return isElement(value) ? value : undefined;
}

/** Reads a property that holds several elements; empty when it is absent. */
export function childrenOf(element: BpmnElement, property: string): readonly BpmnElement[] {
  const value = element[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** Reads a property that holds text; empty when it is absent. */
export function textOf(element: BpmnElement, property: string): string {
  const value = element[property];
  return typeof value === 'string' ? value : '';
}

function isElement(value: unknown): value is BpmnElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}
