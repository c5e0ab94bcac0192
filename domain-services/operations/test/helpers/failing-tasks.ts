import { readFile } from 'node:fs/promises';
import type { EngineClient } from '@stepwright/engine-client';

const workerId = 'test-worker';

/** Deploys the small model of these tests. */
export async function deployTestModel(engine: EngineClient): Promise<void> {
  const content = await readFile(new URL('../integration/test-order.bpmn', import.meta.url), 'utf8');
  await engine.deployments.create({ name: 'operations test', files: [{ name: 'test-order.bpmn', content }] });
}

/** Starts an instance; gives its id. */
export async function startOrder(engine: EngineClient, businessKey: string, key = 'test-order'): Promise<string> {
  return (await engine.processInstances.start({ processDefinitionKey: key, businessKey })).id;
}

/** Fails the next task of a business key for good, as a worker does; gives the id of the external task. */
export async function failTask(engine: EngineClient, businessKey: string, errorMessage: string): Promise<string> {
  const topics = [{ topicName: 'reserve-inventory', lockDurationMs: 60_000, businessKey }];
  const [task] = await engine.externalTasks.fetchAndLock({ workerId, maxTasks: 1, topics });
  if (task === undefined) throw new Error(`there is no task to fail for ${businessKey}`);
  await engine.externalTasks.failure(task.id, { workerId, errorMessage, retries: 0, retryTimeoutMs: 0 });
  return task.id;
}
