import type { ActivityInstance, TransitionInstance } from '../../queries/activity-instances.ts';

/** The tree of activity instances. */
export function activityInstanceShape(instance: ActivityInstance): object {
  return {
    id: instance.id === '' ? null : instance.id,
    parentActivityInstanceId: instance.parentId ?? null,
    activityId: instance.activityId,
    activityType: instance.activityType,
    processInstanceId: instance.processInstanceId,
    processDefinitionId: instance.definitionId,
    childActivityInstances: instance.children.map(activityInstanceShape),
    childTransitionInstances: instance.transitions.map(transitionShape),
    executionIds: instance.executionIds,
    activityName: instance.activityName ?? null,
    ...incidentsOf(instance),
    name: instance.activityName ?? null,
  };
}

function transitionShape(transition: TransitionInstance): object {
  return {
    id: transition.id,
    parentActivityInstanceId: transition.parentId ?? null,
    processInstanceId: transition.processInstanceId,
    processDefinitionId: transition.definitionId,
    activityId: transition.activityId,
    activityName: transition.activityName ?? null,
    activityType: transition.activityType,
    executionId: transition.id,
    ...incidentsOf(transition),
    targetActivityId: transition.activityId,
  };
}

function incidentsOf({ incidents }: ActivityInstance | TransitionInstance): object {
  return {
    incidentIds: incidents.map(({ id }) => id),
    incidents: incidents.map(({ id, activityId }) => ({ id, activityId: activityId ?? null })),
  };
}
