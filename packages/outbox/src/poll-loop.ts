/** A loop that runs `step` again and again until it is stopped. */
export interface PollLoop {
  /** Runs the next step at once instead of after the pause. */
  wake(): void;
  /** Resolves when the running step has ended. No step starts afterwards. */
  stop(): Promise<void>;
}

/**
 * Runs `step`; pauses when it had nothing to do, and longer, with jitter, after each failure in a row.
 *
 * @param options.step resolves to whether there may be more to do at once.
 * @param options.pauseMs the pause when there is nothing to do.
 * @param options.failurePauseMsMax the longest pause after failures. @default 10_000
 */
export function startPollLoop(options: {
  readonly step: () => Promise<boolean>;
  readonly pauseMs: number;
  readonly failurePauseMsMax?: number;
  readonly onFailure: (cause: unknown) => void;
}): PollLoop {
  const { step, pauseMs, failurePauseMsMax = 10_000, onFailure } = options;
  let stopped = false;
  let failures = 0;
  let wakeUp: (() => void) | undefined;
  let woken = false;

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (woken || stopped) return resolve();
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    while (!stopped) {
      woken = false;
      try {
        const more = await step();
        failures = 0;
        if (!more) await pause(pauseMs);
      } catch (cause) {
        onFailure(cause);
        failures += 1;
        woken = false;
        await pause(Math.min(failurePauseMsMax, pauseMs * 2 ** failures) * (0.5 + Math.random() / 2));
      }
    }
  };
  const running = run();
  return {
    wake() {
      woken = true;
      wakeUp?.();
    },
    async stop() {
      stopped = true;
      wakeUp?.();
      await running;
    },
  };
}
