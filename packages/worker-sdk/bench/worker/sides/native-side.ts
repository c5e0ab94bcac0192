import { setTimeout as pause } from 'node:timers/promises';
import { createEngineClient, type EngineClient } from '@stepwright/engine-client';
import {
  type BoundHandler,
  createPostgresAttemptStore,
  createWorker,
  defineHandler,
  type Logger,
  type Worker,
  type WorkerEngine,
} from '../../../src/index.ts';
import { benchProcess, effectTask, plainTask, typedTask } from '../load.ts';
import { attemptPool } from './attempt-rows.ts';
import { type OnStart, type Side, type SideSpec, TUNED } from './side.ts';
import { benchTelemetry } from './telemetry.ts';

/** How often `end` looks whether a fetch is under way, in ms. */
const LOOK_MS = 10;

/** `createWorker` of this package. With defaults it also logs as by default, a line for every task; tuned it logs nothing, as the others. */
export class NativeSide implements Side {
  readonly #spec: SideSpec;
  readonly #onStart: OnStart;
  #worker: Worker | undefined;
  #fetchesUnderWay = 0;
  #completedBefore = 0;
  fetches = 0;

  constructor(spec: SideSpec, onStart: OnStart) {
    this.#spec = spec;
    this.#onStart = onStart;
  }

  get completed(): number {
    return (this.#worker?.counters.completed ?? 0) - this.#completedBefore;
  }

  begin(): void {
    this.fetches = 0;
    this.#completedBefore = this.#worker?.counters.completed ?? 0;
    if (this.#worker) {
      this.#worker.resume();
      return;
    }
    this.#worker = this.#createWorker();
    this.#worker.start();
  }

  async end(): Promise<void> {
    this.#worker?.pause();
    while (this.#fetchesUnderWay > 0) await pause(LOOK_MS);
  }

  check(): void {
    const counters = this.#worker?.counters;
    if (!counters) return;
    const { fetched, completed, ...troubles } = counters;
    const isTrouble = Object.values(troubles).some((count) => count > 0);
    if (isTrouble) throw new Error(`the worker counted ${JSON.stringify(counters)}`);
  }

  #createWorker(): Worker {
    const { url, settings, database, task, hasTelemetry = false } = this.#spec;
    const isTuned = settings === 'tuned';
    const engine = createEngineClient({ url, ...(isTuned ? { maxConnections: TUNED.connections } : {}) });
    return createWorker({
      process: benchProcess,
      engine: this.#countedEngine(engine),
      handlers: [handlers[task](this.#onStart)],
      ...(isTuned ? tunedOptions : {}),
      ...(hasTelemetry ? { observers: [benchTelemetry()] } : {}),
      ...(database === undefined ? {} : { attemptStore: createPostgresAttemptStore({ pool: attemptPool(database) }) }),
    });
  }

  #countedEngine(engine: EngineClient): WorkerEngine {
    const { externalTasks } = engine;
    const fetchAndLock: typeof externalTasks.fetchAndLock = async (...given) => {
      this.#fetchesUnderWay += 1;
      try {
        return await externalTasks.fetchAndLock(...given);
      } finally {
        this.#fetchesUnderWay -= 1;
        this.fetches += 1;
      }
    };
    return { ...engine, externalTasks: { ...externalTasks, fetchAndLock } };
  }
}

const silent: Logger = { info() {}, warn() {}, error() {} };
const tunedOptions = {
  concurrency: TUNED.concurrency,
  longPollMs: TUNED.longPollMs,
  startJitterMs: 0,
  logger: silent,
};

const handlers = { plain: plainHandler, typed: typedHandler, effect: effectHandler };

function plainHandler(onStart: OnStart): BoundHandler {
  return defineHandler(plainTask, {
    async execute(_input, context) {
      onStart(context.externalTaskId);
      return context.complete({ isShipped: true });
    },
  });
}

function typedHandler(onStart: OnStart): BoundHandler {
  return defineHandler(typedTask, {
    async execute(input, context) {
      onStart(context.externalTaskId);
      return context.complete({
        quoteId: `Q-${input.orderId}`,
        lineCount: input.quantity,
        customerNo: input.customerNo,
        isExpress: true,
        validUntil: input.orderedAt,
        total: input.price,
        shipTo: input.address,
      });
    },
  });
}

function effectHandler(onStart: OnStart): BoundHandler {
  return defineHandler(effectTask, {
    async execute(_input, context) {
      onStart(context.externalTaskId);
      await context.begin({});
      return context.complete({ isShipped: true });
    },
    reconcile: async (_input, context) => context.stillUnknown('nothing is unknown here'),
  });
}
