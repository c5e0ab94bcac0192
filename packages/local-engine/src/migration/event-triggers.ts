import { type Activity, eventOf, type Scope } from '../model/process-model.ts';

/** Where the event of an activity is waited for; undefined for activities that wait for none. */
export function eventScopeOf(activity: Activity): Scope | undefined {
  const { kind } = activity.behavior;
  const isEvent = kind === 'boundary' || kind === 'catch' || kind === 'eventStart' || kind === 'eventSubProcess';
  return isEvent || (kind === 'receiveTask' && eventOf(activity)) ? activity.eventScope : undefined;
}

/** Whether something is stored that waits for the event of the activity: a job or a subscription. */
export function hasStoredTrigger(activity: Activity): boolean {
  return eventScopeOf(activity) !== undefined && (isTimer(activity) || isSubscribed(activity));
}

/** Whether the activity waits for a condition. */
export function isConditional(activity: Activity): boolean {
  return eventScopeOf(activity) !== undefined && eventOf(activity)?.kind === 'conditional';
}

/** The activities whose timers run while a scope is open. */
export function timersOf(scope: Scope | undefined): readonly Activity[] {
  return waitingIn(scope).filter(isTimer);
}

/** The activities whose subscriptions are there while a scope is open. */
export function subscribersOf(scope: Scope | undefined): readonly Activity[] {
  return waitingIn(scope).filter(isSubscribed);
}

function waitingIn(scope: Scope | undefined): readonly Activity[] {
  if (!scope) return [];
  const own = scope.kind === 'activity' && eventScopeOf(scope) === scope ? [scope] : [];
  return [...own, ...scope.eventActivities].filter((activity) => eventScopeOf(activity) === scope);
}

function isTimer(activity: Activity): boolean {
  return eventOf(activity)?.kind === 'timer';
}

function isSubscribed(activity: Activity): boolean {
  const kind = eventOf(activity)?.kind;
  return kind === 'message' || kind === 'signal' || kind === 'conditional';
}
