import { type AttemptRequest, OperationRefusedError, type OperationState } from '../attempts/attempt-store.ts';
import type { Attempt, AttemptRequestInit } from '../handler/task-context.ts';
import { NotSentError, UnknownOutcomeError } from '../run/errors.ts';
import { passFailpoint } from '../run/run-scope.ts';
import { type EffectScope, refOf } from './effect-scope.ts';
import { requestHash } from './request-hash.ts';

/** An attempt that is about to be written. */
export interface PlannedAttempt {
  readonly written: AttemptRequest;
  /** Why nothing may be sent or committed any more; undefined as long as it may. */
  closed(): string | undefined;
}

/** What is known of the sending of one run's attempt. */
export interface AttemptKeeper {
  /** The context's `begin`. */
  begin(request: unknown): Promise<Attempt>;
  /** Takes the run's one attempt. @throws when it is taken, or when the run has ended */
  plan(method: 'begin' | 'transact', request: unknown): PlannedAttempt;
  /** Notes why the service did not permit the attempt, and throws the same. */
  refused(error: unknown): never;
  /** The attempt that the store has written; undefined when none was. */
  readonly attempt: Attempt | undefined;
  /** The code with which the service refused an attempt for a reason of the business. */
  readonly refusal: string | undefined;
  /**
   * What `attempt.fetch` has seen: nothing written, every request answered, or one without an answer. Requests that a handler sends by other
   * means are not seen.
   */
  readonly sending: 'NOTHING' | 'ANSWERED' | 'UNANSWERED';
}

/**
 * Keeps one run's attempt.
 *
 * 1. The attempt is written before `begin` returns, so nothing can be sent without it.
 * 2. Nothing is sent after the send deadline, nor after the run's signal was aborted: a handler that outlives its run cannot send.
 * 3. A request without an answer stays without one, whatever comes after it.
 */
export function createAttemptKeeper(scope: EffectScope, state: OperationState): AttemptKeeper {
  const { signal } = scope.facts;
  let taken: 'begin' | 'transact' | undefined;
  let attempt: Attempt | undefined;
  let refusal: string | undefined;
  let sending: AttemptKeeper['sending'] = 'NOTHING';

  const plan: AttemptKeeper['plan'] = (method, request) => {
    if (taken !== undefined) {
      const again =
        taken === method ? `${method}() was called a second time` : `${method}() was called after ${taken}()`;
      throw new Error(`${again}; a run makes one attempt.`);
    }
    taken = method;
    signal.throwIfAborted();
    return planAttempt(scope, request);
  };

  const refused = (error: unknown): never => {
    if (error instanceof OperationRefusedError) refusal = error.code;
    throw error;
  };

  const fetchOf =
    (gate: PlannedAttempt['closed']): Attempt['fetch'] =>
    async (url: string | URL, init: AttemptRequestInit = {}) => {
      const closed = gate();
      if (closed !== undefined) throw new NotSentError(closed);
      await passFailpoint(scope, 'before-external-call');
      const headers = new Headers(init.headers);
      for (const [name, value] of Object.entries(scope.watch.headers())) headers.set(name, value);
      headers.set('idempotency-key', state.idempotencyKey);
      try {
        const response = await scope.tools.http.send(url, { ...init, headers }, gate, signal);
        if (sending === 'NOTHING') sending = 'ANSWERED';
        return response;
      } catch (error) {
        if (error instanceof UnknownOutcomeError) sending = 'UNANSWERED';
        throw error;
      }
    };

  return {
    get attempt() {
      return attempt;
    },
    get refusal() {
      return refusal;
    },
    get sending() {
      return sending;
    },
    plan,
    refused,
    async begin(request) {
      const { written, closed } = plan('begin', request);
      const { attemptNo } = await scope.store.beginAttempt(refOf(scope, state), written).catch(refused);
      const { operationId, idempotencyKey } = state;
      const sendDeadline = new Date(written.sendDeadline);
      attempt = { operationId, attemptNo, idempotencyKey, sendDeadline, fetch: fetchOf(closed) };
      return attempt;
    },
  };
}

function planAttempt({ effect, facts, tools, workerId }: EffectScope, request: unknown): PlannedAttempt {
  const sendDeadline = new Date(tools.clock().getTime() + effect.sendWindowMs).toISOString();
  return {
    written: {
      requestHash: requestHash(request),
      request: request ?? null,
      sendDeadline,
      settleMs: effect.settleMs,
      startedBy: workerId,
    },
    closed() {
      if (facts.signal.aborted) return 'The run has ended, so nothing is sent or committed any more.';
      if (tools.clock() >= new Date(sendDeadline)) return `The send deadline ${sendDeadline} has passed.`;
      return undefined;
    },
  };
}
