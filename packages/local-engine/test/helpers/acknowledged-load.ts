import { EngineNoAnswerError, EngineNotFoundError } from '@stepwright/engine-client';
import type { ServingEngine } from './start-serving-engine.ts';

const WORKER = 'w';
const topics = [{ topicName: 'work', lockDurationMs: 600_000 }];

/** What an engine acknowledged over all its lives. A key is in both when both were acknowledged. */
export interface Acknowledged {
  /** Ids of instances by business key. */
  readonly started: Map<string, string>;
  readonly completed: Set<string>;
}

/**
 * Starts and completes instances of process `p` until the engine does not answer any more; notes what was acknowledged. What was under way then is nobody's
 * business: it may have happened or not. `onAnswer` is called after each acknowledged call.
 */
export async function loadUntilGone(
  { client }: ServingEngine,
  acknowledged: Acknowledged,
  { name, onAnswer }: { readonly name: string; readonly onAnswer: () => void },
): Promise<void> {
  let next = 0;
  const starter = async (): Promise<void> => {
    for (;;) {
      const businessKey = `${name}-${next++}`;
      const variables = { key: { type: 'String', value: businessKey } } as const;
      const { id } = await client.processInstances.start({ processDefinitionKey: 'p', businessKey, variables });
      acknowledged.started.set(businessKey, id);
      onAnswer();
    }
  };
  const worker = async (): Promise<void> => {
    for (;;) {
      const tasks = await client.externalTasks.fetchAndLock({
        workerId: WORKER,
        maxTasks: 5,
        asyncResponseTimeoutMs: 5_000,
        topics,
      });
      for (const { id, businessKey } of tasks) {
        const variables = { done: { type: 'Boolean', value: true } } as const;
        await client.externalTasks.complete(id, { workerId: WORKER, variables });
        acknowledged.completed.add(businessKey ?? '');
        onAnswer();
      }
    }
  };
  await Promise.all([starter(), starter(), starter(), worker(), worker()].map(untilGone));
}

/** Completes what is left, in the name of whoever holds the lock. */
export async function completeTheRest({ client }: ServingEngine): Promise<void> {
  for (const { id, workerId } of await client.externalTasks.list()) {
    if (workerId === null) continue;
    await client.externalTasks.complete(id, { workerId }).catch((error: unknown) => {
      if (!(error instanceof EngineNotFoundError)) throw error;
    });
  }
  for (;;) {
    const tasks = await client.externalTasks.fetchAndLock({ workerId: WORKER, maxTasks: 100, topics });
    if (tasks.length === 0) return;
    for (const { id } of tasks) await client.externalTasks.complete(id, { workerId: WORKER });
  }
}

async function untilGone(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof EngineNoAnswerError)) throw error;
  });
}
