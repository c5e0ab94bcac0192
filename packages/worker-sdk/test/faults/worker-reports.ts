import type { WorkerCounters } from '../../src/index.ts';
import { pollUntil } from '../helpers/poll-until.ts';
import type { WorkerProcess, WorkerReport } from './worker-process.ts';

/** How long a test waits for a worker or the engine to get somewhere, in ms. */
export const limitMs = 20_000;

/** The lines that a worker's handler of a topic was started for; what only reconciles is not among them. */
export function runsOf(worker: WorkerProcess, topic: string): unknown[] {
  return worker.said.filter(({ running }) => running === topic).map(({ lineId }) => lineId);
}

/** Waits until a worker's report is as expected. */
export function reported(
  worker: WorkerProcess,
  what: string,
  isSo: (report: WorkerReport) => boolean,
): Promise<WorkerReport> {
  const ask = async (): Promise<WorkerReport | false> => {
    const report = await worker.report();
    return isSo(report) && report;
  };
  return pollUntil(`the worker reports that ${what}`, ask, limitMs);
}

/** Waits until a worker has counted so much. */
export function counted(worker: WorkerProcess, expected: Partial<WorkerCounters>): Promise<WorkerReport> {
  return reported(worker, JSON.stringify(expected), ({ counters }) =>
    Object.entries(expected).every(([name, count]) => counters[name as keyof WorkerCounters] === count),
  );
}

/** Waits until a worker runs nothing. */
export function isIdle(worker: WorkerProcess): Promise<WorkerReport> {
  return reported(worker, 'nothing runs', ({ health }) => health.running === 0);
}

/** Waits until a worker has taken its signal. */
export function isDraining(worker: WorkerProcess): Promise<WorkerReport> {
  return reported(worker, 'it drains', ({ health }) => health.state === 'DRAINING');
}
