export { type BpmnElement, childOf, childrenOf, textOf } from './bpmn-element.ts';
export { type DrawBpmnOptions, drawBpmn } from './draw/draw-bpmn.ts';
export type { Heat } from './draw/heat.ts';
export type { Highlight } from './draw/palette.ts';
export { ModelError, type ModelErrorCode, type ModelIssue, type SourcePosition } from './model-error.ts';
export { type BpmnModel, type ReadBpmnOptions, readBpmn } from './read-bpmn.ts';
