import type { DrainReport, Worker } from './worker.ts';

/** Where signals come from; the process itself fits. */
export interface SignalSource {
  on(signal: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
  off(signal: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
}

/**
 * Starts workers and drains them at SIGTERM or SIGINT. A second signal ends the process at once, with code 1.
 *
 * @param options.exit ends the process: code 0, or 1 when a run was abandoned. @default process.exit
 * @returns the drain reports, for an `exit` that returns.
 */
export async function runUntilSignal(
  workers: readonly Worker[],
  options: { readonly exit?: (code: number) => void; readonly signals?: SignalSource } = {},
): Promise<readonly DrainReport[]> {
  const { exit = (code: number) => process.exit(code), signals = process } = options;
  for (const worker of workers) {
    if (worker.state === 'IDLE') worker.start();
  }
  const asked = Promise.withResolvers<void>();
  let count = 0;
  const onSignal = (): void => {
    count += 1;
    if (count > 1) exit(1);
    asked.resolve();
  };
  signals.on('SIGTERM', onSignal);
  signals.on('SIGINT', onSignal);
  await asked.promise;
  const reports = await Promise.all(workers.map((worker) => worker.stop()));
  signals.off('SIGTERM', onSignal);
  signals.off('SIGINT', onSignal);
  if (count === 1) exit(reports.some((report) => report.abandoned > 0) ? 1 : 0);
  return reports;
}
