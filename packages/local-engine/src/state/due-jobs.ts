import type { JobRecord } from '../records/runtime-records.ts';
import { SortedList } from '../store/sorted-list.ts';
import type { Index, Row } from '../store/table.ts';

type JobRow = Row<JobRecord>;

/** The jobs that run by themselves: with retries left and not suspended, by due date and then by creation. */
export class DueJobs implements Index<JobRecord> {
  readonly fields: readonly (keyof JobRecord)[] = ['dueAtMs', 'retries', 'suspended'];
  readonly #jobs = new SortedList<JobRow>((one, other) => dueAt(one) - dueAt(other) || one.order - other.order);

  add(row: JobRow): void {
    if (canRun(row.record)) this.#jobs.add(row);
  }

  remove(row: JobRow): void {
    if (canRun(row.record)) this.#jobs.delete(row);
  }

  /** At most `limit` of those that are due at `nowMs`. The answer does not change when the table does. */
  due(nowMs: number, limit: number = Number.POSITIVE_INFINITY): readonly JobRecord[] {
    const jobs: JobRecord[] = [];
    for (const row of this.#jobs.values()) {
      if (jobs.length >= limit || dueAt(row) > nowMs) break;
      jobs.push(row.record);
    }
    return jobs;
  }

  /** When the next job is due: maybe in the past; 0 for one without a due date; undefined when there is none. */
  nextDueAtMs(): number | undefined {
    const row = this.#jobs.first();
    return row === undefined ? undefined : dueAt(row);
  }
}

function canRun(job: JobRecord): boolean {
  return job.retries > 0 && !job.suspended;
}

function dueAt(row: JobRow): number {
  return row.record.dueAtMs ?? 0;
}
