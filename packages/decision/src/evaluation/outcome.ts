import type { ClauseValue } from './clause-value.ts';
import type { EvaluatedInput } from './evaluation.ts';
import type { RuleOutputs } from './hit-policy.ts';

/** What the logic of one decision gave. */
export interface Outcome {
  readonly inputs: readonly EvaluatedInput[];
  readonly matched: readonly RuleOutputs[];
  readonly rows: readonly ReadonlyMap<string, ClauseValue>[];
  readonly collectResult: ClauseValue | undefined;
}
