import { createTokenBucket, type TokenBucket } from './token-bucket.ts';

/** What one topic may take of a worker. */
export interface TopicSettings {
  /** The most tasks of the topic at once. @default the worker's `concurrency` */
  readonly concurrency?: number;
  /** The most starts in a second, for systems that cannot take more. Below 1 is a start in every so many seconds. @default no limit */
  readonly startsPerSecond?: number;
}

/** What flows on one topic. */
export interface TopicFlow {
  readonly topic: string;
  /** How many tasks may run at once. */
  readonly concurrency: number;
  /** How many tasks may start now, as far as the topic is concerned. */
  freePlaces(): number;
  /** How long until its rate lets another one start, in ms; 0 when it does not hold it up. */
  nextStartInMs(): number;
  started(): void;
  ended(): void;
  isPaused: boolean;
  /** Its last fetch brought all that was asked for: more may be waiting. */
  isBusy: boolean;
}

/** Makes the flow of a topic. */
export function createTopicFlow(
  topic: string,
  settings: { concurrency: number; startsPerSecond: number | undefined; clock: () => Date },
): TopicFlow {
  const { concurrency, startsPerSecond, clock } = settings;
  const bucket: TokenBucket | undefined =
    startsPerSecond === undefined ? undefined : createTokenBucket(startsPerSecond, clock);
  let running = 0;
  return {
    topic,
    concurrency,
    isPaused: false,
    isBusy: false,
    freePlaces() {
      return this.isPaused ? 0 : Math.min(concurrency - running, bucket?.available() ?? concurrency);
    },
    nextStartInMs: () => bucket?.nextInMs() ?? 0,
    started() {
      running += 1;
      bucket?.take();
    },
    ended() {
      running -= 1;
    },
  };
}
