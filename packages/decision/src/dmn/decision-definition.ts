import type { Aggregator, HitPolicy } from '../decision-model.ts';

/** A decision as the file says it. */
export interface DecisionDefinition {
  readonly id: string;
  readonly name: string | undefined;
  readonly historyTimeToLive: string | undefined;
  readonly versionTag: string | undefined;
  readonly line: number;
  /** In the order of the file. */
  readonly required: readonly { readonly id: string; readonly line: number }[];
  readonly logic: TableDefinition | LiteralDefinition;
}

export interface TableDefinition {
  readonly kind: 'decisionTable';
  readonly hitPolicy: HitPolicy;
  readonly aggregator: Aggregator | undefined;
  readonly inputs: readonly InputDefinition[];
  readonly outputs: readonly OutputDefinition[];
  readonly rules: readonly RuleDefinition[];
}

export interface LiteralDefinition {
  readonly kind: 'literalExpression';
  readonly variable: OutputDefinition;
  readonly expression: ExpressionText;
}

/** FEEL with its place. `text` is undefined when there is none. */
export interface ExpressionText {
  readonly text: string | undefined;
  readonly elementId: string | undefined;
  readonly line: number;
}

export interface InputDefinition {
  readonly id: string;
  readonly label: string | undefined;
  readonly typeRef: string | undefined;
  readonly inputVariable: string | undefined;
  readonly expression: ExpressionText;
}

export interface OutputDefinition {
  readonly id: string;
  readonly label: string | undefined;
  readonly name: string | undefined;
  readonly typeRef: string | undefined;
}

export interface RuleDefinition {
  readonly id: string;
  readonly annotation: string | undefined;
  readonly tests: readonly ExpressionText[];
  readonly outputs: readonly ExpressionText[];
}
