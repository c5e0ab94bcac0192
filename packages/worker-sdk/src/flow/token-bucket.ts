/** Lets so many starts pass in a second. What is not used is kept for at most a second, so that a pause is no licence for a burst. */
export interface TokenBucket {
  /** How many starts may pass now. */
  available(): number;
  take(): void;
  /** How long until the next start may pass, in ms; 0 when one may now. */
  nextInMs(): number;
}

/** Makes a bucket that is full. @param perSecond above 0; below 1 is a start in every so many seconds. */
export function createTokenBucket(perSecond: number, clock: () => Date): TokenBucket {
  const most = Math.max(1, perSecond);
  let tokens = most;
  let filledAtMs = clock().getTime();
  const fill = (): void => {
    const nowMs = clock().getTime();
    // A clock that was set back fills nothing and takes nothing.
    tokens = Math.min(most, tokens + (Math.max(0, nowMs - filledAtMs) / 1_000) * perSecond);
    filledAtMs = nowMs;
  };
  return {
    available() {
      fill();
      return Math.floor(tokens);
    },
    take() {
      fill();
      tokens -= 1;
    },
    nextInMs() {
      fill();
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1_000);
    },
  };
}
