import type { Expression } from '../juel/expression.ts';

/** Where a mapped value comes from. A script is refused. */
export type ParameterSource =
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'list'; readonly items: readonly ParameterSource[] }
  /** Sorted by the text of the key; a key may be an expression. Camunda's resulting map is sorted by the evaluated keys. */
  | {
      readonly kind: 'map';
      readonly entries: readonly { readonly key: Expression; readonly source: ParameterSource }[];
    }
  | { readonly kind: 'null' };

/** One `camunda:inputParameter` or `camunda:outputParameter`. */
export interface ParameterMapping {
  readonly name: string;
  readonly source: ParameterSource;
}

/** One `camunda:in` or `camunda:out` of a call activity or of a signal. */
export type CallMapping =
  | { readonly kind: 'all'; readonly local: boolean }
  | { readonly kind: 'source'; readonly source: string; readonly target: string; readonly local: boolean }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly target: string; readonly local: boolean }
  | { readonly kind: 'businessKey'; readonly expression: Expression };
