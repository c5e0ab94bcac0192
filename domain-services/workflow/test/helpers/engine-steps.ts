import { randomUUID } from 'node:crypto';
import type { EngineClient, WireVariables } from '@stepwright/engine-client';
import { vi } from 'vitest';

/** Completes the open external task of an instance, as a worker would. */
export async function completeExternalTask(
  engine: EngineClient,
  processInstanceId: string,
  variables: WireVariables = {},
): Promise<void> {
  const task = await vi.waitFor(async () => {
    const [found] = await engine.externalTasks.list({ processInstanceId });
    if (found === undefined) throw new Error(`The instance ${processInstanceId} has no external task.`);
    return found;
  });
  const workerId = randomUUID();
  const topics = [
    { topicName: task.topicName, lockDurationMs: 10_000, processDefinitionKey: task.processDefinitionKey },
  ];
  const locked = await engine.externalTasks.fetchAndLock({ workerId, maxTasks: 100, topics });
  for (const other of locked) {
    if (other.id !== task.id) await engine.externalTasks.unlock(other.id);
  }
  await engine.externalTasks.complete(task.id, { workerId, variables });
}

/** The ids of the activities where a running instance stands; empty when it has ended. */
export async function activeActivities(engine: EngineClient, processInstanceId: string): Promise<readonly string[]> {
  const tree = await engine.processInstances.activityInstances(processInstanceId);
  return (tree?.childActivityInstances ?? []).map(({ activityId }) => activityId).sort();
}

/** The instances that carry a start command's id, running and ended. */
export async function instancesOf(engine: EngineClient, startCommandId: string): Promise<readonly string[]> {
  const variables = [{ name: 'startCommandId', operator: 'eq' as const, value: startCommandId }];
  return (await engine.history.processInstances({ variables })).map(({ id }) => id);
}
