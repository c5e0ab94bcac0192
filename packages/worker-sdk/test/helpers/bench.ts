import { onTestFinished } from 'vitest';
import type { AttemptStore } from '../../src/attempts/attempt-store.ts';
import { createMemoryAttemptStore } from '../../src/attempts/memory-attempt-store.ts';
import type { BoundHandler } from '../../src/handler/define-handler.ts';
import type { LogFields, Logger } from '../../src/worker/logger.ts';
import { createWorker, type Worker } from '../../src/worker/worker.ts';
import type { WorkerOptions } from '../../src/worker/worker-options.ts';
import { fulfillment } from './contracts.ts';
import { createFakeEngine, type FakeEngine, type FakeTask } from './fake-engine.ts';
import { pollUntil } from './poll-until.ts';

/** A worker over a fake engine, with a clock that a test may put forward. */
export interface Bench {
  readonly engine: FakeEngine;
  readonly worker: Worker;
  readonly attemptStore: AttemptStore;
  readonly lines: { level: string; message: string; fields: LogFields }[];
  /** Puts the worker's clock forward. */
  advance(byMs: number): void;
  /** Waits until the task was answered so that it is not open any more. */
  ended(task: FakeTask): Promise<FakeTask>;
  /** Waits until so many failures were reported for the task. */
  failed(task: FakeTask, times: number): Promise<FakeTask>;
}

/** Starts a worker that is stopped with the test. */
export function startBench(handlers: readonly BoundHandler[], options: Partial<WorkerOptions> = {}): Bench {
  let offsetMs = 0;
  const clock = (): Date => new Date(Date.now() + offsetMs);
  const lines: Bench['lines'] = [];
  const at =
    (level: string) =>
    (message: string, fields: LogFields = {}) =>
      void lines.push({ level, message, fields });
  const logger: Logger = { info: at('info'), warn: at('warn'), error: at('error') };
  const engine = createFakeEngine();
  const attemptStore = options.attemptStore ?? createMemoryAttemptStore({ clock });
  const worker = createWorker({
    process: fulfillment,
    engine,
    handlers,
    attemptStore,
    longPollMs: 50,
    startJitterMs: 0,
    drainMs: 0,
    abortGraceMs: 20,
    logger,
    clock,
    random: () => 0.5,
    ...options,
  });
  worker.start();
  onTestFinished(async () => {
    await worker.stop();
  });
  return {
    engine,
    worker,
    attemptStore,
    lines,
    advance(byMs) {
      offsetMs += byMs;
    },
    ended: (task) => pollUntil(`${task.id} has ended`, () => task.state !== 'OPEN' && task),
    failed: (task, times) => pollUntil(`${task.id} failed ${times} times`, () => task.failures.length >= times && task),
  };
}
