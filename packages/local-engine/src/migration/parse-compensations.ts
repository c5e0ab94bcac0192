import type { Execution } from '../kernel/execution.ts';
import { compensationsOf } from '../kernel/subscriptions.ts';
import { localVariables } from '../kernel/variables.ts';
import type { Activity } from '../model/process-model.ts';
import type { EventSubscriptionRecord } from '../records/runtime-records.ts';
import { CompensationInstance } from './instances/compensation-instance.ts';
import { EventScopeInstance } from './instances/event-scope-instance.ts';
import { type MigratingScopeInstance, moveTo } from './instances/scope-instance.ts';
import type { ParseContext } from './parse-context.ts';

/** What can be compensated: in active scopes first, then in the scopes that were kept for it. */
export function parseCompensations(context: ParseContext): void {
  const scopes = [...context.activities.values()].filter(({ isScope }) => isScope);
  const waiting = scopes.flatMap(({ execution }) => compensationsOf(execution));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const kept = next.configuration === undefined ? undefined : context.root.run.execution(next.configuration);
    parseCompensation(context, next, kept);
    if (kept) waiting.push(...compensationsOf(kept));
  }
}

function parseCompensation(
  context: ParseContext,
  subscription: EventSubscriptionRecord,
  kept: Execution | undefined,
): void {
  const source = context.root.model.activityById.get(subscription.activityId) as Activity;
  const instruction = context.instructionFor(triggerOf(source).id);
  const mapped = context.targetOf(instruction);
  const target = source.isForCompensation ? handlerOf(mapped) : mapped;
  const migrating = new CompensationInstance(context.target, subscription, { instruction, source, target });
  const parent = parentOf(context, subscription);
  context.unparsed.take('event subscriptions', subscription.id);
  if (kept) {
    parseEventScope(context, kept, migrating, parent);
    return;
  }
  context.compensations.push(migrating);
  moveTo(migrating, parent);
}

function parseEventScope(
  context: ParseContext,
  kept: Execution,
  subscription: CompensationInstance,
  parent: MigratingScopeInstance | undefined,
): void {
  const source = kept.activity as Activity;
  const instruction = context.instructionFor(source.id);
  const target = context.targetOf(instruction);
  const migrating = new EventScopeInstance(context.target, kept, subscription, { instruction, source, target });
  context.eventScopes.set(kept.id, migrating);
  moveTo(migrating, parent);
  for (const variable of localVariables(kept.run.state, kept.id)) context.addVariable(migrating, variable);
}

function parentOf(context: ParseContext, subscription: EventSubscriptionRecord): MigratingScopeInstance | undefined {
  const owner = context.root.run.execution(subscription.executionId ?? '');
  if (owner?.isEventScope) return context.eventScopes.get(owner.id);
  return context.activities.get(owner?.parentActivityInstanceId ?? '');
}

/** The boundary or start event that ties a handler to its activity; of a scope without a handler of its own the scope. */
function triggerOf(handler: Activity): Activity {
  const { behavior, isForCompensation, process } = handler;
  if (!isForCompensation) return handler;
  if (behavior.kind === 'eventSubProcess') return behavior.start;
  const events = [...process.activityById.values()].filter(({ type }) => type === 'compensationBoundaryCatch');
  return events.find((event) => handlerOf(event) === handler) ?? handler;
}

/** The handler that an event for compensation leads to. */
function handlerOf(event: Activity | undefined): Activity | undefined {
  return event?.eventScope.kind === 'activity' ? event.eventScope.compensationHandler : undefined;
}
