import type { PayloadCodec } from '@stepwright/contract';
import type { ExternalTask } from '@stepwright/engine-client';
import type { AttemptStore } from '../attempts/attempt-store.ts';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import type { BoundHandler } from '../handler/define-handler.ts';
import type { Failpoint, FailpointName } from '../run/failpoint.ts';
import type { RunTools } from '../run/run-scope.ts';
import { createRunTools } from '../run/run-tools.ts';
import { type RunReport, startRun } from '../run/task-run.ts';
import type { Logger } from '../worker/logger.ts';

/** What a process is made of. */
export interface WorkerProcessOptions {
  readonly bound: BoundHandler;
  readonly engine: WorkerEngine;
  readonly attemptStore: AttemptStore;
  readonly payloadCodec: PayloadCodec;
  readonly clock: () => Date;
  readonly logger: Logger;
  /** Where the process dies. @default nowhere */
  readonly killAt: FailpointName | undefined;
}

/** How a process ended. */
export interface ProcessEnd {
  /** Of a killed process it says nothing that anybody outside could know. */
  readonly report: RunReport;
  readonly killedAt: FailpointName | undefined;
}

const abortGraceMs = 1_000;

/**
 * Runs one task as a worker process that lives for this run alone, with connections of its own.
 *
 * 1. Once it is killed, no call of it reaches the attempt store or the engine: neither an answer nor an extension of the lock.
 * 2. A handler that was about to send never gets past that line.
 * 3. Nothing of it is left behind: connections and timers are gone before this returns.
 */
export async function runInProcess(
  options: WorkerProcessOptions,
  locked: { readonly task: ExternalTask; readonly workerId: string },
): Promise<ProcessEnd> {
  const { bound, clock, logger, payloadCodec, killAt } = options;
  const life = createLife(killAt);
  const { externalTasks, executions, history } = options.engine;
  const engine: WorkerEngine = { externalTasks: life.bind(externalTasks), executions: life.bind(executions), history };
  const attemptStore = life.bind(options.attemptStore);
  // No jitter: waits are as they are written, so that a test can name them.
  const random = (): number => 0.5;
  const { failpoint } = life;
  // Every progress is written at once, so that what a killed run has noted does not hang on real time.
  const waits = { heartbeatEveryMs: 0, abortGraceMs };
  const parts = { engine, attemptStore, payloadCodec, clock, random, failpoint, ...waits };
  const made = createRunTools(parts, logger);
  const tools: RunTools = {
    ...made,
    get abortGraceMs() {
      return life.killedAt ? 0 : abortGraceMs;
    },
  };
  const run = startRun({ tools, engine, bound, logger, ...locked });
  life.ended.then(() => {
    run.abort(new KilledError('The worker process was killed.'));
    run.giveUp();
  });
  const report = await run.done;
  await Promise.all([tools.http.close(), tools.leases.close()]);
  return { report, killedAt: life.killedAt };
}

class KilledError extends Error {
  override readonly name = 'KilledError';
}

/** The life of a process, as far as it can be ended without ending the test. */
interface Life {
  readonly killedAt: FailpointName | undefined;
  /** Resolves when it is killed. */
  readonly ended: Promise<void>;
  readonly failpoint: Failpoint;
  /** The same methods, as long as it lives. */
  bind<A extends object>(methods: A): A;
}

type Method = (...given: unknown[]) => unknown;

function createLife(killAt: FailpointName | undefined): Life {
  const ended = Promise.withResolvers<void>();
  let killedAt: FailpointName | undefined;
  const methodOf =
    (owner: object, method: Method) =>
    async (...given: unknown[]) => {
      if (killedAt) throw new KilledError(`The worker process was killed ${killedAt}.`);
      return method.apply(owner, given);
    };
  return {
    ended: ended.promise,
    get killedAt() {
      return killedAt;
    },
    failpoint(name) {
      if (name === killAt && !killedAt) {
        killedAt = name;
        ended.resolve();
      }
      if (!killedAt) return undefined;
      // This one is passed within the handler, which must not notice: it may catch what is thrown and go on.
      if (name === 'before-external-call') return new Promise(() => undefined);
      throw new KilledError(`The worker process was killed ${killedAt}.`);
    },
    bind: (methods) =>
      new Proxy(methods, {
        get(target, name) {
          const method: unknown = Reflect.get(target, name);
          return typeof method === 'function' ? methodOf(target, method as Method) : method;
        },
      }),
  };
}
