import type { EngineClient } from '@stepwright/engine-client';
import { plainOutput, plainTask } from '../load.ts';
import { cpuTimeMs } from './cpu-time.ts';

/** What is warmed up. */
export interface ColdEngine {
  readonly pid?: number;
  readonly client: EngineClient;
  /** Makes so many tasks. */
  offer(tasks: number): Promise<void>;
}

const TASKS = 2_000;
const TURNS_MIN = 10;
/** It is warm when so many turns in a row were not better than the best one before them by more than this share. */
const STEADY_TURNS = 4;
const GAIN_MIN = 0.03;
/** As a worker with defaults asks: its fetches are the rarest of the calls, so their way through the engine is the last to be compiled. */
const FETCH = { maxTasks: 16, usePriority: true, asyncResponseTimeoutMs: 100 } as const;
const LANES = 5;

/**
 * Has an engine of Java complete tasks until it takes no less processor time for one: before some ten thousand its compilers are what is
 * measured. Ends after `tasksMax` tasks at the latest.
 */
export async function warmUp({ pid, client, offer }: ColdEngine, tasksMax: number): Promise<void> {
  const costs: number[] = [];
  while (costs.length * TASKS < tasksMax && !isWarm(costs)) {
    const beforeMs = cpuTimeMs(pid);
    await offer(TASKS);
    await completeAll(client);
    costs.push((cpuTimeMs(pid) - beforeMs) / TASKS);
  }
}

function isWarm(costs: readonly number[]): boolean {
  const best = Math.min(...costs.slice(0, -STEADY_TURNS));
  return costs.length >= TURNS_MIN && costs.slice(-STEADY_TURNS).every((cost) => cost > best * (1 - GAIN_MIN));
}

async function completeAll(client: EngineClient): Promise<void> {
  const workerId = 'warm-up';
  const topics = [{ topicName: plainTask.topic, lockDurationMs: 60_000 }];
  for (;;) {
    const tasks = await client.externalTasks.fetchAndLock({ ...FETCH, workerId, topics });
    if (tasks.length === 0) return;
    const lane = async (): Promise<void> => {
      for (let task = tasks.pop(); task; task = tasks.pop()) {
        await client.externalTasks.complete(task.id, { workerId, variables: plainOutput() });
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }
}
