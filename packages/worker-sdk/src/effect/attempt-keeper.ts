import { OperationRefusedError, type OperationState } from '../attempts/attempt-store.ts';
import type { Attempt, AttemptRequestInit } from '../handler/task-context.ts';
import { NotSentError, UnknownOutcomeError } from '../run/errors.ts';
import { passFailpoint } from '../run/run-scope.ts';
import { type EffectScope, refOf } from './effect-scope.ts';
import { requestHash } from './request-hash.ts';

/** What is known of the sending of one run's attempt. */
export interface AttemptKeeper {
  /** The context's `begin`. */
  begin(request: unknown): Promise<Attempt>;
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
  const { clock } = scope.tools;
  let isCalled = false;
  let attempt: Attempt | undefined;
  let refusal: string | undefined;
  let sending: AttemptKeeper['sending'] = 'NOTHING';

  const gateUntil = (sendDeadline: Date) => (): string | undefined => {
    if (signal.aborted) return 'The run has ended, so nothing is sent any more.';
    if (clock() >= sendDeadline) return `The send deadline ${sendDeadline.toISOString()} has passed.`;
    return undefined;
  };

  const fetchOf =
    (sendDeadline: Date): Attempt['fetch'] =>
    async (url: string | URL, init: AttemptRequestInit = {}) => {
      const gate = gateUntil(sendDeadline);
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
    async begin(request) {
      if (isCalled) throw new Error('begin() was called a second time; a run makes one attempt.');
      isCalled = true;
      signal.throwIfAborted();
      const sendDeadline = new Date(clock().getTime() + scope.effect.sendWindowMs);
      const { attemptNo } = await scope.store
        .beginAttempt(refOf(scope, state), {
          requestHash: requestHash(request),
          request: request ?? null,
          sendDeadline: sendDeadline.toISOString(),
          settleMs: scope.effect.settleMs,
        })
        .catch((error: unknown) => {
          if (error instanceof OperationRefusedError) refusal = error.code;
          throw error;
        });
      const { operationId, idempotencyKey } = state;
      attempt = { operationId, attemptNo, idempotencyKey, sendDeadline, fetch: fetchOf(sendDeadline) };
      return attempt;
    },
  };
}
