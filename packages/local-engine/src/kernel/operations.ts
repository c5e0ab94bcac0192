import type { Activity, Transition } from '../model/process-model.ts';
import { dispatchDelayed, isStillAt, placeOf } from './delayed-events.ts';
import { deleteCascade, interrupt } from './deletion.ts';
import { type Execution, isComposite, throwsCompensation } from './execution.ts';
import { recordActivityEnded, recordActivityStarted, recordInstanceEnded } from './history.ts';
import { mapInputs } from './io-mapping.ts';
import { createAsyncJob } from './job-records.ts';
import type { OutgoingFlow, Run } from './run.ts';
import { scopeMappingOf, sharesExecution } from './scope-mapping.ts';
import { subscribe } from './subscriptions.ts';
import { refuseSuspended } from './suspension.ts';
import { createTimers } from './timers.ts';
import { createConcurrent, destroy, pruneLastConcurrent, removeExecution } from './tree.ts';
import { clearVariables, setVariablesLocal } from './variables.ts';

/*
 * How executions move. The names say what happens, in the engine's own order, because that order can be seen from outside:
 * 1. An activity is entered: scope and subscriptions, then activity instance and input mappings, then timers, then history, then its behavior.
 * 2. It is left: history, then output mappings with the end of its scope, then the flows.
 * 3. `start` and `take` wait for the operation under way, everything else happens at once.
 */

/** Starts a process instance at the activity that its root has. */
export function startProcess(root: Execution): void {
  root.run.perform(root, (current) => {
    if (current.activity?.asyncBefore) return createAsyncJob(current, 'async-before', undefined);
    startProcessNow(current);
  });
}

/** Of a start event with asyncBefore: what its job does. */
export function startProcessNow(root: Execution): void {
  refuseSuspended(root);
  const before = placeOf(root);
  root.run.ports.evaluateConditions(root, undefined);
  if (!isStillAt(root, before)) return;
  root.ignoresAsync = true;
  start(root);
}

/** Enters the activity that the execution has. */
export function start(execution: Execution): void {
  execution.run.perform(execution, (current) => {
    if (!current.ignoresAsync && current.activity?.asyncBefore)
      return createAsyncJob(current, 'async-before', current.transition?.id);
    startNow(current);
  });
}

export function startNow(execution: Execution): void {
  const inner = createScope(execution);
  inner.ignoresAsync = false;
  enter(inner);
}

/** Gives the activity an execution of its own when it is a scope. */
function createScope(execution: Execution): Execution {
  const activity = execution.activity as Activity;
  execution.activityInstanceId = execution.parentActivityInstanceId;
  if (!activity.isScope) return execution;
  const inner = execution.createChild();
  inner.activity = activity;
  inner.transition = execution.transition;
  inner.ignoresAsync = execution.ignoresAsync;
  execution.transition = undefined;
  execution.isActive = false;
  execution.activity = undefined;
  subscribe(inner, activity);
  return inner;
}

/** The activity begins: instance id, inputs, timers, history; then it does what it is for. A flow leads also where a suspended instance goes no further. */
export function enter(execution: Execution): void {
  const isLedTo = execution.transition !== undefined;
  if (!isLedTo) refuseSuspended(execution);
  enterInstance(execution);
  if (isLedTo) execution.root.isStarting = false;
  dispatchDelayed(execution, execute);
}

/** All of `enter` but the behavior. */
export function enterInstance(execution: Execution): void {
  const activity = execution.activity as Activity;
  execution.phase = 'starting';
  execution.activityInstanceId = activityInstanceIdFor(execution.run, activity);
  mapInputs(execution);
  if (activity.isScope) createTimers(execution, activity);
  recordActivityStarted(execution);
  execution.transition = undefined;
  const { parent } = execution;
  if (parent && execution.isScope && activity.isScope && (isComposite(activity) || throwsCompensation(activity))) {
    parent.activityInstanceId = execution.activityInstanceId;
  }
}

export function activityInstanceIdFor(run: Run, activity: Activity): string {
  const id = run.state.nextId();
  const composite = `${activity.id}:${id}`;
  return composite.length > 64 ? id : composite;
}

function execute(execution: Execution): void {
  refuseSuspended(execution);
  execution.phase = 'default';
  const before = placeOf(execution);
  if (execution.activity?.isScope) execution.run.ports.evaluateConditions(execution, undefined);
  const current = execution.current;
  if (!isStillAt(current, before)) return;
  current.run.ports.behaviorOf(current.activity as Activity).execute(current);
}

/** The activity is done: its behavior says where to go from here. */
export function leave(execution: Execution): void {
  dispatchDelayed(execution, (leaving) => {
    refuseSuspended(leaving);
    // What the activity threw may have begun something beside it, and so moved it into an execution of its own.
    const current = leaving.replacedBy ?? leaving;
    current.phase = 'ending';
    current.run.watch(current, () => current.run.ports.behaviorOf(current.activity as Activity).leave?.(current));
  });
}

/** Leaves by flows; `joined` are the executions that came together here and end, apart from `execution`. */
export function leaveBy(
  execution: Execution,
  transitions: readonly Transition[],
  joined: readonly Execution[] = [],
): void {
  if (joined.length > 1) clearVariables(execution);
  for (const one of joined) one.isEnded = true;
  for (const one of joined) {
    if (one === execution) continue;
    one.ignoresAsync = true;
    end(one, transitions.length === 0);
  }
  const current = execution.replacedBy ?? execution;
  current.isActive = true;
  current.isEnded = false;
  if (transitions.length === 0) {
    end(current, !current.isConcurrent);
    return;
  }
  current.transitionsToTake = transitions;
  endInstance(current);
  current.root.isStarting = false;
  dispatchDelayed(current, (after) => {
    after.leaveActivityInstance();
    destroyScopeAndTake(after);
  });
}

/** The end of an activity instance in history. */
function endInstance(execution: Execution): void {
  const { activity, parent } = execution;
  const isOuter = parent && execution.isScope && activity?.isScope === true;
  if (isOuter && (isComposite(activity) || throwsCompensation(activity))) {
    const own = execution.activityInstanceId;
    execution.activityInstanceId = parent.activityInstanceId;
    parent.leaveActivityInstance();
    if (execution.activityInstanceId === undefined) execution.activityInstanceId = own;
  }
  execution.transition = undefined;
  if (execution.activityInstanceId !== undefined) recordActivityEnded(execution);
}

function destroyScopeAndTake(execution: Execution): void {
  const transitions = execution.transitionsToTake ?? [];
  execution.transitionsToTake = undefined;
  let leaving = execution;
  const activity = execution.activity as Activity;
  if (execution.isScope && activity.isScope && execution.parent && !sharesExecution(execution)) {
    leaving = execution.parent;
    destroy(execution);
    leaving.activity = activity;
    leaving.isActive = true;
    removeExecution(execution);
  }
  const [only] = transitions;
  if (only && transitions.length === 1) {
    leaving.transition = only;
    take(leaving);
  } else fork(leaving, transitions);
}

/** Several flows: each gets a concurrent execution. The first flow is the first to run. */
function fork(leaving: Execution, transitions: readonly Transition[]): void {
  leaving.isActive = false;
  const scopeExecution = leaving.isScope ? leaving : (leaving.parent as Execution);
  const outgoing: OutgoingFlow[] = [];
  leaving.run.ordered(transitions).forEach((transition, at) => {
    let execution = leaving;
    if (at > 0) {
      execution = createConcurrent(scopeExecution);
      if (at === 1 && !leaving.isConcurrent) {
        const replacing = scopeExecution.children.find((child) => child !== leaving) as Execution;
        outgoing[0] = prepare(replacing, (outgoing[0] as OutgoingFlow).transition);
      }
    }
    outgoing.push(prepare(execution, transition));
  });
  // What is put on the stack last runs first.
  for (const { execution, transition } of outgoing.reverse()) {
    const current = execution.replacedBy ?? execution;
    if (current.isEnded) continue;
    current.transition = transition;
    take(current);
  }
}

function prepare(execution: Execution, transition: Transition): OutgoingFlow {
  execution.transition = transition;
  execution.activityInstanceId = undefined;
  return { execution, transition };
}

/** Takes the transition of the execution, or makes a job of it behind an activity with asyncAfter. */
function take(execution: Execution): void {
  const transition = execution.transition as Transition;
  execution.activity = transition.source;
  execution.activityInstanceId = undefined;
  execution.isActive = true;
  execution.run.perform(execution, (current) => {
    if (!current.ignoresAsync && transition.source.asyncAfter)
      return createAsyncJob(current, 'async-after', transition.id);
    arrive(current);
  });
}

/** The flow leads into its target. */
export function arrive(execution: Execution): void {
  const target = (execution.transition as Transition).target;
  if (target.behavior.kind === 'terminateEnd' || isCancelEnd(target)) {
    refuseSuspended(execution);
    execution.activity = undefined;
    interruptScope(execution, target, start);
    return;
  }
  execution.activity = target;
  dispatchDelayed(execution, start);
}

/** A cancel end event ends everything in its transaction, as a terminate end event does. */
export function isCancelEnd({ behavior }: Activity): boolean {
  return behavior.kind === 'throw' && behavior.event.kind === 'cancel';
}

/** Ends the execution at its activity: nothing leads on from here. */
export function end(execution: Execution, completesScope: boolean): void {
  if (completesScope && !execution.isCanceled) execution.phase = 'complete';
  execution.isActive = false;
  execution.isEnded = true;
  const { parent } = execution;
  if (execution.hasReplacedParent && parent) parent.replacedBy = undefined;
  endInstance(execution);
  dispatchDelayed(execution, (current) => {
    current.leaveActivityInstance();
    current.activityInstanceId = undefined;
    const activity = current.activity as Activity;
    if (!current.ignoresAsync && activity.asyncAfter) return createAsyncJob(current, 'async-after', undefined);
    endActivity(current);
  });
}

/** Behind the last activity of a path: the end is told to the scope around it. */
export function endActivity(execution: Execution): void {
  if (execution.activityInstanceId === undefined) execution.activityInstanceId = execution.parentActivityInstanceId;
  const activity = execution.activity as Activity;
  // Of a root nobody asks.
  const mapping = execution.isRoot ? undefined : new Set(scopeMappingOf(execution).values());
  let ending = execution;
  if (execution.isScope && activity.isScope && !sharesExecution(execution)) {
    destroy(execution);
    if (!execution.isConcurrent && execution.parent) {
      ending = execution.parent;
      removeExecution(execution);
      ending.activity = activity;
    }
  }
  if (ending.isScope && !mapping?.has(ending) && ending.parent) {
    const { parent } = ending;
    removeExecution(ending);
    parent.activity = activity;
    ending = parent;
  }
  const { flowScope } = activity;
  if (flowScope.kind === 'process') endInProcess(ending);
  else endInScope(ending, flowScope);
}

function endInProcess(ending: Execution): void {
  const { parent } = ending;
  if (ending.isConcurrent && parent) {
    removeExecution(ending);
    pruneLastConcurrent(parent);
  } else {
    ending.isEnded = true;
    if (!ending.preservesScope) endProcess(ending);
  }
}

function endInScope(ending: Execution, flowScope: Activity): void {
  const behavior = ending.run.ports.behaviorOf(flowScope);
  // A concurrent scope is a compensation handler in its own scope: it ends as a whole.
  if (ending.isConcurrent && !ending.isScope && ending.parent) behavior.concurrentChildEnded?.(ending.parent, ending);
  else {
    ending.activity = flowScope;
    behavior.complete?.(ending);
  }
}

/** The instance is done: its variables go to the caller, the caller goes on. Behind an activity with asyncAfter history hears nothing of it. */
export function endProcess(root: Execution): void {
  if (root.activityInstanceId !== undefined) recordInstanceEnded(root);
  const caller = root.superExecution;
  if (caller) root.run.ports.passOutputVariables(caller, root);
  destroy(root);
  removeExecution(root);
  if (caller) leave(caller);
}

/** Executes an activity that no flow leads into: an event handler, the first of a subprocess, an instance of a multi-instance body. */
export function executeActivity(execution: Execution, activity: Activity): void {
  refuseSuspended(execution);
  execution.isEnded = false;
  execution.isActive = true;
  switch (startBehaviorOf(activity)) {
    case 'concurrent':
      startConcurrent(execution, activity);
      return;
    case 'cancel-scope':
      startCancellingScope(execution, activity);
      return;
    case 'interrupt-scope':
      interruptScope(execution, activity, (scopeExecution) => {
        scopeExecution.activityInstanceId = undefined;
        start(scopeExecution);
      });
      return;
    default:
      execution.activity = activity;
      execution.activityInstanceId = undefined;
      payInto(execution, activity);
      start(execution);
  }
}

/** Executes what handles an event: beside the activity, instead of it, or instead of everything in the scope. */
export function executeEventHandler(
  execution: Execution,
  activity: Activity,
  findScope: (target: Activity) => Execution,
): void {
  const isBeside = startBehaviorOf(activity) === 'concurrent' && activity.flowScope !== activity.eventScope;
  executeActivity(isBeside ? findScope(activity) : execution, activity);
}

/** What the start of an activity does to what goes on already. */
export function startBehaviorOf(activity: Activity): 'default' | 'concurrent' | 'cancel-scope' | 'interrupt-scope' {
  const { behavior } = activity;
  if (behavior.kind === 'boundary') return behavior.interrupting ? 'cancel-scope' : 'concurrent';
  if (behavior.kind === 'eventSubProcess') {
    const start = behavior.start.behavior;
    return start.kind === 'eventStart' && !start.interrupting ? 'concurrent' : 'interrupt-scope';
  }
  return isAfterEventGateway(activity) ? 'cancel-scope' : 'default';
}

/** A catching event behind an event-based gateway is waited for by the gateway. */
export function isAfterEventGateway(activity: Activity): boolean {
  return activity.behavior.kind === 'catch' && activity.eventScope !== activity;
}

function startConcurrent(execution: Execution, activity: Activity): void {
  const concurrent = createConcurrent(execution);
  concurrent.activity = activity;
  payInto(concurrent, activity);
  concurrent.activityInstanceId = undefined;
  start(concurrent);
}

function startCancellingScope(execution: Execution, activity: Activity): void {
  execution.isActive = true;
  const reason = `Cancel scope activity ${describe(activity)} executed.`;
  const outer =
    execution.isConcurrent && execution.isScope
      ? cancelConcurrentScope(execution, activity, reason)
      : (execution.parent as Execution);
  if (outer !== execution) deleteCascade(execution, { reason });
  outer.activity = activity;
  payInto(outer, activity);
  outer.isActive = true;
  outer.isEnded = false;
  outer.activityInstanceId = undefined;
  start(outer);
}

/** A compensation handler with an event of its own: its execution goes on with the event. */
function cancelConcurrentScope(execution: Execution, activity: Activity, reason: string): Execution {
  interrupt(execution, reason);
  execution.activity = activity.eventScope.kind === 'activity' ? activity.eventScope : undefined;
  execution.leaveActivityInstance();
  interrupt(execution, reason);
  destroy(execution);
  return execution;
}

function interruptScope(execution: Execution, activity: Activity, then: (scopeExecution: Execution) => void): void {
  const scopeExecution = execution.isScope ? execution : (execution.parent as Execution);
  const { transition } = execution;
  if (scopeExecution !== execution) removeExecution(execution);
  interrupt(scopeExecution, `Interrupting activity ${describe(activity)} executed.`);
  scopeExecution.activity = activity;
  scopeExecution.isActive = true;
  scopeExecution.transition = transition;
  then(scopeExecution);
}

function describe(activity: Activity): string {
  return `Activity(${activity.id})`;
}

/** Variables that a message brought for the scope that it starts. */
function payInto(execution: Execution, activity: Activity): void {
  const { root } = execution;
  const variables = root.payloadForTriggeredScope;
  const takesPayload =
    'event' in activity.behavior && activity.behavior.event?.kind === 'message' && activity.behavior.kind !== 'catch';
  if (!variables || !takesPayload) return;
  root.payloadForTriggeredScope = undefined;
  setVariablesLocal(execution, variables);
}
