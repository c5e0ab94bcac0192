import {
  type AnyTaskContract,
  encodeVariables,
  hasSealedVariables,
  type PayloadCodec,
  sealVariables,
  type TaskErrorCode,
  type VariableMap,
  VariablesError,
  type WireValue,
} from '@stepwright/contract';
import type { AttemptOutcome, AttemptStore } from '../attempts/attempt-store.ts';
import { toStoredOutput } from '../effect/stored-output.ts';
import { answerEngine } from '../engine/engine-answer.ts';
import type { WorkerEngine } from '../engine/worker-engine.ts';
import type { EffectProof } from '../handler/outcome.ts';
import type { ErrorArguments, OutputArguments, RetryOptions } from '../handler/task-context.ts';
import { WorkerOptionsError } from '../run/errors.ts';
import { failVerdict, type Verdict } from '../run/verdict.ts';
import { codecProblems } from '../sealing/codec-problems.ts';
import { createJsonLogger, type Logger, withFields } from '../worker/logger.ts';
import { readTicket, type Ticket } from './ticket.ts';

/**
 * What came of a late answer. `ACCEPTED`: the engine has it, also when this same answer had come before. `GONE`: the wait was over and the task
 * was given out again, or it is not there any more.
 */
export type LateResult = 'ACCEPTED' | 'GONE';

/** Answers tasks whose handlers ended with `later`, from any process. Every call may be repeated. */
export interface LateAnswers<T extends AnyTaskContract> {
  /**
   * Completes the task. Of an external effect the success is recorded first. With sealed output it is recorded once: a repeat is refused with
   * OUTCOME_CONTRADICTS, because no sealed text is ever the same again, and the next run answers what is recorded.
   *
   * @throws {VariablesError} when the output breaks the contract; nothing was recorded or sent.
   * @throws {OperationRefusedError} OUTCOME_CONTRADICTS when the store knows better: the wait was over and reconciliation has decided.
   * @throws {TicketError} as every method does, when the ticket is none of this contract.
   * @throws {LateAnswerError} as every method does, when the engine has not taken the answer.
   */
  complete(ticket: string, ...output: OutputArguments<T, [proof?: EffectProof]>): Promise<LateResult>;
  /** Raises a BPMN error. Of an external effect the rejection is recorded first. @throws as `complete` does */
  bpmnError<C extends TaskErrorCode<T>>(ticket: string, code: C, ...data: ErrorArguments<T, C>): Promise<LateResult>;
  /** Lets the task run again and counts one attempt; an external effect is reconciled first. */
  retry(ticket: string, reason: string, options?: RetryOptions): Promise<LateResult>;
  /** Gives up: an incident for a person. @param code names the runbook, in capitals with underscores. */
  fail(ticket: string, code: string, reason: string): Promise<LateResult>;
}

/** What late answers are made of. */
export interface LateAnswersOptions<T extends AnyTaskContract> {
  /** An `EngineClient` fits. */
  readonly engine: Pick<WorkerEngine, 'externalTasks' | 'history'>;
  readonly contract: T;
  /** That of the worker. Required when the contract has an external effect. */
  readonly attemptStore?: AttemptStore;
  /** That of the worker. Required when the contract's output or error data has sealed variables. */
  readonly payloadCodec?: PayloadCodec;
  /** How long an answer is sent again that the engine does not take, in ms. @default 30_000 */
  readonly limitMs?: number;
  /** @default JSON lines to stderr */
  readonly logger?: Logger;
}

/** The engine has not taken a late answer. `ENGINE_SILENT`: it did not answer in time, call again. `ANSWER_REFUSED`: never; an incident says why. */
export class LateAnswerError extends Error {
  override readonly name = 'LateAnswerError';
  readonly code: 'ENGINE_SILENT' | 'ANSWER_REFUSED';

  constructor(code: LateAnswerError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Makes what answers the tasks of one contract late.
 *
 * A ticket is not signed: whoever has it may answer. Ask who it is where it comes in from outside.
 *
 * A worker on the stock client fetches under one worker id for ever, so there an answer after the wait is taken as long as the task is open.
 *
 * @throws {WorkerOptionsError} when the contract has an external effect and there is no attempt store, or sealed variables and no payload codec.
 *
 * @example
 * const answers = createLateAnswers({ engine: createEngineClient({ url }), contract: reserveInventoryTask, attemptStore });
 * app.post('/reservations/:ticket', async (request) => {
 *   const result = await answers.complete(request.params.ticket, { reservationId: request.body.id });
 *   return { isInTime: result === 'ACCEPTED' };
 * });
 */
export function createLateAnswers<const T extends AnyTaskContract>(options: LateAnswersOptions<T>): LateAnswers<T> {
  const { topic, external } = options.contract;
  if (external !== 'none' && options.attemptStore === undefined) {
    throw new WorkerOptionsError(`${topic} has an external effect, so the option attemptStore is needed.`);
  }
  const [problem] = codecProblems(options.contract, options.payloadCodec);
  if (problem !== undefined) throw new WorkerOptionsError(`${problem}.`);
  return new Answers(options, options.logger ?? createJsonLogger()) as unknown as LateAnswers<T>;
}

type Given = Readonly<Record<string, unknown>>;

// Made for any contract; the types of the caller's own are those of LateAnswers<T>.
class Answers {
  readonly #options: LateAnswersOptions<AnyTaskContract>;
  readonly #logger: Logger;

  constructor(options: LateAnswersOptions<AnyTaskContract>, logger: Logger) {
    this.#options = options;
    this.#logger = logger;
  }

  async complete(text: string, output: Given = {}, proof: EffectProof = {}): Promise<LateResult> {
    const { contract } = this.#options;
    const ticket = readTicket(contract, text);
    const variables = await this.#encode(ticket, contract.output, output);
    await this.#record(ticket, { outcome: 'SUCCEEDED', output: toStoredOutput(variables), ...proof });
    return this.#tell(ticket, { kind: 'complete', variables });
  }

  async bpmnError(text: string, code: string, data: Given = {}): Promise<LateResult> {
    const { contract } = this.#options;
    const ticket = readTicket(contract, text);
    const declared = contract.errors.find((error) => error.code === code);
    if (!declared) {
      const issues = [{ path: code, message: 'is no declared BPMN error' }];
      throw new VariablesError('output', `task ${contract.topic}`, issues);
    }
    const variables = await this.#encode(ticket, declared.data, data);
    await this.#record(ticket, { outcome: 'REJECTED', code });
    return this.#tell(ticket, { kind: 'bpmnError', code, variables });
  }

  async retry(text: string, reason: string, { afterMs, isBenign }: RetryOptions = {}): Promise<LateResult> {
    const ticket = readTicket(this.#options.contract, text);
    const retries = Math.max(0, ticket.retries - 1);
    const retryTimeoutMs = retries === 0 ? 0 : Math.max(0, Math.round(afterMs ?? ticket.retryDelayMs));
    const code = isBenign ? 'BENIGN' : 'RETRY';
    return this.#tell(ticket, { kind: 'retry', code, reason, details: undefined, retries, retryTimeoutMs });
  }

  async fail(text: string, code: string, reason: string): Promise<LateResult> {
    return this.#tell(readTicket(this.#options.contract, text), failVerdict(code, reason));
  }

  async #encode({ tenantId }: Ticket, map: VariableMap, values: Given): Promise<Record<string, WireValue>> {
    const { contract, payloadCodec: codec } = this.#options;
    const subject = `task ${contract.topic}`;
    const wire = encodeVariables(subject, map, values);
    return codec && hasSealedVariables(map) ? sealVariables(subject, map, wire, { codec, tenantId }) : wire;
  }

  /** Store first: an answer that the engine then never hears of is found by the next run. */
  async #record({ tenantId, operationId, attemptNo }: Ticket, outcome: AttemptOutcome): Promise<void> {
    const { attemptStore } = this.#options;
    if (operationId === undefined || attemptNo === undefined) return;
    await attemptStore?.recordOutcome({ tenantId, operationId }, attemptNo, outcome);
  }

  async #tell(ticket: Ticket, verdict: Verdict): Promise<LateResult> {
    const { engine, contract, limitMs = 30_000 } = this.#options;
    const { externalTaskId, workerId } = ticket;
    const until = new Date(Date.now() + limitMs);
    const logger = withFields(this.#logger, { topic: contract.topic, externalTaskId });
    const ways = { engine, externalTaskId, workerId: () => workerId, until: () => until, logger };
    const around = { clock: () => new Date(), random: Math.random, signal: AbortSignal.timeout(limitMs) };
    const answer = await answerEngine({ ...ways, ...around }, verdict);
    logger.info('late answer', { verdict: verdict.kind, answer });
    switch (answer) {
      case 'ACCEPTED':
        return answer;
      case 'COMPLETED':
        return verdict.kind === 'complete' && (await this.#isCompletedBy(ticket)) ? 'ACCEPTED' : 'GONE';
      case 'GONE':
      case 'LOST':
        return 'GONE';
      case 'REFUSED':
        throw new LateAnswerError('ANSWER_REFUSED', `The engine refuses this answer for ${contract.topic} for good.`);
      case 'GAVE_UP': {
        const problem = `The engine took no answer for ${contract.topic} within ${limitMs} ms; call again.`;
        throw new LateAnswerError('ENGINE_SILENT', problem);
      }
    }
  }

  /** The same answer a second time is no loss; a completion by another run is. */
  async #isCompletedBy({ externalTaskId, workerId }: Ticket): Promise<boolean> {
    const log = await this.#options.engine.history.externalTaskLog({ externalTaskId });
    return log.some((row) => row.successLog && row.workerId === workerId);
  }
}
