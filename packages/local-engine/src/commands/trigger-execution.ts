import { receiveEvent } from '../kernel/events.ts';
import { setVariables, type Variables } from '../kernel/variables.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { badUserRequest, notFound } from './refusals.ts';
import { startRun } from './start-run.ts';

/** Wakes the activity that an execution waits at, whatever it waits for. */
export function triggerExecution(
  state: EngineState,
  executionId: string,
  input: { readonly variables?: Variables | undefined },
): void {
  const run = startRun(state);
  const execution = run.execution(executionId);
  if (!execution) throw badUserRequest(`execution ${executionId} doesn't exist: execution is null`);
  setVariables(execution, input.variables);
  const { activity } = execution;
  if (!activity) throw processEngineException(`cannot signal execution ${executionId}: it has no current activity`);
  const { signal } = run.ports.behaviorOf(activity);
  if (!signal)
    throw processEngineException(`ENGINE-02010 The activity with id '${activity.id}' doesn't accept signals.`);
  signal(execution);
}

/** Gives a message to one execution that waits for it. */
export function triggerMessageSubscription(
  state: EngineState,
  executionId: string,
  messageName: string,
  input: { readonly variables?: Variables | undefined },
): void {
  const run = startRun(state);
  const subscription = state.tables.subscriptionsByExecution
    .get(executionId)
    .find((one) => one.eventType === 'message' && one.eventName === messageName);
  const execution = run.execution(executionId);
  if (!subscription || !execution) {
    throw notFound(
      `Execution with id '${executionId}' does not have a subscription to a message event with name '${messageName}': eventSubscriptions is empty`,
    );
  }
  receiveEvent(execution, subscription, { variables: input.variables });
}
