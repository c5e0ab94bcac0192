import { type AnyTaskContract, hasSealedVariables, retryDelayMs } from '@stepwright/contract';
import { type ExternalTask, parseEngineDate } from '@stepwright/engine-client';
import { runEffect } from '../effect/effect-run.ts';
import { type AnswerResult, answerEngine } from '../engine/engine-answer.ts';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import { type CheckedTask, checkTask } from '../handler/check-task.ts';
import type { BoundHandler } from '../handler/define-handler.ts';
import type { TaskFacts } from '../handler/task-context.ts';
import type { EffectHandler, PlainHandler } from '../handler/task-handler.ts';
import { createTicketIssuer } from '../later/ticket-issuer.ts';
import { keepLease, type Lease } from '../lease/lease.ts';
import { type FreshLock, isShortLock, renewShortLock } from '../lease/renew-short-lock.ts';
import { createProgressKeeper, type ProgressKeeper } from '../progress/progress-keeper.ts';
import { progressVariable } from '../progress/progress-text.ts';
import { openInput } from '../sealing/open-input.ts';
import { type Logger, withFields } from '../worker/logger.ts';
import type { BegunRun } from '../worker/worker-observer.ts';
import { reasonOf } from './error-text.ts';
import { ExecutionTimeoutError } from './errors.ts';
import { runPlain } from './plain-run.ts';
import { passFailpoint, type RunScope, type RunTools } from './run-scope.ts';
import { type RunWatch, watchRun } from './run-watch.ts';
import { retryVerdict, unknownVerdict, type Verdict } from './verdict.ts';

/** How a run ended. */
export interface RunReport {
  readonly verdict: Verdict['kind'];
  readonly answer: AnswerResult;
  readonly isLeaseLost: boolean;
  /** After which time the engine gives the task out again, in ms; undefined when it does not. */
  readonly putOffMs?: number;
}

/** A run that has started. */
export interface TaskRun {
  /** Never rejects. */
  readonly done: Promise<RunReport>;
  /** Goes on under a newer lock that this process was given for the same task. */
  adopt(workerId: string): void;
  /** Aborts the handler; the run still answers the engine. */
  abort(reason: Error): void;
  /** Stops waiting for the engine to take the answer. */
  giveUp(): void;
}

/** What a run is made of. */
export interface TaskRunOptions {
  readonly tools: RunTools;
  readonly engine: WorkerEngine;
  readonly bound: BoundHandler;
  readonly task: ExternalTask;
  readonly workerId: string;
  readonly logger: Logger;
}

/** One for all: its stack would say nothing, and to take it costs more than anything else in a short run. */
const runEnded = new Error('The run has ended.');
/** What an answer may take after the handlers were aborted, in ms. */
export const lastAnswersMs = 2_000;

/** The engine's lock is gone by then, and nobody has taken the task: it is fetched and runs again. */
const answerAfterLockMs = 60_000;

/**
 * Runs one task from its checks to the engine's answer.
 *
 * 1. The handler sees only input that the contract allows, of the tenant that the business key names.
 * 2. No extension of the lock reaches the engine once the answer is under way.
 * 3. The run's signal is aborted before the answer is sent, so a handler left behind can neither begin nor send.
 * 4. A task whose lock was over before it started is not run: the engine gives it to somebody else.
 * 5. No writing of progress is under way when the answer is sent: the engine would take the one or the other back.
 */
export function startRun(options: TaskRunOptions): TaskRun {
  return new StartedRun(options);
}

class StartedRun implements TaskRun {
  readonly done: Promise<RunReport>;
  readonly #options: TaskRunOptions;
  readonly #logger: Logger;
  readonly #watch: RunWatch;
  readonly #lease: Lease;
  readonly #progress: ProgressKeeper | undefined;
  readonly #running = new AbortController();
  readonly #answering = new AbortController();
  readonly #begunAtMs = performance.now();
  #isLeaseLost = false;

  constructor(options: TaskRunOptions) {
    const { tools, bound, task } = options;
    const { topic, lockDurationMs, executionMaxMs } = bound.contract;
    const { businessKey, processInstanceId, id: externalTaskId } = task;
    this.#options = options;
    this.#logger = withFields(options.logger, { topic, businessKey, processInstanceId, externalTaskId });
    this.#watch = watchRun(tools.observers, begunOf(options), this.#logger);
    this.#lease = keepLease({
      extender: tools.leases,
      externalTaskId,
      workerId: options.workerId,
      lockDurationMs,
      executionMaxMs,
      clock: tools.clock,
      logger: this.#logger,
      onExtended: (headroomMs) => this.#watch.extended(headroomMs),
      onLost: (error) => {
        this.#isLeaseLost = true;
        this.#running.abort(error);
      },
    });
    this.#progress = bound.contract.progress && this.#keepProgress();
    this.done = this.#run().catch((error: unknown) => this.#broken(error));
  }

  adopt(workerId: string): void {
    this.#lease.adopt(workerId);
  }

  abort(reason: Error): void {
    this.#running.abort(reason);
  }

  giveUp(): void {
    this.#answering.abort(new Error('The worker has stopped.'));
  }

  async #run(): Promise<RunReport> {
    const { bound, task } = this.#options;
    const lock = this.#freshLock();
    if (isShortLock(lock) && !(await renewShortLock(lock))) return this.#neverHeld();
    const checked = checkTask(bound.contract, task);
    const scope = 'kind' in checked ? undefined : this.#scopeOf(checked);
    const judged = scope ? this.#watch.around(() => judge(scope, this.#options, this.#running)) : (checked as Verdict);
    const verdict = this.#withVariables(await judged);
    await this.#lease.stop();
    this.#running.abort(runEnded);
    await this.#progress?.stop();
    if (verdict.kind === 'release' || verdict.kind === 'later') await this.#progress?.writeLast();
    const lockHeadroomMs = this.#lease.endsAt.getTime() - this.#options.tools.clock().getTime();
    const answer = await this.#answer(verdict);
    if (scope && verdict.kind === 'complete' && answer === 'ACCEPTED')
      await passFailpoint(scope, 'after-complete-sent');
    return this.#ended(verdict, answer, lockHeadroomMs);
  }

  #freshLock(): FreshLock {
    const { engine, task, workerId, bound, tools } = this.#options;
    const { lockDurationMs } = bound.contract;
    return { engine, task, workerId, lockDurationMs, clock: tools.clock, logger: this.#logger };
  }

  async #neverHeld(): Promise<RunReport> {
    await Promise.all([this.#lease.stop(), this.#progress?.stop()]);
    return this.#ended({ kind: 'release' }, 'LOST', 0);
  }

  #scopeOf(checked: CheckedTask): RunScope {
    return scopeOf(this.#options, checked, {
      signal: this.#running.signal,
      logger: this.#logger,
      watch: this.#watch,
      progress: this.#progress,
      workerId: () => this.#lease.workerId,
    });
  }

  #keepProgress(): ProgressKeeper {
    const { engine, bound, task, tools } = this.#options;
    const signal = this.#answering.signal;
    return createProgressKeeper({
      contract: bound.contract,
      task,
      everyMs: tools.heartbeatEveryMs,
      write: (value, timeoutMs) =>
        engine.executions.setLocalVariable(task.executionId, progressVariable, value, { timeoutMs, signal }),
      mayWrite: () => !this.#isLeaseLost && tools.clock() < this.#lease.endsAt,
      signal: this.#running.signal,
      logger: this.#logger,
    });
  }

  /** The contract's variables go before those of an observer. */
  #withVariables(verdict: Verdict): Verdict {
    if (verdict.kind !== 'complete' && verdict.kind !== 'bpmnError') return verdict;
    return { ...verdict, variables: { ...this.#watch.variables(), ...verdict.variables } };
  }

  #answer(verdict: Verdict): Promise<AnswerResult> {
    const { engine, task, tools } = this.#options;
    const { clock, random } = tools;
    const lease = this.#lease;
    const until = (): Date => new Date(lease.endsAt.getTime() + answerAfterLockMs);
    const ways = { externalTaskId: task.id, workerId: () => lease.workerId, until, signal: this.#answering.signal };
    const localVariables = this.#progress?.unwritten ?? {};
    return answerEngine({ engine, clock, random, logger: this.#logger, localVariables, ...ways }, verdict);
  }

  #ended(verdict: Verdict, answer: AnswerResult, lockHeadroomMs: number): RunReport {
    logEnd(this.#logger, verdict, answer);
    // The engine knows better than a process that was frozen: it has given the task to somebody else.
    if (answer === 'LOST') this.#isLeaseLost = true;
    const isPutOff = (verdict.kind === 'retry' || verdict.kind === 'unknown') && verdict.retries > 0;
    const putOff = isPutOff && answer === 'ACCEPTED' ? { putOffMs: verdict.retryTimeoutMs } : {};
    const report = { verdict: verdict.kind, answer, isLeaseLost: this.#isLeaseLost, ...putOff };
    const code = 'code' in verdict ? verdict.code : undefined;
    this.#watch.ended({ ...report, code, tookMs: performance.now() - this.#begunAtMs, lockHeadroomMs });
    return report;
  }

  async #broken(error: unknown): Promise<RunReport> {
    await Promise.all([this.#lease.stop(), this.#progress?.stop()]);
    const problem = 'the run could not answer; its lock expires and the task runs again';
    this.#logger.error(problem, { error: reasonOf(error) });
    const report = { verdict: 'release', answer: 'GAVE_UP', isLeaseLost: this.#isLeaseLost } as const;
    this.#watch.ended({ ...report, code: undefined, tookMs: performance.now() - this.#begunAtMs, lockHeadroomMs: 0 });
    return report;
  }
}

/** What observers are told of a task. */
function begunOf({ tools, task, workerId }: TaskRunOptions): BegunRun {
  const { topicName: topic, businessKey, processInstanceId, processDefinitionKey, activityId, id } = task;
  const names = new Set(tools.observers.flatMap(({ variables = [] }) => variables));
  return {
    topic,
    businessKey,
    processInstanceId,
    processDefinitionKey,
    activityId,
    externalTaskId: id,
    workerId,
    queueWaitMs: queueWaitMsOf(task, tools.clock()),
    // A broken answer may lack them: the task's checks say so.
    variables: Object.fromEntries(
      Object.entries(task.variables ?? {}).filter(([name, value]) => names.has(name) && value),
    ),
  };
}

/** The engine counts the waiting anew from every failure, so of a task tried before nothing is known. */
function queueWaitMsOf({ retries, createTime }: ExternalTask, now: Date): number | undefined {
  if (retries !== null || typeof createTime !== 'string') return undefined;
  try {
    return now.getTime() - parseEngineDate(createTime).getTime();
  } catch {
    return undefined;
  }
}

function scopeOf(
  { tools, bound, task, workerId }: TaskRunOptions,
  checked: CheckedTask,
  {
    signal,
    ...around
  }: Pick<TaskFacts, 'signal' | 'logger'> & Pick<RunScope, 'watch' | 'progress'> & { readonly workerId: () => string },
): RunScope {
  const contract: AnyTaskContract = bound.contract;
  const { retry } = checked;
  const retries = task.retries ?? retry.attempts;
  const facts = {
    topic: contract.topic,
    tenantId: checked.businessKeyParts.tenantId,
    businessKey: checked.businessKey,
    businessKeyParts: checked.businessKeyParts,
    processInstanceId: task.processInstanceId,
    activityId: task.activityId,
    externalTaskId: task.id,
    runNo: Math.max(1, retry.attempts - retries + 1),
    attemptsLeft: Math.max(0, retries - 1),
    signal,
    logger: around.logger,
  };
  const { watch, progress } = around;
  const { topic, tenantId, externalTaskId, runNo } = facts;
  const known = { topic, tenantId, externalTaskId, retries, runNo };
  const tickets = createTicketIssuer(
    () => ({ ...known, retryDelayMs: retryDelayMs(retry, runNo, tools.random) }),
    around.workerId,
  );
  return { tools, contract, facts, watch, progress, tickets, workerId, input: checked.input, retry, retries };
}

/** Runs the handler; whatever goes wrong, a verdict comes out. */
async function judge(checked: RunScope, { bound, task }: TaskRunOptions, running: AbortController): Promise<Verdict> {
  const { contract, tools } = checked;
  const timer = setTimeout(() => {
    const problem = `The run of ${contract.topic} is older than ${contract.executionMaxMs} ms.`;
    running.abort(new ExecutionTimeoutError(problem));
  }, contract.executionMaxMs);
  try {
    const scope = hasSealedVariables(contract.input) ? await openInput(checked, task) : checked;
    if ('kind' in scope) return scope;
    if (contract.external === 'none') return await runPlain(scope, bound.handler as PlainHandler<AnyTaskContract>);
    if (tools.attemptStore === undefined) throw new Error(`There is no attempt store for ${contract.topic}.`);
    const handler = bound.handler as EffectHandler<AnyTaskContract>;
    return await runEffect(scope, { effect: contract.external, handler, store: tools.attemptStore });
  } catch (error) {
    checked.facts.logger.error('the run broke', { error: reasonOf(error) });
    const why = { code: 'HANDLER_ERROR' as const, reason: reasonOf(error), error };
    return contract.external === 'none' ? retryVerdict(checked, why) : unknownVerdict(checked, why);
  } finally {
    clearTimeout(timer);
  }
}

function logEnd(logger: Logger, verdict: Verdict, answer: AnswerResult): void {
  const line = { verdict: verdict.kind, answer, ...('code' in verdict ? { code: verdict.code } : { code: undefined }) };
  if (verdict.kind === 'fail' || answer === 'GAVE_UP' || answer === 'REFUSED') logger.error('task ended', line);
  else if (['complete', 'bpmnError', 'later'].includes(verdict.kind) || line.code === 'BENIGN')
    logger.info('task ended', line);
  else logger.warn('task ended', line);
}
