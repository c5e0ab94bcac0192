import { parentPort, workerData } from 'node:worker_threads';
import type { AnyTaskContract, TaskInput } from '@stepwright/contract';
import { type ContextParts, taskContext } from '../handler/contexts.ts';
import type { BoundHandler } from '../handler/define-handler.ts';
import { assertMade } from '../handler/outcome.ts';
import type { PlainHandler } from '../handler/task-handler.ts';
import { watchStrayRejections, withStrayRejections } from '../run/stray-rejections.ts';
import type { LogFields, Logger } from '../worker/logger.ts';
import { carryError, revivedError } from './carried-error.ts';
import type { ThreadData, ThreadNews, ThreadOrder } from './thread-messages.ts';

/*
 * The program of a handler thread: loads the handler's module, then does one run after the other. What is uncaught ends the thread; the main
 * thread hears of it and fails the run. So does a module that cannot be loaded.
 */

type Handler = PlainHandler<AnyTaskContract>;
type Input = TaskInput<AnyTaskContract>;
type RunOrder = Extract<ThreadOrder, { kind: 'run' }>;

interface Current {
  readonly run: number;
  readonly stop: AbortController;
  /** Heartbeats that the main thread has not answered, by their numbers. */
  readonly noted: Map<number, PromiseWithResolvers<void>>;
}

const { module, topic } = workerData as ThreadData;
watchStrayRejections();
const handler = await loadHandler();
let current: Current | undefined;

parentPort?.on('message', (order: ThreadOrder) => {
  if (order.kind === 'run') void run(order);
  else if (current?.run !== order.run) return;
  else if (order.kind === 'abort') current.stop.abort(revivedError(order.reason));
  else noteAnswered(current, order);
});

async function loadHandler(): Promise<Handler> {
  const { default: bound } = (await import(module)) as { readonly default?: Partial<BoundHandler> };
  const found = bound?.contract?.topic;
  if (found === undefined || typeof bound?.handler?.execute !== 'function') {
    throw new TypeError(
      `The default export of ${module} is no handler; write "export default defineHandler(…)" for ${topic}.`,
    );
  }
  // The main thread has seen that the contract has no external effect.
  if (found === topic) return bound.handler as Handler;
  throw new TypeError(
    `The default export of ${module} is the handler of ${found}, not of ${topic}; give the contract of the module.`,
  );
}

async function run({ run, task }: RunOrder): Promise<void> {
  const stop = new AbortController();
  const noted = new Map<number, PromiseWithResolvers<void>>();
  current = { run, stop, noted };
  const context = taskContext({
    facts: { ...task.facts, signal: stop.signal, logger: loggerOf(run) },
    progress: task.progress && { found: task.progress.found, heartbeat: heartbeatOf(run, noted) },
    tickets: ticketsOf(task.ticket),
  });
  const onStray = (reason: unknown): void => tell({ kind: 'stray', run, error: carryError(reason) });
  try {
    const outcome = await withStrayRejections(onStray, async () => handler.execute(task.input as Input, context));
    assertMade('execute', outcome);
    tell({ kind: 'ended', run, outcome });
  } catch (error) {
    tell({ kind: 'failed', run, error: carryError(error) });
  } finally {
    stop.abort(new Error('The run has ended.'));
  }
}

function noteAnswered({ noted }: Current, { heartbeat, error }: Extract<ThreadOrder, { kind: 'noted' }>): void {
  const answered = noted.get(heartbeat);
  noted.delete(heartbeat);
  if (error) answered?.reject(revivedError(error));
  else answered?.resolve();
}

/** Asks the main thread, which knows the lock and the engine. */
function heartbeatOf(run: number, noted: Current['noted']): (progress: unknown) => Promise<void> {
  let heartbeat = 0;
  return (progress) => {
    const answered = Promise.withResolvers<void>();
    heartbeat += 1;
    noted.set(heartbeat, answered);
    tell({ kind: 'heartbeat', run, heartbeat, progress });
    return answered.promise;
  };
}

/** The main thread has issued the ticket already; whether the handler reads it is known here only. */
function ticketsOf(ticket: string): ContextParts['tickets'] {
  let isIssued = false;
  return {
    issue() {
      isIssued = true;
      return ticket;
    },
    get isIssued() {
      return isIssued;
    },
  };
}

function loggerOf(run: number): Logger {
  const at = (level: keyof Logger) => (message: string, fields?: LogFields) => {
    try {
      tell({ kind: 'line', run, level, message, fields });
    } catch {
      // A function or a symbol among the fields cannot be sent, and a log line must not break a run.
      const texts = Object.entries(fields ?? {}).map(([name, value]) => [name, String(value)]);
      tell({ kind: 'line', run, level, message, fields: Object.fromEntries(texts) });
    }
  };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

function tell(news: ThreadNews): void {
  parentPort?.postMessage(news);
}
