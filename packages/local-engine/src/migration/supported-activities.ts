import type { Activity } from '../model/process-model.ts';
import { behaviorClassOf } from './behavior-class.ts';

/** Whether a plan is generated for an activity: what can wait, and what can be waited for. */
export function isMigratable(activity: Activity): boolean {
  const canWait = isSupported(activity) || activity.asyncBefore || activity.asyncAfter;
  return canWait && isSupportedTrigger(activity) && !activity.isForCompensation;
}

/** Whether instances of an activity can be migrated while they are active. */
export function isSupported(activity: Activity): boolean {
  return supported.has(behaviorClassOf(activity));
}

/** Whether an activity is an event that waits passively: on a boundary, or as the start of an event subprocess. */
export function isPassiveEvent({ behavior, flowScope }: Activity): boolean {
  return behavior.kind === 'boundary' || (behavior.kind === 'eventStart' && flowScope.kind === 'activity');
}

/** Errors, escalations and cancels are no state of an instance. */
function isSupportedTrigger(activity: Activity): boolean {
  return !isPassiveEvent(activity) || supportedTriggers.has(activity.type);
}

const supported: ReadonlySet<string> = new Set([
  'SubProcessActivityBehavior',
  'UserTaskActivityBehavior',
  'BoundaryEventActivityBehavior',
  'ParallelMultiInstanceActivityBehavior',
  'SequentialMultiInstanceActivityBehavior',
  'ReceiveTaskActivityBehavior',
  'CallActivityBehavior',
  'IntermediateCatchEventActivityBehavior',
  'EventBasedGatewayActivityBehavior',
  'EventSubProcessActivityBehavior',
  'EventSubProcessStartEventActivityBehavior',
  'ExternalTaskActivityBehavior',
  'ParallelGatewayActivityBehavior',
  'InclusiveGatewayActivityBehavior',
  'IntermediateConditionalEventBehavior',
  'BoundaryConditionalEventActivityBehavior',
  'EventSubProcessStartConditionalEventActivityBehavior',
]);

const supportedTriggers: ReadonlySet<string> = new Set([
  'boundaryMessage',
  'boundarySignal',
  'boundaryTimer',
  'compensationBoundaryCatch',
  'boundaryConditional',
  'messageStartEvent',
  'signalStartEvent',
  'startTimerEvent',
  'compensationStartEvent',
  'conditionalStartEvent',
]);
