import { pollUntil } from '../helpers/poll-until.ts';
import type { Scene } from './scene.ts';
import type { WorkerProcess } from './worker-process.ts';
import { limitMs } from './worker-reports.ts';

/** Waits for the incident of an instance. */
export async function incidentOf(scene: Scene, processInstanceId: string): Promise<string> {
  const ask = async () => (await scene.engine.incidents.list({ processInstanceId }))[0];
  return (await pollUntil('there is an incident', ask, limitMs)).incidentMessage ?? '';
}

/** The failures of an instance's tasks, in the words that the engine was told. */
export async function failuresOf(scene: Scene, processInstanceId: string): Promise<string[]> {
  const rows = await scene.engine.history.externalTaskLog({ processInstanceId, failureLog: true });
  return rows.map(({ errorMessage }) => errorMessage ?? '');
}

/** Locks that a worker's process still holds in the engine, as the time that each has to go, in ms. */
export async function locksOf(scene: Scene, { pid }: WorkerProcess): Promise<number[]> {
  const locked = await scene.engine.externalTasks.list({ locked: true });
  const nowMs = Date.now();
  return locked
    .filter(({ workerId }) => workerId?.includes(`:${pid}#`))
    .map(({ lockExpirationTime }) => Date.parse(lockExpirationTime ?? '') - nowMs);
}
