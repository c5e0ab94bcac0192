/** Wakes a loop that waits for one of many things. A call that came while nobody waited is not lost. */
export interface WakeUp {
  call(): void;
  /** Resolves at the next call, or after so long; at once when there was a call since the last wait. */
  wait(limitMs: number): Promise<void>;
}

/** Makes one for one loop. */
export function createWakeUp(): WakeUp {
  let isCalled = false;
  let resume: (() => void) | undefined;
  return {
    call() {
      isCalled = true;
      resume?.();
    },
    async wait(limitMs) {
      if (!isCalled) {
        await new Promise<void>((resolve) => {
          const timer = Number.isFinite(limitMs) ? setTimeout(resolve, limitMs) : undefined;
          resume = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      isCalled = false;
      resume = undefined;
    },
  };
}
