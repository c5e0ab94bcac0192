import type { ActivityInstanceTree, EngineClient } from '@stepwright/engine-client';

/** The activities at which the instance stands, sorted, one entry per token; empty when it has ended. */
export async function tokensOf({ processInstances }: EngineClient, processInstanceId: string): Promise<string[]> {
  const tree = await processInstances.activityInstances(processInstanceId);
  return tree ? leavesOf(tree).sort() : [];
}

function leavesOf({ activityId, childActivityInstances, childTransitionInstances }: ActivityInstanceTree): string[] {
  const below = [
    ...childActivityInstances.flatMap(leavesOf),
    ...childTransitionInstances.map((transition) => transition.activityId),
  ];
  return below.length > 0 ? below : [activityId];
}
