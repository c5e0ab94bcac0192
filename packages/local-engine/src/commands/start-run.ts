import { behaviorOf } from '../behaviors/behavior-of.ts';
import { passOutputVariables } from '../behaviors/call-activity.ts';
import { evaluateConditions } from '../kernel/events.ts';
import { Run } from '../kernel/run.ts';
import type { EngineState } from '../state/engine-state.ts';

/** Begins a command's work on execution trees. */
export function startRun(state: EngineState): Run {
  return new Run(state, { behaviorOf, evaluateConditions, passOutputVariables });
}
