import type { AnyTaskContract } from '@stepwright/contract';
import type { OperationState } from '../attempts/attempt-store.ts';
import { reconcileContext } from '../handler/contexts.ts';
import { makeReconciliation, type Reconciliation } from '../handler/outcome.ts';
import { runHandler } from '../handler/run-handler.ts';
import { reasonOf } from '../run/error-text.ts';
import { WorkerStoppingError } from '../run/errors.ts';
import { failVerdict, unknownVerdict, type Verdict } from '../run/verdict.ts';
import {
  type Conclusion,
  type EffectScope,
  recordOutcome,
  recordThen,
  refOf,
  storedRejection,
  storeVerdict,
} from './effect-scope.ts';
import { inDoubt, succeeded } from './execute-effect.ts';

type LastAttempt = NonNullable<OperationState['lastAttempt']>;

/** What reconciliation leads to: an answer for the engine, or leave to execute. */
export type Reconciled = { readonly verdict: Verdict } | { readonly ready: OperationState };

/** Settles an operation whose last attempt is in doubt. Never executes; only a final `didNotHappen` gives leave to. */
export async function reconcileEffect(scope: EffectScope, state: OperationState): Promise<Reconciled> {
  const last = state.lastAttempt;
  if (last === undefined) throw new Error(`Operation ${state.operationId} is in doubt but has no attempt.`);
  const settledAtMs = Date.parse(last.sendDeadline) + last.settleMs;
  // Read before the question is asked: the effect may come between the other system's answer and a later look at the clock.
  const isSettled = scope.tools.clock().getTime() >= settledAtMs;
  const answer = await ask(scope, state, last, isSettled);
  switch (answer.kind) {
    case 'release':
      return { verdict: answer };
    case 'happened': {
      const conclusion = await succeeded(scope, answer.output, answer.proof).catch((error: unknown) =>
        inDoubt(scope, error),
      );
      return { verdict: await recordThen(scope, state, last.attemptNo, conclusion) };
    }
    case 'rejected':
      return { verdict: await recordThen(scope, state, last.attemptNo, rejection(scope, answer.code)) };
    case 'didNotHappen':
      if (scope.effect.class === 'blind') {
        const reason = `${scope.effect.system} is blind, so "did not happen" is no proof: ${answer.reason}`;
        return { verdict: await stillUnknown(scope, state, last, reason) };
      }
      if (isSettled) return didNotHappen(scope, state, last, answer.reason);
      return { verdict: waitForSettling(scope, settledAtMs, answer.reason) };
    case 'stillUnknown':
      return { verdict: await stillUnknown(scope, state, last, answer.reason) };
  }
}

async function ask(
  scope: EffectScope,
  state: OperationState,
  last: LastAttempt,
  isSettled: boolean,
): Promise<Reconciliation<AnyTaskContract> | { readonly kind: 'release' }> {
  const { facts, tools } = scope;
  const { operationId, idempotencyKey, generation, reconcileCount } = state;
  const context = reconcileContext(facts, {
    operation: { operationId, idempotencyKey, generation, reconcileCount },
    attempt: { attemptNo: last.attemptNo, sendDeadline: new Date(last.sendDeadline), settled: isSettled },
    fetch: (url, init = {}) => tools.http.send(url, init, () => undefined, facts.signal),
  });
  try {
    return await runHandler(scope, 'reconcile', () => scope.handler.reconcile(scope.input, context));
  } catch (error) {
    if (facts.signal.reason instanceof WorkerStoppingError) return { kind: 'release' };
    const reason = reasonOf(facts.signal.aborted ? facts.signal.reason : error);
    return makeReconciliation<AnyTaskContract>({ kind: 'stillUnknown', reason });
  }
}

function rejection(scope: EffectScope, code: string): Conclusion {
  const verdict = storedRejection(scope, code);
  if (verdict.kind === 'bpmnError') return { record: { outcome: 'REJECTED', code }, verdict };
  return { record: { outcome: 'UNKNOWN', reason: `The rejection "${code}" is not declared.` }, verdict };
}

async function didNotHappen(
  scope: EffectScope,
  state: OperationState,
  last: LastAttempt,
  reason: string,
): Promise<Reconciled> {
  const recorded = await recordOutcome(scope, state, last.attemptNo, { outcome: 'DID_NOT_HAPPEN', reason });
  return 'kind' in recorded ? { verdict: recorded } : { ready: recorded };
}

function waitForSettling(scope: EffectScope, settledAtMs: number, found: string): Verdict {
  const restMs = Math.max(1, settledAtMs - scope.tools.clock().getTime());
  return unknownVerdict(scope, { reason: `The effect is not there, final in ${restMs} ms: ${found}`, afterMs: restMs });
}

async function stillUnknown(
  scope: EffectScope,
  state: OperationState,
  last: LastAttempt,
  reason: string,
): Promise<Verdict> {
  const { reconcileMax } = scope.effect;
  let counted: OperationState;
  try {
    counted = await scope.store.recordStillUnknown(refOf(scope, state), last.attemptNo, reason);
  } catch (error) {
    const problem = `A reconciliation could not be counted: ${reasonOf(error)}`;
    return storeVerdict(scope, problem, error);
  }
  if (counted.reconcileCount < reconcileMax) return unknownVerdict(scope, { reason });
  const summary = `${counted.reconcileCount} reconciliations of ${state.idempotencyKey} could not tell: ${reason}`;
  return failVerdict('UNKNOWN_OUTCOME', summary);
}
