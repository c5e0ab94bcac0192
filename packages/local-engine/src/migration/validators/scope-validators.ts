import type { Activity, Scope } from '../../model/process-model.ts';
import { eventScopeOf } from '../event-triggers.ts';
import type { InstructionValidator, MappedActivities, MappedActivity } from '../mapped-activities.ts';

/** No instance gets into a multi-instance body that was none before. */
export const addsNoBody: InstructionValidator = ({ target }, all) => {
  let body: Activity | undefined;
  for (let scope = target.flowScope; scope.kind === 'activity'; scope = scope.flowScope) {
    if (all.ofTarget(scope).length > 0) break;
    if (!body && isBody(scope)) body = scope;
  }
  return body
    ? [
        `Target activity '${target.id}' is a descendant of multi-instance body '${body.id}' that is not mapped from the source process definition.`,
      ]
    : [];
};

/** A body is mapped together with its inner activity. */
export const mapsInnerActivityOfTarget: InstructionValidator = ({ target }, all) => {
  const { behavior } = target;
  return behavior.kind === 'multiInstanceBody' && all.ofTarget(behavior.inner).length === 0
    ? ['Must map the inner activity of a multi-instance body when the body is mapped']
    : [];
};

/** See `mapsInnerActivityOfTarget`. */
export const mapsInnerActivityOfSource: InstructionValidator = ({ source }, all) => {
  const { behavior } = source;
  return behavior.kind === 'multiInstanceBody' && all.ofSource(behavior.inner).length === 0
    ? ['Cannot remove the inner activity of a multi-instance body when the body is mapped']
    : [];
};

/** Tokens that wait at a join must be able to leave it. */
export const keepsGateway: InstructionValidator = ({ source, target }, all) => {
  const { kind } = target.behavior;
  if (kind !== 'parallelGateway' && kind !== 'inclusiveGateway') return [];
  const failures: string[] = [];
  if (source.incoming.length > target.incoming.length) {
    failures.push(
      'The target gateway must have at least the same number of incoming sequence flows that the source gateway has',
    );
  }
  const { flowScope } = source;
  if (flowScope.kind === 'activity' && all.ofSource(flowScope).length === 0) {
    failures.push(`The gateway's flow scope '${flowScope.id}' must be mapped`);
  }
  if (all.ofTarget(target).length > 1) failures.push(`Only one gateway can be mapped to gateway '${target.id}'`);
  return failures;
};

/** An event goes where what waits for it goes. */
export const sameEventScope: InstructionValidator = (mapped, all) => {
  const { source, target } = mapped;
  if (source.type === 'compensationBoundaryCatch') return [];
  const from = eventScopeOf(source);
  if (!from || from === source.flowScope) return [];
  const to = eventScopeOf(target);
  const fromId = idOf(from, all.sourceDefinitionId);
  if (!to) {
    return [`The source activity's event scope (${fromId}) must be mapped but the target activity has no event scope`];
  }
  if (mappedEventScope(from, mapped, all) === to) return [];
  return [
    `The source activity's event scope (${fromId}) must be mapped to the target activity's event scope (${idOf(to, all.targetDefinitionId)})`,
  ];
};

function mappedEventScope(scope: Scope, { target }: MappedActivity, all: MappedActivities): Scope | undefined {
  return scope.kind === 'process' ? target.process : all.ofSource(scope)[0]?.target;
}

function idOf(scope: Scope, definitionId: string): string {
  return scope.kind === 'process' ? definitionId : scope.id;
}

/** An activity stays inside what the scope around it becomes. */
export const staysInMappedScope: InstructionValidator = ({ source, target }, all) => {
  const around = closestMappedScope(source, all);
  if (!around || isInside(target, around.target)) return [];
  return [
    `The closest mapped ancestor '${around.source.id}' is mapped to scope '${around.target.id}' which is not an ancestor of target scope '${target.id}'`,
  ];
};

function closestMappedScope({ flowScope }: Activity, all: MappedActivities): MappedActivity | undefined {
  for (let scope = flowScope; scope.kind === 'activity'; scope = scope.flowScope) {
    const [mapped] = all.ofSource(scope);
    if (mapped) return mapped;
  }
  return undefined;
}

function isInside({ flowScope }: Activity, ancestor: Activity): boolean {
  for (let scope = flowScope; scope.kind === 'activity'; scope = scope.flowScope) if (scope === ancestor) return true;
  return false;
}

function isBody({ behavior }: Activity): boolean {
  return behavior.kind === 'multiInstanceBody';
}
