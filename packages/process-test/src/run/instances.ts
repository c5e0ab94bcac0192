import type { ActivityInstanceTree, ProcessInstanceId } from '@stepwright/engine-client';
import type { Run } from './run.ts';

/** The instance of the run and all that it called, running or ended, each before those that it called. */
export async function instancesOf({ subject, client, processInstanceId }: Run): Promise<readonly ProcessInstanceId[]> {
  const found: ProcessInstanceId[] = [processInstanceId];
  if (!subject.graphs.some(({ allNodes }) => allNodes.some(({ call }) => call !== undefined))) return found;
  for (const superProcessInstanceId of found) {
    const called = await client.history.processInstances({ superProcessInstanceId });
    found.push(...called.map(({ id }) => id));
  }
  return found;
}

/** Where the run stands: one id per token, sorted; empty when it has ended. A called instance stands for the activity that called it. */
export async function tokensOf(run: Run): Promise<string[]> {
  const ids = await instancesOf(run);
  const trees = await Promise.all(ids.map((id) => run.client.processInstances.activityInstances(id)));
  const running = trees.filter((tree) => tree !== undefined);
  const hidden = running.length > 1 ? callersOf(run) : new Set<string>();
  return running
    .flatMap((tree) => leavesOf(tree))
    .filter((id) => !hidden.has(id))
    .sort();
}

function callersOf({ subject }: Run): ReadonlySet<string> {
  return new Set(subject.graphs.flatMap(({ allNodes }) => allNodes.filter(({ call }) => call).map(({ id }) => id)));
}

function leavesOf({ activityId, childActivityInstances, childTransitionInstances }: ActivityInstanceTree): string[] {
  const below = [
    ...childActivityInstances.flatMap(leavesOf),
    ...childTransitionInstances.map((transition) => transition.activityId),
  ];
  return below.length > 0 ? below : [activityId];
}
