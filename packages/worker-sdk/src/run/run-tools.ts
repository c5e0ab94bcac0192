import type { PayloadCodec } from '@stepwright/contract';
import type { AttemptStore } from '../attempts/attempt-store.ts';
import { createEffectHttp } from '../effect/effect-http.ts';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import type { LeaseExtender } from '../lease/lease-extender.ts';
import { createLoopLeaseExtender } from '../lease/loop-lease-extender.ts';
import { createThreadLeaseExtender } from '../lease/thread-lease-extender.ts';
import type { Logger } from '../worker/logger.ts';
import type { WorkerObserver } from '../worker/worker-observer.ts';
import type { Failpoint } from './failpoint.ts';
import type { RunTools } from './run-scope.ts';

/** What the runs of a worker are made with, whatever fetches their tasks. */
export interface RunToolsOptions {
  readonly engine: WorkerEngine;
  /** Where operations and attempts are kept. Required as soon as one handler has an external effect. */
  readonly attemptStore?: AttemptStore;
  /**
   * Opens and seals the sealed variables of the contracts. Required as soon as one of them has any. While it fails, tasks are tried again; an
   * effect that has happened is reconciled.
   */
  readonly payloadCodec?: PayloadCodec;
  /** How long a handler may take to end after its signal was aborted, in ms. @default 1_000 */
  readonly abortGraceMs?: number;
  /**
   * The newest progress of a handler is written to the engine at most once in this time, in ms, and before its task goes back. What a worker
   * that is killed has noted since the last write is done again. @default 2_000
   */
  readonly heartbeatEveryMs?: number;
  /**
   * Locks are extended by a thread of their own, so that a handler that blocks the main thread keeps its task. When the main thread's loop has
   * not gone round for so long, in ms, nothing is extended any more: a process that hangs must lose its tasks. @default 15_000
   */
  readonly blockedMaxMs?: number;
  readonly clock?: () => Date;
  /** In [0, 1), for jitter. */
  readonly random?: () => number;
  /** Watch the worker, for telemetry. */
  readonly observers?: readonly WorkerObserver[];
  /** For crash tests; see `failpointFromEnvironment`. */
  readonly failpoint?: Failpoint;
}

/** Makes what all runs of one worker share. Whoever makes it closes `http` and `leases`. */
export function createRunTools(options: RunToolsOptions, logger: Logger): RunTools {
  const { clock = () => new Date(), random = Math.random } = options;
  return {
    leases: leasesOf(options, { clock, random, logger }),
    attemptStore: options.attemptStore,
    payloadCodec: options.payloadCodec,
    http: createEffectHttp(),
    observers: options.observers ?? [],
    clock,
    random,
    failpoint: options.failpoint ?? (() => undefined),
    abortGraceMs: options.abortGraceMs ?? 1_000,
    heartbeatEveryMs: options.heartbeatEveryMs ?? 2_000,
  };
}

/** A thread needs an engine that it can reach, and knows no clock but the real one. */
function leasesOf(
  { engine, clock: givenClock, blockedMaxMs = 15_000 }: RunToolsOptions,
  { clock, random, logger }: Pick<RunTools, 'clock' | 'random'> & { readonly logger: Logger },
): LeaseExtender {
  const { connection } = engine;
  if (!connection || givenClock) return createLoopLeaseExtender({ engine, clock, random });
  return createThreadLeaseExtender({ connection, blockedMaxMs, logger });
}
