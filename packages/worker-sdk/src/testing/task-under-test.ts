import type { AnyTaskContract, SealingOptions } from '@stepwright/contract';
import type { ExternalTask, WireVariables } from '@stepwright/engine-client';
import type { AttemptStore } from '../attempts/attempt-store.ts';
import { freshWorkerId } from '../engine/worker-id.ts';
import { fetchTopicOf } from '../flow/fetch-topic.ts';
import type { BoundHandler } from '../handler/define-handler.ts';
import { createLateAnswers, type LateAnswers } from '../later/late-answers.ts';
import type { FailpointName } from '../run/failpoint.ts';
import type { Logger } from '../worker/logger.ts';
import { type AttemptNotes, noteAttempts } from './attempt-notes.ts';
import { createEngineStandIn, type EngineStandIn } from './engine-stand-in.ts';
import type { HandlerRun, RunOptions, SettledRuns, UntilSettledOptions } from './handler-run.ts';
import { openAnswer } from './open-answer.ts';
import { readAnswer } from './run-outcome.ts';
import type { VirtualClock } from './virtual-clock.ts';
import { type ProcessEnd, runInProcess } from './worker-process.ts';

/** What all tasks of one bench share. */
export interface TaskSurroundings {
  readonly bound: BoundHandler;
  readonly clock: VirtualClock;
  readonly attemptStore: AttemptStore;
  /** Of the process and of the runs. */
  readonly sealing: SealingOptions;
  readonly notes: AttemptNotes;
  readonly logger: Logger;
  readonly businessKey: string;
  readonly extensionProperties: Readonly<Record<string, string>>;
}

/**
 * One task in an engine of its own, and its runs one after the other.
 *
 * 1. A run starts when the engine hands the task out and not before: the clock is put forward to that moment.
 * 2. Each run is a process of its own; what it leaves to the next one is in the attempt store and in the engine.
 */
export class TaskUnderTest<T extends AnyTaskContract> {
  readonly #around: TaskSurroundings;
  readonly #contract: T;
  readonly #engine: EngineStandIn;
  readonly #lateAnswers: LateAnswers<T>;
  #isRunning = false;
  #runs = 0;

  constructor(around: TaskSurroundings, variables: WireVariables) {
    const { businessKey, extensionProperties, clock } = around;
    this.#around = around;
    this.#contract = around.bound.contract as T;
    const { topic } = this.#contract;
    this.#engine = createEngineStandIn({ topic, businessKey, variables, extensionProperties }, clock.now);
    const { attemptStore, logger, sealing } = around;
    this.#lateAnswers = createLateAnswers({
      engine: this.#engine,
      contract: this.#contract,
      attemptStore,
      payloadCodec: sealing.codec,
      logger,
    });
  }

  /** Runs the task once. @throws as {@link HandlerRun.again} does. */
  async run(options: RunOptions = {}): Promise<HandlerRun<T>> {
    if (this.#isRunning) throw new Error(`The task of ${this.#contract.topic} is running; wait for that run to end.`);
    this.#isRunning = true;
    try {
      return await this.#runOnce(options);
    } finally {
      this.#isRunning = false;
    }
  }

  /** Runs the task until the engine has nothing more to hand out. @throws as {@link HandlerRun.untilSettled} does. */
  async goOn({ max = 50, killAt, onLater }: UntilSettledOptions<T> = {}): Promise<SettledRuns<T>> {
    const runs: HandlerRun<T>[] = [];
    while (runs.length < max) {
      const run = await this.run(runs.length === 0 && killAt ? { killAt } : {});
      runs.push(run);
      if (run.isSettled) return { runs, outcome: run.outcome };
      if (run.outcome.kind === 'later') await onLater?.(this.#lateAnswers);
      const answer = this.#engine.answers.at(-1);
      if (answer && !this.#engine.hasMore) {
        const opened = await openAnswer(this.#contract, answer, this.#around.sealing);
        return { runs, outcome: readAnswer(this.#contract, opened, false) };
      }
    }
    const last = runs.at(-1)?.outcome;
    throw new Error(
      `${this.#contract.topic} is not settled after ${max} runs; the last one ended with "${last?.kind}".`,
    );
  }

  async #runOnce({ killAt }: RunOptions): Promise<HandlerRun<T>> {
    const { clock, notes, sealing } = this.#around;
    const payloadCodec = sealing.codec;
    const locked = await this.#handOut();
    const startedAt = clock.now();
    const noted = noteAttempts(this.#around.attemptStore, notes);
    const told = this.#engine.answers.length;
    const end = await runInProcess(
      { ...this.#around, clock: clock.now, engine: this.#engine, attemptStore: noted.store, payloadCodec, killAt },
      locked,
    );
    const outcome = await this.#outcomeOf(end, told);
    if (killAt && !end.killedAt) throw neverKilled(killAt, outcome.kind);
    const operation = await noted.operation();
    const attempts = (operation && notes.get(operation.operationId)) ?? [];
    return {
      ...{ outcome, killedAt: end.killedAt, runNo: this.#runs, startedAt, operation, attempts },
      isSettled: !this.#engine.hasMore,
      again: (options) => this.run(options),
      untilSettled: (options) => this.goOn(options),
      lateAnswers: this.#lateAnswers,
    };
  }

  async #handOut(): Promise<{ readonly task: ExternalTask; readonly workerId: string }> {
    const topic = fetchTopicOf(this.#contract, []);
    const { topicName } = topic;
    this.#around.clock.reach(this.#engine.lockedUntilMs);
    const workerId = freshWorkerId(topicName);
    const [task] = await this.#engine.externalTasks.fetchAndLock({ workerId, maxTasks: 1, topics: [topic] });
    if (!task) {
      const last = this.#engine.answers.at(-1)?.kind;
      throw new Error(`The task of ${topicName} is settled ("${last}"): the engine has nothing more to hand out.`);
    }
    this.#runs += 1;
    return { task, workerId };
  }

  async #outcomeOf({ report, killedAt }: ProcessEnd, told: number): Promise<HandlerRun<T>['outcome']> {
    const answer = this.#engine.answers[told];
    if (answer) {
      const opened = await openAnswer(this.#contract, answer, this.#around.sealing);
      return readAnswer(this.#contract, opened, report.verdict === 'unknown');
    }
    if (report.verdict === 'later' && report.answer === 'ACCEPTED') {
      return { kind: 'later', lockMs: this.#engine.lockedUntilMs - this.#around.clock.now().getTime() };
    }
    if (killedAt) return { kind: 'killed', at: killedAt };
    throw new Error(`The engine has taken no answer of ${this.#contract.topic}: ${report.answer}.`);
  }
}

function neverKilled(killAt: FailpointName, kind: string): Error {
  const where = 'Only attempt.fetch passes before-external-call, and only a completion passes after-complete-sent.';
  return new Error(`The run was to be killed at ${killAt} and never came there; it ended with "${kind}". ${where}`);
}
