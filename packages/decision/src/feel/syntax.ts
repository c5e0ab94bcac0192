import type { FeelNumber } from './feel-number.ts';
import type { FeelValue } from './feel-value.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type OrderOperator = '<' | '<=' | '>' | '>=';

/** The tree of a FEEL expression, with the meaning that the engine's parser gives it. */
export type Expression =
  | { readonly kind: 'constant'; readonly value: FeelValue }
  | { readonly kind: 'number'; readonly value: FeelNumber }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'input' }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'path'; readonly base: Expression; readonly key: string }
  | { readonly kind: 'filter'; readonly base: Expression; readonly filter: Expression }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'context'; readonly entries: readonly (readonly [string, Expression])[] }
  | RangeExpression
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'negate'; readonly operand: Expression }
  | { readonly kind: 'equal'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'order'; readonly operator: OrderOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly consequence: Expression;
      readonly alternative: Expression;
    }
  | { readonly kind: 'for'; readonly iterators: readonly Iterator[]; readonly body: Expression }
  | { readonly kind: 'some' | 'every'; readonly iterators: readonly Iterator[]; readonly condition: Expression }
  | { readonly kind: 'iteration'; readonly start: Expression; readonly end: Expression }
  | InExpression
  | { readonly kind: 'instance'; readonly operand: Expression; readonly type: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: Arguments }
  | { readonly kind: 'method'; readonly base: Expression; readonly name: string; readonly args: Arguments }
  | { readonly kind: 'function'; readonly params: readonly string[]; readonly body: Expression }
  | { readonly kind: 'any'; readonly tests: readonly Expression[] }
  | { readonly kind: 'test-order'; readonly operator: OrderOperator; readonly operand: Expression }
  | { readonly kind: 'test-range'; readonly range: RangeExpression }
  | { readonly kind: 'test-boolean'; readonly value: boolean }
  | { readonly kind: 'test'; readonly expression: Expression };

export type RangeExpression = {
  readonly kind: 'range';
  readonly start: Expression;
  readonly startClosed: boolean;
  readonly end: Expression;
  readonly endClosed: boolean;
};

export type InExpression = {
  readonly kind: 'in';
  readonly operand: Expression;
  readonly test: Expression;
  /** The test ends in an expression without parentheses: an `and` or `or` that follows belongs to it. */
  readonly open: boolean;
};

export type Iterator = { readonly name: string; readonly list: Expression };

export type Arguments =
  | { readonly kind: 'positional'; readonly values: readonly Expression[] }
  | { readonly kind: 'named'; readonly values: ReadonlyMap<string, Expression> };
