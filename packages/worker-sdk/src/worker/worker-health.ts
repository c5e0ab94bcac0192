import type { WorkerState } from './worker.ts';

/** Whether a worker does what it is there for. Small enough to be asked every second. */
export interface WorkerHealth {
  readonly worker: string;
  readonly state: WorkerState;
  /** Running, and the engine has answered a fetch: it takes tasks. False while it drains. */
  readonly isReady: boolean;
  /** False when no fetch was answered for so long that the process had better be started anew. */
  readonly isAlive: boolean;
  /** When the engine last answered a fetch; undefined before the first answer. */
  readonly lastPollAt: Date | undefined;
  readonly running: number;
  readonly freePlaces: number;
  readonly pausedTopics: readonly string[];
}

/** What is looked at. */
export interface HealthFacts {
  readonly worker: string;
  readonly state: WorkerState;
  readonly startedAt: Date | undefined;
  readonly lastPollAt: Date | undefined;
  readonly running: number;
  readonly freePlaces: number;
  readonly pausedTopics: readonly string[];
  readonly topicCount: number;
  /** How long a worker that could fetch may hear nothing of the engine. */
  readonly silenceMaxMs: number;
  readonly now: Date;
}

/** How much longer than a long poll a worker may hear nothing of the engine: a fetch's own limit, and the longest wait after failures. */
export const silenceMs = 60_000;

/** Judges. A worker without a free place, or with all its topics paused, has no reason to fetch: its silence says nothing. */
export function healthOf(facts: HealthFacts): WorkerHealth {
  const { worker, state, startedAt, lastPollAt, running, freePlaces, pausedTopics, topicCount, now } = facts;
  const heardAt = lastPollAt ?? startedAt ?? now;
  const couldFetch = state === 'RUNNING' && freePlaces > 0 && pausedTopics.length < topicCount;
  const isSilent = couldFetch && now.getTime() - heardAt.getTime() > facts.silenceMaxMs;
  const isReady = state === 'RUNNING' && lastPollAt !== undefined && !isSilent;
  return { worker, state, isReady, isAlive: !isSilent, lastPollAt, running, freePlaces, pausedTopics };
}
