import { type Job, parseEngineDate } from '@stepwright/engine-client';
import type { TestClock } from '../engine/test-engine.ts';
import { ProcessTestError } from '../process-test-error.ts';

/**
 * The time of one run. With a clock it is the engine's. Without one the engine's time goes on as it likes and this keeps how far a scenario is
 * ahead of it; what a job's due date is in the scenario's time follows from when the job was first seen:
 * 1. Every job must be seen, by `saw`, before time is moved again.
 * 2. Only durations can be followed so; who asks for more is refused before the run.
 */
export class RunTime {
  readonly #clock: TestClock | undefined;
  readonly #aheadMsOfJob = new Map<string, number>();
  #aheadMs = 0;

  constructor(clock: TestClock | undefined) {
    this.#clock = clock;
  }

  /** The time in the scenario, in ms. */
  nowMs(): number {
    return this.#clock ? this.#clock.now().getTime() : Date.now() + this.#aheadMs;
  }

  /** Notes the jobs that wait. */
  saw(jobs: readonly Job[]): void {
    if (this.#clock) return;
    for (const { id } of jobs) if (!this.#aheadMsOfJob.has(id)) this.#aheadMsOfJob.set(id, this.#aheadMs);
  }

  /** When a job is due in the scenario's time, in ms; one without a due date is due at once. */
  dueMs(job: Job): number {
    if (job.dueDate === null) return this.nowMs();
    return parseEngineDate(job.dueDate).getTime() + (this.#aheadMsOfJob.get(job.id) ?? 0);
  }

  /** Moves the time on; never back. */
  async moveTo(ms: number): Promise<void> {
    if (ms <= this.nowMs()) return;
    if (this.#clock) await this.#clock.set(new Date(ms));
    else this.#aheadMs += ms - this.nowMs();
    if (!(this.nowMs() >= ms))
      throw new ProcessTestError('ENGINE_CANNOT', `the engine's clock did not move to ${new Date(ms).toISOString()}`);
  }
}
