import type { EventSubscriptionRecord } from '../records/runtime-records.ts';
import { eventKey } from '../state/tables.ts';
import { receiveEvent } from './events.ts';
import { createInstance, startInstance } from './instances.ts';
import { createJob } from './job-records.ts';
import type { Run } from './run.ts';
import type { Variables } from './variables.ts';

export interface Signal {
  readonly name: string;
  readonly variables?: Variables | undefined;
  /** Of the instances that the signal starts. */
  readonly businessKey?: string | undefined;
  /** Gives the signal to each catcher in a job of its own. */
  readonly isAsync?: boolean;
}

/** Wakes everything that waits for the signal, in all instances, and starts every process that begins with it. */
export function broadcastSignal(run: Run, signal: Signal): void {
  const { tables } = run.state;
  for (const subscription of tables.subscriptionsByEvent.get(eventKey('signal', signal.name))) {
    if (!tables.subscriptions.get(subscription.id) || isSuspended(run, subscription)) continue;
    if (signal.isAsync) createSignalJob(run, subscription);
    else deliver(run, subscription, signal);
  }
}

/** Gives a signal to one execution, or to the start event of a definition. Nothing happens when that has ended meanwhile. */
export function deliver(run: Run, subscription: EventSubscriptionRecord, signal: Omit<Signal, 'name'>): void {
  if (subscription.executionId === undefined) {
    startBySignal(run, subscription, signal);
    return;
  }
  const execution = run.execution(subscription.executionId);
  if (!execution || execution.isEnded || execution.isCanceled) return;
  receiveEvent(execution, subscription, { variables: signal.variables });
}

/** A suspended instance does not hear signals. */
function isSuspended({ state }: Run, { executionId }: EventSubscriptionRecord): boolean {
  return state.tables.executions.get(executionId ?? '')?.suspended === true;
}

/** A suspended definition is passed over. */
function startBySignal(run: Run, subscription: EventSubscriptionRecord, signal: Omit<Signal, 'name'>): void {
  const definition = run.state.tables.definitions.get(subscription.definitionId);
  if (!definition || definition.suspended) return;
  const startActivity = run.modelOf(definition.id).activityById.get(subscription.activityId);
  const root = createInstance(run, {
    definition,
    businessKey: signal.businessKey,
    ...(startActivity && { startActivity }),
  });
  startInstance(root, signal.variables);
}

/** The job does not keep the variables of the signal: the engine loses them here. */
function createSignalJob(run: Run, subscription: EventSubscriptionRecord): void {
  const execution = subscription.executionId === undefined ? undefined : run.execution(subscription.executionId);
  const activity = run.modelOf(subscription.definitionId).activityById.get(subscription.activityId);
  if (!activity) return;
  createJob(run.state, {
    kind: 'signal',
    activity,
    definitionId: subscription.definitionId,
    execution,
    jobType: 'event',
    dueAtMs: undefined,
    configuration: { subscriptionId: subscription.id },
  });
}
