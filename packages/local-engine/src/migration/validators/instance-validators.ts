import type { Activity } from '../../model/process-model.ts';
import type { MigratingActivityInstance } from '../instances/activity-instance.ts';
import type { CompensationInstance } from '../instances/compensation-instance.ts';
import type { EventScopeInstance } from '../instances/event-scope-instance.ts';
import type { TransitionInstance } from '../instances/transition-instance.ts';
import { isSupported } from '../supported-activities.ts';

const noInstruction = "There is no migration instruction for this instance's activity";

/** Why an activity instance cannot be migrated by a valid plan. */
export function activityFailures(migrating: MigratingActivityInstance): readonly string[] {
  const { source, target, instruction, children } = migrating;
  if (source.kind === 'process') return [];
  return [
    ...(instruction === undefined && children.size === 0 ? [noInstruction] : []),
    ...(target?.kind === 'activity' && source.isScope && !target.isScope ? variableConflicts(migrating) : []),
    ...(isSupported(source)
      ? []
      : ['The type of the source activity is not supported for activity instance migration']),
  ];
}

function variableConflicts({ dependents }: MigratingActivityInstance): readonly string[] {
  const names = dependents.flatMap(({ variableName }) => (variableName === undefined ? [] : [variableName]));
  const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  return [...twice].map(
    (name) =>
      `The variable '${name}' exists in both, this scope and concurrent local in the parent scope. Migrating to a non-scope activity would overwrite one of them.`,
  );
}

/** Why an asynchronous continuation cannot be migrated by a valid plan. */
export function transitionFailures(migrating: TransitionInstance): readonly string[] {
  const { instruction, target, job } = migrating;
  if (instruction === undefined) return [noInstruction];
  if (!target || !job) return [];
  const isBehind = job.job.kind === 'async-after';
  return [
    ...(isBehind ? flowFailures(target, job.job.configuration.transitionId) : []),
    ...(!isBehind && startsProcess(migrating) && target.flowScope.kind === 'activity'
      ? ['A transition instance that instantiates the process can only be migrated to a process-level flow node']
      : []),
    ...(isBehind && !target.asyncAfter ? ['Target activity is not asyncAfter'] : []),
    ...(!isBehind && !target.asyncBefore ? ['Target activity is not asyncBefore'] : []),
  ];
}

function flowFailures({ outgoing }: Activity, transitionId: string | undefined): readonly string[] {
  if (outgoing.length < 2) return [];
  if (transitionId === undefined) {
    return [
      'Transition instance is assigned to no sequence flow and target activity has more than one outgoing sequence flow',
    ];
  }
  return outgoing.some(({ id }) => id === transitionId)
    ? []
    : ['Transition instance is assigned to a sequence flow that cannot be matched in the target activity'];
}

function startsProcess({ source, execution }: TransitionInstance): boolean {
  const { kind } = source.behavior;
  return execution.isRoot && source.flowScope.kind === 'process' && (kind === 'noneStart' || kind === 'eventStart');
}

/** Why what can be compensated cannot be migrated; reported with the activity instance around it. */
export function compensationFailures({ instruction, source }: CompensationInstance): readonly string[] {
  return instruction === undefined ? [subscriptionFailure(source, 'compensation boundary event')] : [];
}

/** See `compensationFailures`. */
export function eventScopeFailures({ subscription, children }: EventScopeInstance): readonly string[] {
  const failure = subscriptionFailure(subscription.source, 'compensation start event');
  const isEventSubProcess = subscription.source.behavior.kind === 'eventSubProcess';
  return [
    ...(subscription.instruction === undefined && children.size === 0 ? [failure] : []),
    ...(isEventSubProcess && !subscription.target && children.size > 0 ? [failure] : []),
  ];
}

function subscriptionFailure({ id }: Activity, event: string): string {
  return `Cannot migrate subscription for compensation handler '${id}'. There is no migration instruction for the ${event}`;
}
