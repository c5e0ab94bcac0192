// The syntax of FEEL for those who look at decisions without evaluating them: lint.
export { isFeel } from './dmn/namespaces.ts';
export { defaultInputVariable } from './evaluation/evaluate-table.ts';
export { compareValues, equalValues } from './feel/compare.ts';
export { constantOf } from './feel/constant-of.ts';
export { FeelLimit, FeelSyntaxError, FeelUnsupported } from './feel/feel-error.ts';
export type {
  FeelContext,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelError,
  FeelFunction,
  FeelList,
  FeelLocalDateTime,
  FeelLocalTime,
  FeelMonths,
  FeelRange,
  FeelTime,
  FeelValue,
  RangeBoundary,
  Temporal,
} from './feel/feel-value.ts';
export { formatValue } from './feel/format-value.ts';
export { freeNames } from './feel/free-names.ts';
export { parseExpression, parseUnaryTests } from './feel/parse/parse-feel.ts';
export type {
  Arguments,
  ArithmeticOperator,
  Expression,
  InExpression,
  Iterator,
  OrderOperator,
  RangeExpression,
} from './feel/syntax.ts';
