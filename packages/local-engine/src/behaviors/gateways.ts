import { isConditionMet } from '../kernel/events.ts';
import type { Execution } from '../kernel/execution.ts';
import { isFulfilled } from '../kernel/expressions.ts';
import { executeActivity, leave, leaveBy } from '../kernel/operations.ts';
import type { ActivityBehavior } from '../kernel/run.ts';
import type { Activity } from '../model/process-model.ts';
import { eventOf } from '../model/process-model.ts';
import { type EngineError, processEngineException } from '../state/engine-error.ts';
import { fulfilledFlows, missingDefaultFlow } from './outgoing.ts';

/** The first flow in the order of the model whose condition holds, or that has none. */
export const exclusiveGateway: ActivityBehavior = {
  execute: leave,
  leave(execution) {
    const { outgoing, defaultFlow, missingDefaultFlowId, id } = execution.activity as Activity;
    const taken = outgoing.find((flow) =>
      flow.condition ? isFulfilled(flow.condition, execution) : flow !== defaultFlow,
    );
    const flow = taken ?? defaultFlow;
    if (!flow) throw missingDefaultFlowId === undefined ? stuck(id) : missingDefaultFlow(id, missingDefaultFlowId);
    leaveBy(execution, [flow]);
  },
};

/** Joins when as many executions have arrived as flows lead in, whichever flows they came by. */
export const parallelGateway: ActivityBehavior = {
  execute(execution) {
    const { incoming, outgoing } = execution.activity as Activity;
    execution.isActive = false;
    const joined = waitingAt(execution);
    if (joined.length === incoming.length) leaveBy(execution, outgoing, joined);
  },
};

/** Joins when nothing else in the scope can reach it any more. */
export const inclusiveGateway: ActivityBehavior = {
  execute(execution) {
    const activity = execution.activity as Activity;
    execution.isActive = false;
    const joined = waitingAt(execution);
    const isComplete = joined.length >= activity.incoming.length || !canMoreArrive(execution, joined);
    if (isComplete) leaveBy(execution, flowsToTakeInclusive(execution, activity), joined);
  },
};

/** Waits for the first of its events; a condition that holds already is the first. */
export const eventBasedGateway: ActivityBehavior = {
  execute(execution) {
    for (const activity of (execution.activity as Activity).eventActivities) {
      const event = eventOf(activity);
      if (event?.kind === 'conditional' && isConditionMet(event, execution))
        return executeActivity(execution, activity);
    }
  },
};

function flowsToTakeInclusive(execution: Execution, activity: Activity): Activity['outgoing'] {
  const { id, outgoing, defaultFlow, missingDefaultFlowId } = activity;
  const taken = fulfilledFlows(execution, defaultFlow);
  if (taken.length > 0) return taken;
  if (missingDefaultFlowId !== undefined) throw missingDefaultFlow(id, missingDefaultFlowId);
  if (!defaultFlow && outgoing.length > 0) throw stuck(id);
  return defaultFlow ? [defaultFlow] : [];
}

function stuck(id: string): EngineError {
  return processEngineException(
    `ENGINE-02004 No outgoing sequence flow for the element with id '${id}' could be selected for continuing the process.`,
  );
}

/** The executions of this scope that wait at the gateway, this one among them. */
function waitingAt(execution: Execution): readonly Execution[] {
  const { activity, parent } = execution;
  if (!execution.isConcurrent || !parent) return execution.isActive ? [] : [execution];
  return descendants(parent).filter((one) => one.activity === activity && !one.isActive);
}

function descendants(execution: Execution): readonly Execution[] {
  return execution.allChildren.flatMap((child) => [child, ...descendants(child)]);
}

function canMoreArrive(execution: Execution, joined: readonly Execution[]): boolean {
  const scopeExecution = execution.isScope ? execution : (execution.parent as Execution);
  return leaves(scopeExecution).some(
    (leaf) => !joined.includes(leaf) && canReach(leaf, execution.activity as Activity),
  );
}

function leaves(execution: Execution): readonly Execution[] {
  const { children } = execution;
  return children.length === 0 ? [execution] : children.flatMap(leaves);
}

function canReach(execution: Execution, gateway: Activity): boolean {
  const from = execution.transition?.target ?? execution.activity;
  return from !== undefined && isReachable(from, gateway);
}

/** Follows flows; at an end, goes on behind the scope around it. */
function isReachable(from: Activity, gateway: Activity): boolean {
  const seen = new Set<Activity>();
  const open = [from];
  for (let at = open.pop(); at; at = open.pop()) {
    if (at === gateway) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    if (at.outgoing.length > 0) open.push(...at.outgoing.map((flow) => flow.target));
    else if (at.behavior.kind === 'eventBasedGateway') open.push(...at.eventActivities);
    else if (at.flowScope.kind === 'activity') open.push(at.flowScope);
  }
  return false;
}
