import { broadcastSignal, deliver } from '../kernel/signals.ts';
import type { Variables } from '../kernel/variables.ts';
import type { EngineState } from '../state/engine-state.ts';
import { notFound, nullValue } from './refusals.ts';
import { startRun } from './start-run.ts';

export interface SignalInput {
  readonly name: string;
  /** Only this execution gets it. @default everybody that waits for it, and processes that start with it */
  readonly executionId?: string | undefined;
  readonly variables?: Variables | undefined;
}

/** Throws a signal from outside. Nobody waiting for it is no error. */
export function throwSignal(state: EngineState, { name, executionId, variables }: SignalInput): void {
  const run = startRun(state);
  if (executionId === undefined) {
    broadcastSignal(run, { name, variables });
    return;
  }
  if (!run.execution(executionId)) throw nullValue(`Cannot find execution with id '${executionId}': execution is null`);
  const subscriptions = state.tables.subscriptionsByExecution
    .get(executionId)
    .filter((one) => one.eventType === 'signal' && one.eventName === name);
  if (subscriptions.length === 0) {
    throw notFound(`Execution '${executionId}' has not subscribed to a signal event with name '${name}'. is empty`);
  }
  for (const subscription of subscriptions) deliver(run, subscription, { variables });
}
