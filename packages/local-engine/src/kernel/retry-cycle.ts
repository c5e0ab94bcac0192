import { parseRetryTimeCycle, type RetryTimeCycle } from '../calendar/retry-time-cycle.ts';
import type { Activity } from '../model/process-model.ts';
import type { Execution } from './execution.ts';
import { expressionScopeOf, optionalText } from './expressions.ts';

/** How the jobs of an activity are tried again, where the model says it. Text that cannot be read counts as not there, as in the engine. */
export function retryCycleOf(activity: Activity, execution: Execution | undefined): RetryTimeCycle | undefined {
  const expression = activity.retryTimeCycle;
  if (!expression) return undefined;
  const text = expression.isLiteral
    ? expression.text
    : textOrUndefined(() => execution && optionalText(expression, expressionScopeOf(execution)));
  return text === undefined ? undefined : parseRetryTimeCycle(text);
}

function textOrUndefined(evaluate: () => string | undefined): string | undefined {
  try {
    return evaluate();
  } catch {
    return undefined;
  }
}
