import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Somebody has asked the program to end before it was done. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  readonly code = 'INTERRUPTED';
  /** What shells give for a program that a signal has ended. */
  readonly exitCode: number;

  constructor(signal: (typeof signals)[number]) {
    super(`Ended by ${signal}.`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/**
 * Listens for SIGINT and SIGTERM from now on. The first one aborts with an {@link Interruption}; a second one ends the process at once, and
 * the keeper of the servers ends them then.
 *
 * @param onFirst is called at the first signal.
 */
export function listenForInterruption(onFirst: () => void): AbortSignal {
  const controller = new AbortController();
  for (const signal of signals) {
    process.on(signal, () => {
      const interruption = new Interruption(signal);
      if (controller.signal.aborted) process.exit(interruption.exitCode);
      onFirst();
      controller.abort(interruption);
    });
  }
  return controller.signal;
}
