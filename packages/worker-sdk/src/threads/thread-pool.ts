import { HandlerThread, type HandlerThreadOptions, type ThreadAnswer, type ThreadJob } from './handler-thread.ts';

interface Waiting {
  start(thread: HandlerThread): void;
  fail(error: unknown): void;
}

/**
 * Runs jobs in threads that it starts when they are needed. Owns the threads and the queue in front of them.
 *
 * 1. Never more than `threads` threads, one run at a time each: a thread that ends keeps its place until it has gone.
 * 2. A job whose signal is aborted leaves the queue at once.
 * 3. `close` takes no thread from a run that may go on, so that workers can share a pool; a later job starts threads anew.
 */
export class ThreadPool {
  readonly #options: HandlerThreadOptions & { readonly threads: number };
  readonly #threads = new Set<HandlerThread>();
  readonly #waiting: Waiting[] = [];
  #idle: readonly HandlerThread[] = [];

  constructor(options: HandlerThreadOptions & { readonly threads: number }) {
    this.#options = options;
  }

  /** @throws what the handler threw, the signal's reason, or what ended the thread. */
  run(job: ThreadJob): Promise<ThreadAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<ThreadAnswer>();
    const onAbort = (): void => {
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      reject(job.signal.reason);
    };
    const waiting: Waiting = {
      start: (thread) => {
        job.signal.removeEventListener('abort', onAbort);
        resolve(this.#runIn(thread, job));
      },
      fail: reject,
    };
    job.signal.addEventListener('abort', onAbort, { once: true });
    this.#waiting.push(waiting);
    this.#serve();
    return promise;
  }

  /** Ends the threads that are idle, and those whose run is aborted. */
  async close(): Promise<void> {
    const ending = [...this.#threads].filter((thread) => this.#idle.includes(thread) || thread.isAborted);
    await Promise.all(ending.map((thread) => thread.end(new Error('The worker has stopped.'))));
  }

  async #runIn(thread: HandlerThread, job: ThreadJob): Promise<ThreadAnswer> {
    try {
      return await thread.run(job);
    } finally {
      this.#idle = [...this.#idle, thread];
      this.#serve();
    }
  }

  #serve(): void {
    this.#idle = this.#idle.filter(({ isEnding }) => !isEnding);
    while (this.#waiting.length > 0 && (this.#idle.length > 0 || this.#threads.size < this.#options.threads)) {
      const next = this.#waiting.shift();
      try {
        next?.start(this.#takeIdle() ?? this.#startThread());
      } catch (error) {
        // The system has no more threads to give.
        next?.fail(error);
      }
    }
  }

  #takeIdle(): HandlerThread | undefined {
    const thread = this.#idle.at(-1);
    this.#idle = this.#idle.slice(0, -1);
    return thread;
  }

  #startThread(): HandlerThread {
    const thread = new HandlerThread(this.#options);
    this.#threads.add(thread);
    void thread.gone.then(() => {
      this.#threads.delete(thread);
      this.#serve();
    });
    return thread;
  }
}
