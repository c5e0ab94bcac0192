import type { FireTimer, PassTime } from '../../scenario/scenario.ts';
import { durationMs, isoDuration } from '../iso-duration.ts';
import { executeJob, settle, timerJobs, waitingJobs } from '../jobs.ts';
import type { Run } from '../run.ts';
import { timersOf } from '../timers.ts';
import { Unmet } from '../unmet.ts';

/** Clocks that are read twice differ a little. */
const readMs = 1_000;

/** Time passes until the timer is due, and it fires. */
export async function fireTimer(run: Run, { element, after }: FireTimer): Promise<void> {
  const [job] = await timerJobs(run, element);
  if (!job) throw new Unmet(`the timer ${element} to wait`, await othersOf(run));
  const waiting = await waitingJobs(run);
  const createdMs = run.time.createdMs(job);
  const leftMs = run.time.dueMs(job) - createdMs;
  if (Math.abs(leftMs - durationMs(after, createdMs)) > readMs) {
    throw new Unmet(`the timer ${element} to be set for ${after}`, `that it was set for ${isoDuration(leftMs)}`);
  }
  const earlier = waiting.find((other) => run.time.dueMs(other) < run.time.dueMs(job) - readMs);
  if (earlier)
    throw new Unmet(`the timer ${element} to be the next`, `another that is due before: ${await othersOf(run)}`);
  await run.time.moveTo(run.time.dueMs(job));
  await executeJob(run, job);
}

/** Time passes; what comes due on the way is executed at its time. */
export async function passTime(run: Run, { by }: PassTime): Promise<void> {
  const untilMs = run.time.nowMs() + durationMs(by, run.time.nowMs());
  for (;;) {
    const [job] = await waitingJobs(run);
    if (!job || run.time.dueMs(job) > untilMs) break;
    await run.time.moveTo(run.time.dueMs(job));
    await settle(run);
  }
  await run.time.moveTo(untilMs);
}

async function othersOf(run: Run): Promise<string> {
  const timers = await timersOf(run);
  const listed = timers.map(({ element, leftMs }) => `${element} in ${isoDuration(leftMs)}`);
  return listed.length ? listed.join(', ') : 'no timer that waits';
}
