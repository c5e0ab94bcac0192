import { type Job, parseEngineDate } from '@stepwright/engine-client';
import type { TestClock } from '../engine/test-engine.ts';
import { ProcessTestError } from '../process-test-error.ts';

/**
 * The time of one run. With a clock it is the engine's. Without one the engine's time goes on as it likes, and may be another than ours; then this
 * keeps how far the scenario is ahead, and when each job was first seen:
 * 1. Every job must be seen, by `saw`, before time is moved again: it counts as made when it was first seen.
 * 2. Only durations can be followed so; who asks for more is refused before the run.
 */
export class RunTime {
  readonly #clock: TestClock | undefined;
  readonly #seenAtMs = new Map<string, number>();
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
    for (const { id } of jobs) if (!this.#seenAtMs.has(id)) this.#seenAtMs.set(id, this.nowMs());
  }

  /** When a job was made, in the scenario's time, in ms. */
  createdMs({ id, createTime }: Job): number {
    const seenAtMs = this.#seenAtMs.get(id) ?? this.nowMs();
    return this.#clock && createTime !== null ? parseEngineDate(createTime).getTime() : seenAtMs;
  }

  /** When a job is due in the scenario's time, in ms; one without a due date is due at once. */
  dueMs(job: Job): number {
    const { dueDate, createTime } = job;
    if (dueDate === null) return this.createdMs(job);
    const dueMs = parseEngineDate(dueDate).getTime();
    if (this.#clock || createTime === null) return dueMs;
    return this.createdMs(job) + dueMs - parseEngineDate(createTime).getTime();
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
