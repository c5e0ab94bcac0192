import { timerJobs } from './jobs.ts';
import type { Run } from './run.ts';

/** A timer that waits. */
export interface WaitingTimer {
  readonly element: string;
  /** Until it is due, in ms. */
  readonly leftMs: number;
}

/** The timers that wait, earliest first. A job does not say whose it is, so the engine is asked for each timer of the models. */
export async function timersOf(run: Run): Promise<readonly WaitingTimer[]> {
  const elements = run.subject.graphs.flatMap(({ allNodes }) =>
    allNodes.filter(({ event }) => event?.kind === 'timer').map(({ id }) => id),
  );
  const found = await Promise.all(
    elements.map(async (element) => {
      const jobs = await timerJobs(run, element);
      return jobs.map((job) => ({ element, leftMs: run.time.dueMs(job) - run.time.nowMs() }));
    }),
  );
  return found.flat().toSorted((one, other) => one.leftMs - other.leftMs);
}
