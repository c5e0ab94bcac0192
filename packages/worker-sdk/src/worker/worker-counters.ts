import type { RunReport } from '../run/task-run.ts';

/** What a worker has counted since it was created. */
export interface WorkerCounters {
  /** Tasks that the engine handed over. */
  fetched: number;
  /** Fetch calls that failed. */
  pollErrors: number;
  /** Tasks handed over while they still ran here; they are not started a second time. */
  duplicates: number;
  /** Tasks whose locks a killed process of this worker had left, freed at the start. */
  recovered: number;
  /** Attempts that a killed process of this worker had left and no task is there to reconcile, found at the start: a person settles them. */
  orphaned: number;
  completed: number;
  bpmnErrors: number;
  retried: number;
  unknown: number;
  failed: number;
  /** Runs that ended so that somebody else answers the task later. */
  deferred: number;
  released: number;
  /** Runs whose lock was lost before they ended. */
  leasesLost: number;
  /** Answers that did not reach their task: it is gone, held by another, or the engine never answered. */
  answersNotTaken: number;
}

/** Makes counters at zero. */
export function createCounters(): WorkerCounters {
  return {
    fetched: 0,
    pollErrors: 0,
    duplicates: 0,
    recovered: 0,
    orphaned: 0,
    completed: 0,
    bpmnErrors: 0,
    retried: 0,
    unknown: 0,
    failed: 0,
    deferred: 0,
    released: 0,
    leasesLost: 0,
    answersNotTaken: 0,
  };
}

const counterOf = {
  complete: 'completed',
  bpmnError: 'bpmnErrors',
  retry: 'retried',
  unknown: 'unknown',
  fail: 'failed',
  later: 'deferred',
  release: 'released',
} as const;

/** How many runs have ended with an answer, or with one that the engine did not take. */
export function answeredOf(counters: Readonly<WorkerCounters>): number {
  const { completed, bpmnErrors, retried, unknown, failed, deferred, answersNotTaken } = counters;
  return completed + bpmnErrors + retried + unknown + failed + deferred + answersNotTaken;
}

/** Counts the end of a run, once. */
export function countRun(counters: WorkerCounters, { isLeaseLost, answer, verdict }: RunReport): void {
  if (isLeaseLost) counters.leasesLost += 1;
  if (answer === 'REFUSED') counters.failed += 1;
  else if (answer === 'ACCEPTED' || answer === 'COMPLETED') counters[counterOf[verdict]] += 1;
  else counters.answersNotTaken += 1;
}
