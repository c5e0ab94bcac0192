export { DecisionError, type DecisionErrorCode, type DecisionErrorDetails } from './decision-error.ts';
export type {
  Aggregator,
  Decision,
  DecisionInput,
  DecisionModel,
  DecisionOutput,
  DecisionVariables,
  EvaluateOptions,
  HitPolicy,
  ModelProblem,
} from './decision-model.ts';
export type {
  EvaluatedInput,
  Evaluation,
  MatchedRule,
  ResultObject,
  ResultRow,
  ResultValue,
  TemporalValue,
} from './evaluation/evaluation.ts';
export { type ExplainedEntry, type ExplainedValue, type Explanation, explain } from './evaluation/explain.ts';
export { type DecisionResultMapper, mapDecisionResult } from './evaluation/map-decision-result.ts';
export { type ReadDecisionsOptions, readDecisions, readDecisionsSync } from './read-decisions.ts';
export { toTypedValue } from './to-typed-value.ts';
export type {
  BooleanValue,
  DateValue,
  DoubleValue,
  IntegerValue,
  ListContent,
  LongValue,
  MapContent,
  NullValue,
  ObjectValue,
  StringValue,
  TypedValue,
} from './typed-value.ts';
