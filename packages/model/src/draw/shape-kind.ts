import type { BpmnElement } from '../bpmn-element.ts';
import type { Shape } from './diagram.ts';

/** What a shape is drawn as. */
export type ShapeKind = (typeof kinds)[number][1];

/** The first type that fits wins. */
const kinds = [
  ['bpmn:Participant', 'pool'],
  ['bpmn:Lane', 'lane'],
  ['bpmn:Activity', 'activity'],
  ['bpmn:Event', 'event'],
  ['bpmn:Gateway', 'gateway'],
  ['bpmn:TextAnnotation', 'annotation'],
  ['bpmn:Group', 'group'],
  ['bpmn:DataStoreReference', 'data-store'],
  ['bpmn:DataObjectReference', 'data-object'],
  ['bpmn:DataObject', 'data-object'],
  ['bpmn:DataInput', 'data-object'],
  ['bpmn:DataOutput', 'data-object'],
] as const;

/** Says what an element is drawn as; undefined for choreographies, conversations and whatever else has no drawing here. */
export function shapeKindOf(element: BpmnElement): ShapeKind | undefined {
  return kinds.find(([type]) => element.$instanceOf(type))?.[1];
}

/** Whether other shapes are expected to stand inside this one. */
export function isContainer(shape: Shape): boolean {
  const kind = shapeKindOf(shape.element);
  return kind === 'pool' || kind === 'lane' || kind === 'group' || (kind === 'activity' && shape.isExpanded);
}
