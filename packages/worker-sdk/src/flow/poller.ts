import {
  EngineAbortedError,
  EngineTooManyRequestsError,
  type FetchAndLock,
  type FetchTopic,
} from '@stepwright/engine-client';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import { freshWorkerId } from '../engine/worker-id.ts';
import { reasonOf } from '../run/error-text.ts';
import { safeCaller } from '../run/run-watch.ts';
import type { Logger } from '../worker/logger.ts';
import type { WorkerObserver } from '../worker/worker-observer.ts';
import { createBackoff, pause } from './backoff.ts';
import { type PollPlan, planPoll } from './plan-poll.ts';
import { type RunBoard, releaseLimitMs } from './run-board.ts';
import type { WakeUp } from './wake-up.ts';

/** What a poller is made of. */
export interface PollerOptions {
  readonly name: string;
  readonly engine: WorkerEngine;
  readonly board: RunBoard;
  readonly topics: readonly FetchTopic[];
  readonly order: Pick<FetchAndLock, 'usePriority' | 'sorting'>;
  readonly longPollMs: number;
  /** The first fetch waits up to so long, at random. */
  readonly startJitterMs: number;
  readonly random: () => number;
  readonly observers: readonly WorkerObserver[];
  readonly logger: Logger;
  /** Called by whoever makes room: a run that ended, a topic that was resumed. */
  readonly wakeUp: WakeUp;
  /** Aborted to stop: no further fetch; those under way may still return. */
  readonly stopping: AbortSignal;
  /** Aborted when the fetches under way can be waited for no longer. */
  readonly abandoned: AbortSignal;
}

/** The shortest wait that a fetch asks for when something becomes possible soon. */
const shortPollMsMin = 100;

/**
 * How long a fetch from a queue may be put off until half of its places are free. The engine works about as long for a fetch of one task as
 * for one of five, so asking for each place as it becomes free would cost it more than the tasks do; against a task's own time it is nothing.
 */
const gatherMs = 20;

/** Empty fetches that come back faster than this did not wait, whatever they asked for. */
const emptyPollMsMin = 20;

/**
 * Fetches tasks and starts them until it is told to stop. Owns the fetches under way. Never rejects.
 *
 * 1. The places that fetches under way ask for and the runs are never more than the worker's places, nor than a topic's.
 * 2. Every fetch has a worker id of its own, so a late answer of an earlier lock is refused by the engine.
 * 3. After a fetch that failed nothing is fetched for a while that grows; longer when the engine says that it has too much to do.
 * 4. After the stop nothing starts; tasks that were fetched and not started go back to the engine. The fetches under way are waited for: the
 *    engine does not notice a client that left, and would lock the next tasks for nobody.
 * 5. A fetch does not wait beyond the moment at which a task that was put off here becomes free, or a rate lets one start: the engine would
 *    see the first up to 30 s late. A fetch that waited already when the task was put off gets another one beside it, at that moment, that
 *    does not wait.
 * 6. While a queue waits, a fetch for less than half of the places that it could have is put off, never for longer than `gatherMs`.
 */
export async function pollUntilAborted(options: PollerOptions): Promise<void> {
  const { stopping, wakeUp, startJitterMs, random } = options;
  const onStop = (): void => wakeUp.call();
  stopping.addEventListener('abort', onStop, { once: true });
  await pause(startJitterMs * random(), stopping);
  const poller = new Poller(options);
  while (!stopping.aborted) {
    if (!poller.startNext()) await wakeUp.wait(poller.nextChangeInMs());
  }
  stopping.removeEventListener('abort', onStop);
  await poller.allEnded();
}

class Poller {
  readonly #options: PollerOptions;
  readonly #underWay = new Map<PollPlan, Promise<void>>();
  readonly #errors;
  readonly #overloads;
  readonly #empties;
  #turn = 0;
  /** By the process's own clock: no fetch before. */
  #notBeforeMs = 0;
  #quietNotBeforeMs = 0;
  /** Until when a small fetch is put off; 0 when none is. */
  #gatherUntilMs = 0;
  #plannedAtMs = 0;
  /** When a task that was put off becomes free for which the fetches under way may wait too long. */
  #lookAtMs = Number.POSITIVE_INFINITY;
  #nextStartAtMs = 0;

  constructor(options: PollerOptions) {
    const { random } = options;
    this.#options = options;
    this.#errors = createBackoff({ firstMs: 200, mostMs: 30_000, random });
    this.#overloads = createBackoff({ firstMs: 1_000, mostMs: 60_000, random });
    this.#empties = createBackoff({ firstMs: 50, mostMs: 2_000, random });
  }

  /** Starts the next fetch; false when there is none to start now. */
  startNext(): boolean {
    const plan = this.#plan();
    if (!plan || (plan.isSmall && this.#isGathering())) return false;
    this.#gatherUntilMs = 0;
    this.#turn += 1;
    const ended = this.#run(plan).finally(() => {
      this.#underWay.delete(plan);
      this.#options.wakeUp.call();
    });
    this.#underWay.set(plan, ended);
    return true;
  }

  /** When something may be possible though nobody calls, in ms; seen from the moment at which the last plan was made. */
  nextChangeInMs(): number {
    const gatherUntilMs = this.#gatherUntilMs;
    const times = [this.#notBeforeMs, this.#quietNotBeforeMs, this.#nextStartAtMs, gatherUntilMs, this.#lookAtMs];
    return Math.max(0, Math.min(...times.filter((atMs) => atMs > this.#plannedAtMs)) - performance.now());
  }

  allEnded(): Promise<unknown> {
    return Promise.all(this.#underWay.values());
  }

  #isGathering(): boolean {
    this.#gatherUntilMs ||= this.#plannedAtMs + gatherMs;
    return this.#plannedAtMs < this.#gatherUntilMs;
  }

  #plan(): PollPlan | undefined {
    const nowMs = performance.now();
    this.#plannedAtMs = nowMs;
    // Asked before the places are: what a rate does not hold up now has a place then.
    this.#nextStartAtMs = nowMs + this.#options.board.nextStartInMs();
    if (nowMs < this.#notBeforeMs) return undefined;
    const asked = new Set([...this.#underWay.keys()].flatMap(({ topics }) => topics));
    const places = [...this.#underWay.keys()].reduce(
      (rest, plan) => rest - plan.places,
      this.#options.board.freePlaces,
    );
    const views = this.#options.board.flows.map((flow) => ({
      topic: flow.topic,
      free: flow.freePlaces(),
      concurrency: flow.concurrency,
      isBusy: flow.isBusy,
      isAsked: asked.has(flow.topic),
    }));
    const quietRests = nowMs < this.#quietNotBeforeMs;
    const { concurrency } = this.#options.board;
    return planPoll(views, { concurrency, places, turn: this.#turn, quietRests }) ?? this.#planLook(nowMs, places);
  }

  /** The fetch beside those that wait. */
  #planLook(nowMs: number, places: number): PollPlan | undefined {
    const { board } = this.#options;
    const nextAtMs = nowMs + board.nextDueInMs();
    const isDue = nowMs >= this.#lookAtMs;
    if (!isDue) this.#lookAtMs = Math.min(this.#lookAtMs, nextAtMs);
    const free = board.flows
      .map((flow) => ({ topic: flow.topic, places: flow.freePlaces() - this.#placesAsked(flow.topic) }))
      .filter((flow) => flow.places > 0);
    if (!isDue || places <= 0 || free.length === 0) return undefined;
    this.#lookAtMs = nextAtMs;
    const topics = free.map(({ topic }) => topic);
    const most = Math.min(places, ...free.map((flow) => flow.places));
    return { topics, places: most, waits: false, isSmall: false, isLook: true };
  }

  #placesAsked(topic: string): number {
    const asking = [...this.#underWay.keys()].filter(({ topics }) => topics.includes(topic));
    return asking.reduce((sum, { places }) => sum + places, 0);
  }

  async #run(plan: PollPlan): Promise<void> {
    const { board, stopping, logger } = this.#options;
    const askedAtMs = performance.now();
    const waitMs = plan.waits ? this.#waitMs() : 0;
    try {
      const topics = await this.#fetch(plan, waitMs);
      this.#report(plan, askedAtMs, { fetched: topics.length, error: undefined });
      this.#errors.reset();
      this.#overloads.reset();
      board.polled();
      if (plan.isLook) return;
      this.#learn(plan, topics);
      this.#restWhenEmpty(plan, topics.length, { askedAtMs, waitMs });
    } catch (error) {
      this.#report(plan, askedAtMs, { fetched: 0, error });
      if (stopping.aborted) return;
      const isOverloaded = error instanceof EngineTooManyRequestsError;
      board.counters.pollErrors += 1;
      logger.warn('fetch failed', { error: reasonOf(error), isOverloaded, pollErrors: board.counters.pollErrors });
      this.#notBeforeMs = performance.now() + (isOverloaded ? this.#overloads : this.#errors).nextMs();
    }
  }

  #report({ topics, places }: PollPlan, askedAtMs: number, end: { fetched: number; error: unknown }): void {
    const { observers, logger } = this.#options;
    const safely = safeCaller(logger);
    const report = { topics, places, tookMs: performance.now() - askedAtMs, ...end };
    for (const observer of observers) safely(() => observer.polled?.(report));
  }

  #waitMs(): number {
    const { board, longPollMs } = this.#options;
    const soonMs = Math.min(board.nextDueInMs(), board.nextStartInMs() || Number.POSITIVE_INFINITY);
    return Math.min(longPollMs, Math.max(shortPollMsMin, soonMs));
  }

  /** A fetch that was filled may have left tasks of every topic that it brought; one that was not has emptied its topics. */
  #learn(plan: PollPlan, topics: readonly string[]): void {
    const isFull = topics.length >= plan.places;
    for (const flow of this.#options.board.flows) {
      if (plan.topics.includes(flow.topic)) flow.isBusy = isFull && topics.includes(flow.topic);
    }
  }

  #restWhenEmpty(plan: PollPlan, count: number, { askedAtMs, waitMs }: { askedAtMs: number; waitMs: number }): void {
    if (count > 0) {
      this.#empties.reset();
      return;
    }
    const nowMs = performance.now();
    if (!plan.waits) this.#quietNotBeforeMs = nowMs + this.#empties.nextMs();
    else if (nowMs - askedAtMs < Math.max(waitMs / 2, emptyPollMsMin))
      this.#notBeforeMs = nowMs + this.#empties.nextMs();
    else this.#empties.reset();
  }

  /** Answers the topics of what came, task by task. */
  async #fetch(plan: PollPlan, waitMs: number): Promise<readonly string[]> {
    const { engine, board, order, stopping, abandoned, name } = this.#options;
    const workerId = freshWorkerId(name);
    const topics = this.#options.topics.filter(({ topicName }) => plan.topics.includes(topicName));
    const fetch = { workerId, maxTasks: plan.places, ...order, topics };
    const tasks = await engine.externalTasks
      .fetchAndLock(waitMs > 0 ? { ...fetch, asyncResponseTimeoutMs: waitMs } : fetch, { signal: abandoned })
      .catch(async (error: unknown) => {
        if (error instanceof EngineAbortedError && error.outcome === 'unknown') await this.#releaseUnseen(workerId);
        throw error;
      });
    board.counters.fetched += tasks.length;
    const started = stopping.aborted
      ? []
      : tasks.slice(0, plan.places).filter(({ topicName }) => board.mayStart(topicName));
    for (const task of started) board.begin(task, workerId);
    await board.release(
      tasks.filter((task) => !started.includes(task)),
      workerId,
    );
    return tasks.map(({ topicName }) => topicName);
  }

  /** An aborted fetch may have locked tasks whose answer never came. */
  async #releaseUnseen(workerId: string): Promise<void> {
    const { engine, board, logger } = this.#options;
    try {
      await board.release(await engine.externalTasks.list({ workerId }, { timeoutMs: releaseLimitMs }), workerId);
    } catch (error) {
      logger.warn('cannot ask for tasks that an aborted fetch may have locked', { error: reasonOf(error) });
    }
  }
}
