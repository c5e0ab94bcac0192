import { type Fetch, hasExternalTasks } from '../commands/fetch-external-tasks.ts';
import type { EngineApi } from '../engine-api.ts';

/** How long a poll waits, and what ends it before. */
export interface PollLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** One worker that waits for tasks. */
interface Poll {
  readonly fetch: Fetch;
  readonly attempt: () => Promise<unknown[]>;
  readonly settle: (outcome: unknown[] | { readonly error: unknown }) => void;
  isTrying: boolean;
  /** Its time is over, or nobody waits for it any more. */
  isOver: boolean;
}

/**
 * The long polls of one engine.
 *
 * 1. Who came first is asked first; a poll without a matching task costs a look and no transaction.
 * 2. A poll has at most one attempt under way. One that ends during its attempt still answers what the attempt locked.
 * 3. A poll ends by tasks, by its time (real time: it also ends when the engine's clock stands still), or by its signal, then empty.
 */
export class PendingFetches {
  readonly #engine: EngineApi;
  readonly #polls = new Set<Poll>();
  #stopListening: (() => void) | undefined;

  constructor(engine: EngineApi) {
    this.#engine = engine;
  }

  /** How many wait. */
  get size(): number {
    return this.#polls.size;
  }

  /** Waits for tasks; `attempt` locks and answers them, or none when others were faster. Answers an empty list when the time is over. */
  wait<T>(fetch: Fetch, attempt: () => Promise<T[]>, { timeoutMs, signal }: PollLimits): Promise<T[]> {
    return new Promise((resolve, reject) => {
      const poll: Poll = {
        fetch,
        attempt,
        isTrying: false,
        isOver: false,
        settle: (outcome) => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', end);
          this.#remove(poll);
          if (Array.isArray(outcome)) resolve(outcome as T[]);
          else reject(outcome.error);
        },
      };
      const end = (): void => {
        poll.isOver = true;
        if (!poll.isTrying) poll.settle([]);
      };
      const timer = setTimeout(end, timeoutMs);
      if (signal?.aborted) return end();
      signal?.addEventListener('abort', end);
      this.#add(poll);
      // A task may have come between the first attempt and now.
      this.#look(poll);
    });
  }

  #add(poll: Poll): void {
    this.#polls.add(poll);
    this.#stopListening ??= this.#engine.onTasksAvailable(() => {
      for (const each of this.#polls) this.#look(each);
    });
  }

  #remove(poll: Poll): void {
    this.#polls.delete(poll);
    if (this.#polls.size > 0) return;
    this.#stopListening?.();
    this.#stopListening = undefined;
  }

  #look(poll: Poll): void {
    if (poll.isTrying || !this.#engine.query((state) => hasExternalTasks(state, poll.fetch))) return;
    poll.isTrying = true;
    void this.#try(poll);
  }

  async #try(poll: Poll): Promise<void> {
    try {
      const tasks = await poll.attempt();
      if (tasks.length > 0 || poll.isOver) return poll.settle(tasks);
    } catch (error) {
      return poll.settle({ error });
    }
    poll.isTrying = false;
    this.#look(poll);
  }
}

const pendingOfEngines = new WeakMap<EngineApi, PendingFetches>();

/** The long polls of an engine, over HTTP and in process alike. */
export function pendingFetchesOf(engine: EngineApi): PendingFetches {
  const known = pendingOfEngines.get(engine) ?? new PendingFetches(engine);
  pendingOfEngines.set(engine, known);
  return known;
}
