import { BoundedMap } from './bounded-map.ts';
import { CallbackSender, type Handoff } from './callback-sender.ts';
import { DocumentStore } from './document-store.ts';
import type { Mode } from './downstream-control.ts';
import { DownstreamError } from './downstream-error.ts';
import type { EffectRequest } from './effect-request.ts';
import { callbackFaults, type Fault, operationFaults } from './fault.ts';
import { FaultList } from './fault-list.ts';
import { Ledger } from './ledger.ts';
import { type Answer, type EffectAnswer, Outcomes } from './outcomes.ts';
import { type Problem, problem } from './problem.ts';
import type { Operation, SystemName } from './systems.ts';

/** What a request gets: an answer after a while, or silence, at the end of which something may still happen. */
export type Reply =
  | { readonly kind: 'answer'; readonly delayMs: number; readonly answer: Answer }
  | { readonly kind: 'silence'; readonly delayMs: number; readonly lateEffect?: () => void };

const handoffsMax = 100_000;

/**
 * The state of all simulated systems.
 *
 * 1. Every valid request is in the ledger once, before its answer. 2. An effect is in the ledger exactly when it
 * happened, whatever was answered. 3. In mode `dedup` a key has at most one effect, late ones included.
 * 4. Requests are served without waiting, so no two of them interleave; waiting is the caller's part.
 */
export class Simulator {
  readonly ledger = new Ledger();
  readonly faults = new FaultList();
  readonly documents = new DocumentStore();
  readonly #callbacks: CallbackSender;
  readonly #outcomes = new Outcomes();
  readonly #handoffs = new BoundedMap<string, Handoff>(handoffsMax);
  readonly #modes = new Map<SystemName, Mode>();
  readonly #lastNumbers = new Map<Operation, number>();
  #pending = new AbortController();

  constructor(callbackDelayMs: number) {
    this.#callbacks = new CallbackSender(callbackDelayMs, (entry) => this.ledger.recordCallback(entry));
  }

  /** Aborted when what is pending now is dropped, by a reset or the stop. */
  get pending(): AbortSignal {
    return this.#pending.signal;
  }

  setMode(system: SystemName, mode: Mode): void {
    this.#modes.set(system, mode);
  }

  /** Takes a request for an effect. */
  receive(request: EffectRequest): Reply {
    const kinds = this.#firstAnswer(request) ? operationFaults.filter((kind) => kind !== 'refuse') : operationFaults;
    const fault = this.faults.take(request, kinds);
    const { reply, reference } = this.#replyTo(request, fault);
    this.ledger.recordRequest({
      ...this.#entry(request),
      ...(fault && { fault: fault.kind }),
      ...(reply.kind === 'answer' && { status: reply.answer.status }),
      ...(reference && { reference }),
    });
    return reply;
  }

  /**
   * Looks up what became of an idempotency key; an effect counts more than a refusal.
   *
   * @throws DownstreamError `QUERY_NOT_SUPPORTED` (501) in mode `neither`, `IDEMPOTENCY_KEY_UNKNOWN` (404).
   */
  query(operation: Operation, idempotencyKey: string): object {
    const found = this.#modeOf(operation) === 'neither' ? undefined : this.#outcomes.get({ operation, idempotencyKey });
    const status = this.#modeOf(operation) === 'neither' ? 501 : found ? 200 : 404;
    const { system, operation: noun } = operation;
    const at = new Date().toISOString();
    const businessKey = found && { businessKey: found.businessKey };
    this.ledger.recordQuery({ system, operation: noun, idempotencyKey, at, status, ...businessKey });
    if (found?.done) return { status: 'DONE', effects: found.effects, ...found.done.body };
    if (found?.refused) {
      const { code, detail } = found.refused.body;
      return { status: 'REFUSED', system, operation: noun, ...businessKey, idempotencyKey, code, detail };
    }
    if (status === 501) {
      throw new DownstreamError(501, 'QUERY_NOT_SUPPORTED', `${system} answers no look-ups in mode neither.`);
    }
    const detail = `${system}/${noun} knows nothing under the idempotency key ${idempotencyKey}.`;
    throw new DownstreamError(404, 'IDEMPOTENCY_KEY_UNKNOWN', detail);
  }

  /** Gives the handoff whose confirmation can be sent, and its sender. */
  sendCallback(reference: string): ReturnType<CallbackSender['send']> {
    const handoff = this.#handoffs.get(reference);
    if (handoff) return this.#callbacks.send(handoff);
    const isHandoff = this.ledger.effect(reference)?.operation === 'handoffs';
    throw isHandoff
      ? new DownstreamError(409, 'CALLBACK_URL_MISSING', `The handoff ${reference} was sent without a callbackUrl.`)
      : new DownstreamError(404, 'HANDOFF_UNKNOWN', `There is no billing handoff ${reference}.`);
  }

  reset(): void {
    this.#pending.abort();
    this.#pending = new AbortController();
    this.#callbacks.dropAll();
    for (const state of [this.ledger, this.#outcomes, this.#handoffs, this.documents]) state.clear();
  }

  async stop(): Promise<void> {
    this.#pending.abort();
    await this.#callbacks.stop();
  }

  #replyTo(request: EffectRequest, fault: Fault | undefined): { reply: Reply; reference?: string } {
    const delayMs = fault?.delayMs ?? 0;
    if (fault?.kind === 'timeout-before') return { reply: { kind: 'silence', delayMs } };
    if (fault?.kind === 'late-effect') {
      return { reply: { kind: 'silence', delayMs, lateEffect: () => void this.#perform(request) } };
    }
    const answer = this.#answerTo(request, fault);
    const reference = 'reference' in answer.body ? { reference: answer.body.reference } : {};
    const isSilent = fault?.kind === 'timeout-after';
    return { reply: isSilent ? { kind: 'silence', delayMs } : { kind: 'answer', delayMs, answer }, ...reference };
  }

  #answerTo(request: EffectRequest, fault: Fault | undefined): Answer {
    if (fault?.kind === 'refuse') return this.#refuse(request, fault);
    if (fault?.kind !== 'error') return this.#perform(request);
    return { status: 500, body: problem(500, 'SIMULATED_ERROR', 'This error was ordered; nothing has happened.') };
  }

  #refuse(request: EffectRequest, { code = 'REFUSED' }: Fault): Answer {
    const { system, operation } = request.operation;
    const body: Problem = problem(409, code, `${system}/${operation} refused ${request.body.businessKey}: ${code}.`);
    this.#outcomes.refused(request, { status: 409, body });
    return { status: 409, body };
  }

  #firstAnswer(request: EffectRequest): Answer | undefined {
    if (this.#modeOf(request.operation) !== 'dedup') return undefined;
    const known = this.#outcomes.get(request);
    return known?.done ?? known?.refused;
  }

  #perform(request: EffectRequest): Answer {
    return this.#firstAnswer(request) ?? this.#undoProblem(request) ?? this.#effect(request);
  }

  /** What is wrong with an undo; not kept under the key, for the effect may still arrive. */
  #undoProblem({ operation, body }: EffectRequest): Answer | undefined {
    if (!operation.undoes) return undefined;
    const { businessKey, reference = '' } = body;
    const target = this.ledger.effect(reference);
    if (target?.operation !== operation.undoes) {
      return { status: 404, body: problem(404, 'EFFECT_UNKNOWN', `${operation.undoes} has no effect ${reference}.`) };
    }
    if (target.businessKey === businessKey) return undefined;
    const detail = `${reference} belongs to ${target.businessKey}, not to ${businessKey}.`;
    return { status: 409, body: problem(409, 'BUSINESS_KEY_MISMATCH', detail) };
  }

  #effect(request: EffectRequest): Answer {
    const { operation, body } = request;
    const reference = this.#nextReference(operation);
    const undoes = operation.undoes && body.reference ? { undoes: body.reference } : {};
    const entry = { reference, ...this.#entry(request), ...undoes };
    this.ledger.recordEffect(entry);
    const answer: EffectAnswer = { ...entry, ...this.#details(request, reference) };
    this.#outcomes.done(request, { status: operation.acceptedStatus, body: answer });
    return { status: operation.acceptedStatus, body: answer };
  }

  #details(request: EffectRequest, reference: string): Partial<EffectAnswer> {
    const { operation, body, origin } = request;
    if (operation.operation === 'reservations') return { reservationId: reference };
    if (operation.operation === 'handoffs') this.#confirmLater(request, reference);
    if (operation.operation === 'handoff-cancellations') this.#callbacks.drop(body.reference ?? '');
    if (operation.operation !== 'renderings') return {};
    const contentHash = this.documents.render(reference, body);
    return { storageUri: `${origin}/documents/content/${reference}`, contentHash };
  }

  #confirmLater(request: EffectRequest, reference: string): void {
    const { businessKey, callbackUrl, correlation, callbackToken } = request.body;
    const fault = this.faults.take(request, callbackFaults);
    if (!callbackUrl) return;
    const { idempotencyKey } = request;
    const handoff = { reference, businessKey, idempotencyKey, callbackUrl, correlation, callbackToken };
    this.#handoffs.set(reference, handoff);
    if (fault?.kind !== 'lose-callback') this.#callbacks.schedule(handoff, fault?.kind === 'answer-twice' ? 2 : 1);
  }

  #entry({ operation, body, idempotencyKey }: EffectRequest) {
    const { system, operation: noun } = operation;
    const at = new Date().toISOString();
    return { system, operation: noun, businessKey: body.businessKey, idempotencyKey, at };
  }

  #modeOf(operation: Operation): Mode {
    return this.#modes.get(operation.system) ?? 'dedup';
  }

  #nextReference(operation: Operation): string {
    const number = (this.#lastNumbers.get(operation) ?? 0) + 1;
    this.#lastNumbers.set(operation, number);
    return `${operation.prefix}-${String(number).padStart(6, '0')}`;
  }
}
