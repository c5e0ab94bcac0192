import type { AnyTaskContract } from '@stepwright/contract';
import type { ExternalTask } from '@stepwright/engine-client';
import { runEffect } from '../effect/effect-run.ts';
import { type AnswerResult, answerEngine } from '../engine/engine-answer.ts';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import { type CheckedTask, checkTask } from '../handler/check-task.ts';
import type { BoundHandler } from '../handler/define-handler.ts';
import type { EffectHandler, PlainHandler } from '../handler/task-handler.ts';
import { keepLease, type Lease } from '../lease/lease.ts';
import { type Logger, withFields } from '../worker/logger.ts';
import { reasonOf } from './error-text.ts';
import { ExecutionTimeoutError } from './errors.ts';
import { runPlain } from './plain-run.ts';
import { passFailpoint, type RunScope, type RunTools } from './run-scope.ts';
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

/** The engine's lock is gone by then, and nobody has taken the task: it is fetched and runs again. */
const answerAfterLockMs = 60_000;

/**
 * Runs one task from its checks to the engine's answer.
 *
 * 1. The handler sees only input that the contract allows, of the tenant that the business key names.
 * 2. No extension of the lock reaches the engine once the answer is under way.
 * 3. The run's signal is aborted before the answer is sent, so a handler left behind can neither begin nor send.
 */
export function startRun(options: TaskRunOptions): TaskRun {
  const { tools, engine, bound, task } = options;
  const { contract } = bound;
  const logger = withFields(options.logger, {
    topic: contract.topic,
    businessKey: task.businessKey,
    processInstanceId: task.processInstanceId,
    externalTaskId: task.id,
  });
  const running = new AbortController();
  const answering = new AbortController();
  let isLeaseLost = false;
  const lease = keepLease({
    extender: tools.leases,
    externalTaskId: task.id,
    workerId: options.workerId,
    lockDurationMs: contract.lockDurationMs,
    executionMaxMs: contract.executionMaxMs,
    clock: tools.clock,
    logger,
    onLost: (error) => {
      isLeaseLost = true;
      running.abort(error);
    },
  });

  const run = async (): Promise<RunReport> => {
    const checked = checkTask(contract, task);
    const scope = 'kind' in checked ? undefined : scopeOf(options, checked, { signal: running.signal, logger });
    const verdict = 'kind' in checked ? checked : await judge(scope as RunScope, bound, running);
    await lease.stop();
    running.abort(new Error('The run has ended.'));
    const until = (): Date => new Date(lease.endsAt.getTime() + answerAfterLockMs);
    const { clock, random } = tools;
    const ways = { externalTaskId: task.id, workerId: () => lease.workerId, until, signal: answering.signal };
    const answer = await answerEngine({ engine, clock, random, logger, ...ways }, verdict);
    if (scope && verdict.kind === 'complete' && answer === 'ACCEPTED')
      await passFailpoint(scope, 'after-complete-sent');
    logEnd(logger, verdict, answer);
    const isPutOff = (verdict.kind === 'retry' || verdict.kind === 'unknown') && verdict.retries > 0;
    const putOff = isPutOff && answer === 'ACCEPTED' ? { putOffMs: verdict.retryTimeoutMs } : {};
    return { verdict: verdict.kind, answer, isLeaseLost, ...putOff };
  };
  return {
    done: run().catch((error: unknown) => brokenRun(logger, lease, error, isLeaseLost)),
    adopt: (workerId) => lease.adopt(workerId),
    abort: (reason) => running.abort(reason),
    giveUp: () => answering.abort(new Error('The worker has stopped.')),
  };
}

function scopeOf(
  { tools, bound, task }: TaskRunOptions,
  checked: CheckedTask,
  { signal, logger }: { signal: AbortSignal; logger: Logger },
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
    logger,
  };
  return { tools, contract, facts, input: checked.input, retry, retries };
}

/** Runs the handler; whatever goes wrong, a verdict comes out. */
async function judge(scope: RunScope, bound: BoundHandler, running: AbortController): Promise<Verdict> {
  const { contract, tools } = scope;
  const timer = setTimeout(() => {
    const problem = `The run of ${contract.topic} is older than ${contract.executionMaxMs} ms.`;
    running.abort(new ExecutionTimeoutError(problem));
  }, contract.executionMaxMs);
  try {
    if (contract.external === 'none') return await runPlain(scope, bound.handler as PlainHandler<AnyTaskContract>);
    if (tools.attemptStore === undefined) throw new Error(`There is no attempt store for ${contract.topic}.`);
    const handler = bound.handler as EffectHandler<AnyTaskContract>;
    return await runEffect(scope, { effect: contract.external, handler, store: tools.attemptStore });
  } catch (error) {
    scope.facts.logger.error('the run broke', { error: reasonOf(error) });
    const why = { code: 'HANDLER_ERROR' as const, reason: reasonOf(error), error };
    return contract.external === 'none' ? retryVerdict(scope, why) : unknownVerdict(scope, why);
  } finally {
    clearTimeout(timer);
  }
}

function logEnd(logger: Logger, verdict: Verdict, answer: AnswerResult): void {
  const code = 'code' in verdict ? { code: verdict.code } : {};
  const line = { verdict: verdict.kind, answer, ...code };
  if (verdict.kind === 'fail' || answer === 'GAVE_UP' || answer === 'REFUSED') logger.error('task ended', line);
  else if (verdict.kind === 'complete' || verdict.kind === 'bpmnError') logger.info('task ended', line);
  else logger.warn('task ended', line);
}

async function brokenRun(logger: Logger, lease: Lease, error: unknown, isLeaseLost: boolean): Promise<RunReport> {
  await lease.stop();
  logger.error('the run could not answer; its lock expires and the task runs again', { error: reasonOf(error) });
  return { verdict: 'release', answer: 'GAVE_UP', isLeaseLost };
}
