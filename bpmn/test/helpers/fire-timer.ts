import { type Job, parseEngineDate } from '@stepwright/engine-client';
import { expect } from 'vitest';
import type { ModelEngine } from './model-engine.ts';

/**
 * Lets time pass until the instance's only timer is due, and fires it. Red when the timer was set for another duration, or is
 * due before.
 */
export async function fireTimer(
  { client, setClock }: ModelEngine,
  processInstanceId: string,
  afterMs: number,
): Promise<void> {
  const timers = await client.jobs.list({ processInstanceId, timers: true });
  expect(timers, `timers of ${processInstanceId}`).toHaveLength(1);
  const { id, dueDate, createTime } = timers[0] as Job;
  const due = parseEngineDate(String(dueDate)).getTime();
  const created = parseEngineDate(String(createTime)).getTime();
  // Rounded: the engine reads its clock once for each of the two.
  expect(Math.round((due - created) / 1_000), 'seconds until the timer is due').toBe(afterMs / 1_000);
  const executable = () => client.jobs.list({ processInstanceId, executable: true });
  expect(await executable(), 'jobs that are due at once').toEqual([]);
  await setClock(new Date(due + 1_000));
  expect(await executable(), 'jobs that are due after the time').toHaveLength(1);
  await client.jobs.execute(id);
}
