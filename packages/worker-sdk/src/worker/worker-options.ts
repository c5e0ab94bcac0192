import type { ProcessContract } from '@stepwright/contract';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import type { FetchOrder } from '../flow/fetch-order.ts';
import { type LoadMax, loadMaxProblems } from '../flow/load-gauge.ts';
import type { TopicSettings } from '../flow/topic-flow.ts';
import type { BoundHandler } from '../handler/define-handler.ts';
import { WorkerOptionsError } from '../run/errors.ts';
import { handlerProblems, versionTagProblems, wholeNumberProblems } from '../run/option-problems.ts';
import type { RunToolsOptions } from '../run/run-tools.ts';
import type { Logger } from './logger.ts';

/**
 * How many tasks run at once in a worker that is not told. A fetch brings about half of them and costs the engine nearly the same for few and for
 * many: with 32 a worker does 1.4 times as many tasks a second on Camunda 7.24 as with 10.
 */
export const concurrencyByDefault = 32;

/** What a worker is made of. */
export interface WorkerOptions extends RunToolsOptions {
  /** Only tasks of this process are fetched. */
  readonly process: Pick<ProcessContract, 'key' | 'tasks'>;
  /**
   * Only tasks of those versions of the process that have this version tag: workers of two versions run side by side, each for the model that it
   * was made for. @default all versions
   */
  readonly versionTag?: string;
  /** An `EngineClient` fits. */
  readonly engine: WorkerEngine;
  /** One per topic. Topics of the process without a handler here are left to other workers. */
  readonly handlers: readonly BoundHandler[];
  /** In front of every worker id, for operators. @default the process's key */
  readonly name?: string;
  /** The most tasks at once. A fetch asks for free places only. @default 32 */
  readonly concurrency?: number;
  /** While the process has more to do than this, nothing is fetched; what runs goes on. @default no limit */
  readonly loadMax?: LoadMax;
  /** Limits of single topics, by their names, within `concurrency`. */
  readonly topics?: Readonly<Record<string, TopicSettings>>;
  /** Which tasks come first when more wait than there are places. @default by priority */
  readonly order?: FetchOrder;
  /** The first fetch waits up to so long, at random, in ms: workers that start together do not all ask at once. @default 250 */
  readonly startJitterMs?: number;
  /**
   * How long the engine may hold a fetch, in ms. Keep it below 30 s: the engine looks again for expired locks only then. `stop` waits for the
   * fetch under way, so it also bounds how long an idle worker takes to stop. @default 7_000
   */
  readonly longPollMs?: number;
  /** How long running tasks may go on after `stop`, in ms. @default 20_000 */
  readonly drainMs?: number;
  /**
   * Whether the start frees the locks that a killed process of this worker on this host has left, and then looks for its open attempts when the
   * attempt store tells them: that of `createPostgresAttemptStore` and the one in memory do, the one over HTTP does not. Turn it off where
   * containers share a host name. @default true
   */
  readonly freesDeadLocks?: boolean;
  /** @default JSON lines to stderr */
  readonly logger?: Logger;
}

/**
 * Checks the options.
 *
 * @throws {WorkerOptionsError} listing every mistake.
 */
export function checkOptions(options: WorkerOptions): void {
  const { process, handlers } = options;
  const problems: string[] = [...versionTagProblems(options)];
  if (handlers.length === 0) problems.push('there is no handler');
  problems.push(...handlerProblems(options));
  for (const name of [
    'longPollMs',
    'drainMs',
    'abortGraceMs',
    'startJitterMs',
    'blockedMaxMs',
    'heartbeatEveryMs',
  ] as const) {
    problems.push(...wholeNumberProblems(name, options[name], 0));
  }
  problems.push(...wholeNumberProblems('concurrency', options.concurrency, 1), ...topicProblems(options));
  problems.push(...loadMaxProblems(options.loadMax));
  if (problems.length > 0) {
    throw new WorkerOptionsError(`The worker for ${process.key} cannot start: ${problems.join('; ')}.`);
  }
}

function topicProblems({ handlers, topics = {} }: WorkerOptions): readonly string[] {
  return Object.entries(topics).flatMap(([topic, { concurrency, startsPerSecond }]) => {
    const isKnown = handlers.some(({ contract }) => contract.topic === topic);
    const isRate = startsPerSecond === undefined || (Number.isFinite(startsPerSecond) && startsPerSecond > 0);
    return [
      ...(isKnown ? [] : [`topics.${topic} is set, but there is no handler for ${topic}`]),
      ...wholeNumberProblems(`topics.${topic}.concurrency`, concurrency, 1),
      ...(isRate ? [] : [`topics.${topic}.startsPerSecond must be above 0, is ${startsPerSecond}`]),
    ];
  });
}
