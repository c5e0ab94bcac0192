import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { ResourceLimits } from 'node:worker_threads';
import type { AnyTaskContract, ErrorContract, TaskContract } from '@stepwright/contract';
import type { BoundHandler } from '../handler/define-handler.ts';
import { makeOutcome } from '../handler/outcome.ts';
import type { ProgressNotes, TaskContext } from '../handler/task-context.ts';
import type { PlainHandler } from '../handler/task-handler.ts';
import { WorkerOptionsError } from '../run/errors.ts';
import type { CarriedTask } from './thread-messages.ts';
import { ThreadPool } from './thread-pool.ts';

/** A contract without external effect. The attempts of an effect stay in the main thread. */
// biome-ignore lint/suspicious/noExplicitAny: the widest contract without effect, as AnyTaskContract is the widest of all.
export type PlainTaskContract = TaskContract<any, any, readonly ErrorContract<any, any>[], 'none'>;

/** How the threads of one handler are made. */
export interface ThreadHandlerOptions {
  /**
   * The most threads, and so the most runs at once; further runs wait, with their locks extended. Set the worker's `topics[topic].concurrency`
   * to the same, and no task is fetched that has to wait. @default the processor's parallelism less one, at least 1
   */
  readonly threads?: number;
  /** How long an aborted run may go on before its thread is ended, in ms: a loop that computes hears no signal. @default 1_000 */
  readonly abortGraceMs?: number;
  /** Of each thread. A run that needs more memory fails, and the thread with it. @default those of Node.js */
  readonly resourceLimits?: ResourceLimits;
}

/** A handler that runs in threads. */
export interface ThreadHandler extends BoundHandler {
  /** Ends its threads, but not those that another worker's runs are in. Stopping a worker does it; a later run starts threads anew. */
  close(): Promise<void>;
}

/**
 * Runs a handler in worker threads, for work that computes: the main thread goes on fetching, answering and running other handlers.
 *
 * The module's default export is what `defineHandler` gave for the same contract; each thread loads it once, at its first run. Input, output, errors
 * and log lines are copied between the threads (structured clone): a bigint and a `Date` stay what they are, a function cannot go. An error keeps name,
 * message, stack and causes, not its class. Progress and late answers work as in the main thread. `context.signal` is heard by a handler that awaits; after the grace the thread is ended.
 * What ends a thread, `process.exit` or a lack of memory, fails its run only, like a thrown error.
 *
 * The context of OpenTelemetry does not go into the threads: the run's span is there, spans that the handler makes are not below it.
 *
 * @param module address of the module, from `import.meta.url`. Give it the ending of the file that is run: `.js` when it is built.
 * @throws {WorkerOptionsError} when the contract has an external effect, there is no such module, or an option is out of bounds.
 *
 * @example
 * // render-invoice.handler.ts
 * export default defineHandler(renderInvoiceTask, {
 *   async execute(input, context) {
 *     return context.complete({ pages: renderPages(input.invoiceId) });
 *   },
 * });
 * // worker.ts
 * const module = new URL('./render-invoice.handler.js', import.meta.url);
 * const renderInvoice = defineThreadHandler(renderInvoiceTask, module, { threads: 2 });
 * await runUntilSignal([createWorker({ process: billing, engine, handlers: [renderInvoice] })]);
 */
export function defineThreadHandler(
  contract: PlainTaskContract,
  module: URL,
  options: ThreadHandlerOptions = {},
): ThreadHandler {
  checkThreadHandler(contract, module, options);
  const { threads = Math.max(1, availableParallelism() - 1), abortGraceMs = 1_000, resourceLimits } = options;
  const pool = new ThreadPool({ topic: contract.topic, module, threads, abortGraceMs, resourceLimits });
  const handler: PlainHandler<AnyTaskContract> = {
    async execute(input, context) {
      const { signal, logger } = context;
      const hasProgress = contract.progress !== undefined;
      const task = { ...carriedOf(context, hasProgress), input };
      const heartbeat = hasProgress
        ? (context as TaskContext<AnyTaskContract> & ProgressNotes<unknown>).heartbeat
        : undefined;
      return makeOutcome<AnyTaskContract>(await pool.run({ task, heartbeat, signal, logger }));
    },
  };
  return { contract, handler, close: () => pool.close() };
}

/** What the context knows, without its methods and without what stays in the main thread. */
function carriedOf(context: TaskContext<AnyTaskContract>, hasProgress: boolean): Omit<CarriedTask, 'input'> {
  const { signal, logger, progress, ...rest } = context as TaskContext<AnyTaskContract> & ProgressNotes<unknown>;
  const facts = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value !== 'function'));
  return {
    facts: facts as unknown as CarriedTask['facts'],
    ticket: context.ticket,
    progress: hasProgress ? { found: progress } : undefined,
  };
}

function checkThreadHandler(
  { topic, external }: AnyTaskContract,
  module: URL,
  { threads = 1, abortGraceMs = 0 }: ThreadHandlerOptions,
): void {
  const problems: string[] = [];
  if (external !== 'none') problems.push('its contract has an external effect, whose attempts stay in the main thread');
  if (module.protocol === 'file:' && !existsSync(module)) {
    problems.push(`there is no module ${module.pathname}; built modules end in .js`);
  }
  if (!Number.isInteger(threads) || threads < 1) problems.push(`threads must be a whole number from 1, is ${threads}`);
  if (!Number.isInteger(abortGraceMs) || abortGraceMs < 0) {
    problems.push(`abortGraceMs must be a whole number from 0, is ${abortGraceMs}`);
  }
  if (problems.length > 0) throw new WorkerOptionsError(`${topic} cannot run in threads: ${problems.join('; ')}.`);
}
