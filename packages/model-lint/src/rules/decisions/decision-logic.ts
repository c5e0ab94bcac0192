import type { Expression } from '@stepwright/decision/syntax';
import type { XmlElement } from '@stepwright/model/xml';
import type { ProjectDecision } from '../../project/project.ts';

/** FEEL of a decision with its place. */
export interface FeelText {
  /** The cell, or the input expression. */
  readonly element: XmlElement;
  /** Trimmed; undefined when there is none. */
  readonly text: string | undefined;
  /** Its tree; undefined without text and for FEEL that does not parse or is not looked at. */
  readonly syntax: Expression | undefined;
  /** Why the engine cannot parse it. */
  readonly fault: string | undefined;
}

/** A column that is asked. */
export interface TableInput extends FeelText {
  /** What people call it: the label, else the expression. */
  readonly title: string;
  /** As it is written, in small letters. */
  readonly typeRef: string | undefined;
  /** The name under which the cells of this column see the input. */
  readonly inputVariable: string;
  /** `inputValues`: what the author allows. The engine does not check it. */
  readonly allowed: Expression | undefined;
}

/** A column that is answered. */
export interface TableOutput {
  readonly element: XmlElement;
  /** What people call it: the label, else the name. */
  readonly title: string;
  readonly name: string | undefined;
  readonly typeRef: string | undefined;
}

export interface TableRule {
  readonly element: XmlElement;
  /** Its number in the table, counted from 1. */
  readonly order: number;
  /** One for each input. */
  readonly tests: readonly FeelText[];
  /** One for each output. */
  readonly outputs: readonly FeelText[];
}

/** A decision table in FEEL. */
export interface TableLogic {
  readonly kind: 'table';
  readonly decision: ProjectDecision;
  readonly element: XmlElement;
  readonly hitPolicy: string;
  readonly aggregator: string | undefined;
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly rules: readonly TableRule[];
}

/** A literal expression in FEEL. */
export interface LiteralLogic {
  readonly kind: 'literal';
  readonly decision: ProjectDecision;
  readonly expression: FeelText;
  readonly variableName: string | undefined;
}

export type DecisionLogic = TableLogic | LiteralLogic;
