import { extname } from 'node:path';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { AnyTaskContract } from '@stepwright/contract';
import type { OutcomeBody } from '../handler/outcome.ts';
import { reasonOf } from '../run/error-text.ts';
import { StrayRejectionError } from '../run/errors.ts';
import type { Logger } from '../worker/logger.ts';
import { carryError, revivedError } from './carried-error.ts';
import type { CarriedTask, ThreadData, ThreadNews, ThreadOrder } from './thread-messages.ts';

/** What a thread is made of. */
export interface HandlerThreadOptions {
  readonly topic: string;
  readonly module: URL;
  readonly resourceLimits: ResourceLimits | undefined;
  readonly abortGraceMs: number;
}

/** One run for a thread. */
export interface ThreadJob {
  readonly task: CarriedTask;
  /** Of the run's context, when its contract declares progress. */
  readonly heartbeat: ((progress: unknown) => Promise<void>) | undefined;
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/** How the handler has answered. */
export type ThreadAnswer = OutcomeBody<AnyTaskContract>;

interface Run {
  readonly no: number;
  readonly job: ThreadJob;
  readonly answered: PromiseWithResolvers<ThreadAnswer>;
}

/**
 * A thread that runs a handler's module. Owns the thread.
 *
 * 1. Every run ends: with its answer, with the thread, or by its aborted signal; after the grace that ends the thread too.
 * 2. A thread that ends takes no more runs; nobody starts it anew but its pool.
 * 3. It keeps the process alive only while it runs something.
 * 4. What an earlier run than the last still says is dropped.
 */
export class HandlerThread {
  /** Resolves when the thread is no more. */
  readonly gone: Promise<void>;
  readonly #options: HandlerThreadOptions;
  readonly #worker: Worker;
  #last: Run | undefined;
  #isEnding = false;

  constructor(options: HandlerThreadOptions) {
    const { topic, module, resourceLimits = {} } = options;
    const workerData: ThreadData = { module: module.href, topic };
    const program = new URL(`./thread-program${extname(import.meta.url)}`, import.meta.url);
    const worker = new Worker(program, { workerData, name: topic, resourceLimits });
    worker.on('message', (news: ThreadNews) => this.#hear(news));
    worker.on('messageerror', (error) => void this.end(error));
    worker.on('error', (error) => void this.end(error));
    const gone = Promise.withResolvers<void>();
    worker.on('exit', (code) => {
      void this.end(
        new Error(`The thread of ${topic} ended with the exit code ${code} before the handler had answered.`),
      );
      gone.resolve();
    });
    this.gone = gone.promise;
    this.#options = options;
    this.#worker = worker;
  }

  get isEnding(): boolean {
    return this.#isEnding;
  }

  /** Whether the last run's signal is aborted, as it is at the latest when the run is over. */
  get isAborted(): boolean {
    return this.#last?.job.signal.aborted ?? true;
  }

  /** @throws what the handler threw, the signal's reason, or what ended the thread. */
  async run(job: ThreadJob): Promise<ThreadAnswer> {
    const { task, signal } = job;
    const no = (this.#last?.no ?? 0) + 1;
    const answered = Promise.withResolvers<ThreadAnswer>();
    this.#last = { no, job, answered };
    let timer: NodeJS.Timeout | undefined;
    const onAbort = (): void => {
      this.#tell({ kind: 'abort', run: no, reason: carryError(signal.reason) });
      timer = setTimeout(() => void this.end(signal.reason), this.#options.abortGraceMs);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    this.#worker.ref();
    try {
      this.#tell({ kind: 'run', run: no, task });
      return await answered.promise;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      this.#worker.unref();
    }
  }

  /** Ends the thread, and its run with the reason. */
  async end(reason: Error): Promise<void> {
    this.#isEnding = true;
    this.#last?.answered.reject(reason);
    await this.#worker.terminate();
  }

  #hear(news: ThreadNews): void {
    if (news.run !== this.#last?.no) return;
    const { job, answered } = this.#last;
    if (news.kind === 'ended') answered.resolve(news.outcome);
    else if (news.kind === 'failed') answered.reject(revivedError(news.error));
    else if (news.kind === 'heartbeat') void this.#note(job, news);
    else if (news.kind === 'line') job.logger[news.level](news.message, news.fields);
    else this.#stray(job, revivedError(news.error));
  }

  async #note({ heartbeat }: ThreadJob, news: Extract<ThreadNews, { kind: 'heartbeat' }>): Promise<void> {
    const { run, heartbeat: no, progress } = news;
    const refused = await heartbeat?.(progress).then(
      () => undefined,
      (error: unknown) => carryError(error),
    );
    this.#tell({ kind: 'noted', run, heartbeat: no, error: refused });
  }

  /** The handler may go on after that, so the thread ends. */
  #stray({ logger }: ThreadJob, cause: Error): void {
    logger.error('a rejection in the handler that nobody awaits', { method: 'execute', error: reasonOf(cause) });
    void this.end(new StrayRejectionError('A rejection that the handler does not await', { cause }));
  }

  #tell(order: ThreadOrder): void {
    this.#worker.postMessage(order);
  }
}
