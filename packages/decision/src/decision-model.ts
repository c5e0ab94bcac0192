import type { DecisionErrorCode } from './decision-error.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import type { TypedValue } from './typed-value.ts';

/** How many rules may match, and which of them count. */
export type HitPolicy = 'UNIQUE' | 'FIRST' | 'ANY' | 'RULE ORDER' | 'COLLECT';
/** What a COLLECT table makes of the values of its one output. */
export type Aggregator = 'SUM' | 'MIN' | 'MAX' | 'COUNT';

/** The decisions of one DMN file. Immutable: it may be shared and evaluated any number of times. */
export interface DecisionModel {
  readonly fileName: string | undefined;
  readonly drd: { readonly id: string; readonly name: string | undefined };
  readonly decisions: readonly Decision[];
  /** FEEL that does not parse. Camunda deploys it and fails when it is evaluated; so does `evaluate`. */
  readonly problems: readonly ModelProblem[];
  /**
   * Evaluates a decision and, before it, the decisions that it requires. A variable that is not given is null.
   * @throws DecisionError when an expression fails, a value does not fit its type or the hit policy is violated
   */
  evaluate(decisionId: string, variables?: DecisionVariables, options?: EvaluateOptions): Evaluation;
}

/** The variables that a decision may read, by their names, with the engine's types. */
export type DecisionVariables = Readonly<Record<string, TypedValue>>;

/** What an evaluation depends on besides its variables. */
export interface EvaluateOptions {
  /** The moment that `now()` and `today()` give. @default the system's clock */
  readonly now?: () => Date;
  /** The zone that the engine's JVM runs in (IANA name): it gives Date variables their wall-clock time. @default 'UTC' */
  readonly timeZone?: string;
  /** How many steps one evaluation may take; a step is one node of an expression or one item of a list. @default 2_000_000 */
  readonly stepsMax?: number;
}

/** One decision of a file: a table or a literal expression. */
export interface Decision {
  readonly id: string;
  readonly name: string | undefined;
  /** As it is written, for example `P180D`. */
  readonly historyTimeToLive: string | undefined;
  readonly versionTag: string | undefined;
  readonly kind: 'decisionTable' | 'literalExpression';
  /** Ids of the decisions that this one requires directly. */
  readonly requiredDecisions: readonly string[];
  /** Empty for a literal expression. */
  readonly inputs: readonly DecisionInput[];
  /** A literal expression has one: its variable. */
  readonly outputs: readonly DecisionOutput[];
  /** Undefined for a literal expression. */
  readonly hitPolicy: HitPolicy | undefined;
  /** Only of a COLLECT table that has one. */
  readonly aggregator: Aggregator | undefined;
  /** sha256 of the content that decides, in hex: ids, names, diagrams and layout of the XML do not count, required decisions do. */
  readonly fingerprint: string;
  /** Counts from 1. */
  readonly line: number;
}

/** A column that is asked. */
export interface DecisionInput {
  readonly id: string;
  readonly label: string | undefined;
  readonly expression: string | undefined;
  /** As it is written, for example `integer`. */
  readonly typeRef: string | undefined;
  /** The name under which the tests of this column see the input. */
  readonly inputVariable: string;
}

/** A column that is answered. */
export interface DecisionOutput {
  readonly id: string;
  readonly label: string | undefined;
  /** The key of the value in a result. */
  readonly name: string | undefined;
  /** As it is written, for example `integer`. */
  readonly typeRef: string | undefined;
}

/** An expression that will fail when it is evaluated, and where it stands. */
export interface ModelProblem {
  readonly code: DecisionErrorCode;
  readonly message: string;
  readonly decisionId: string;
  readonly elementId: string | undefined;
  /** Counts from 1. */
  readonly line: number;
}
