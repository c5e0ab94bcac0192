import type { ProcessGraph } from '@stepwright/model/graph';
import type { XmlElement } from '@stepwright/model/xml';
import type { TextEdit } from './edits/text-edit.ts';

/** One change that an operator makes at one place of a process. */
export interface Mutation {
  /** The id of the element that behaves otherwise then. */
  readonly element: string;
  /** Tells apart what one operator does at one element; made of the model's own words, so that it stays when the model grows. */
  readonly detail?: string;
  /** Where people look. */
  readonly at: XmlElement;
  /** What is changed, as a sentence without an end. */
  readonly description: string;
  /** Made when it is asked for: most of the work is here. */
  edits(): readonly TextEdit[];
}

/** Finds every place of a process at which it can make its kind of change, and the engine still takes the model. */
export type Operator = (process: ProcessGraph) => readonly Mutation[];
