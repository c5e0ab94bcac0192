import { within } from '../flow/within.ts';
import { closeHandlers } from '../handler/close-handlers.ts';
import type { BoundHandler } from '../handler/define-handler.ts';
import { WorkerStoppingError } from '../run/errors.ts';
import type { RunTools } from '../run/run-scope.ts';
import { lastAnswersMs } from '../run/task-run.ts';
import type { Logger } from '../worker/logger.ts';
import type { DrainReport } from '../worker/worker.ts';
import { answeredOf, type WorkerCounters } from '../worker/worker-counters.ts';
import type { StockPoller } from './stock-poller.ts';
import type { StockRuns } from './stock-runs.ts';

/** What is drained. */
export interface Draining {
  readonly poller: StockPoller;
  readonly runs: StockRuns;
  readonly handlers: readonly BoundHandler[];
  readonly counters: WorkerCounters;
  readonly logger: Logger;
  readonly tools: RunTools;
}

/** Ends the fetching, lets runs end until the deadline, then aborts them and waits for their last answers. Never rejects. */
export async function drainRuns(
  { poller, runs, handlers, counters, tools, logger }: Draining,
  drainMs: number,
): Promise<DrainReport> {
  const before = { answered: answeredOf(counters), released: counters.released };
  // In this order: the fetch under way may bring tasks that have to go back.
  const ended = async (): Promise<void> => {
    await poller.fetchEnded();
    await runs.allEnded();
  };
  runs.close();
  poller.stop();
  await within(drainMs, ended());
  runs.abortAll(new WorkerStoppingError('The drain deadline has passed.'));
  await within(tools.abortGraceMs + lastAnswersMs, ended());
  const report = {
    finished: answeredOf(counters) - before.answered,
    released: counters.released - before.released,
    abandoned: runs.size,
  };
  runs.giveUpAll();
  await Promise.all([tools.http.close(), tools.leases.close(), closeHandlers(handlers, logger)]);
  return report;
}
