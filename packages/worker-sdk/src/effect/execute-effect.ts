import { type AnyTaskContract, VariablesError } from '@stepwright/contract';
import type { AttemptOutcome, OperationState } from '../attempts/attempt-store.ts';
import { effectContext } from '../handler/contexts.ts';
import type { EffectProof, Outcome } from '../handler/outcome.ts';
import { runHandler } from '../handler/run-handler.ts';
import { reasonOf } from '../run/error-text.ts';
import { NotSentError, ProgressError, WorkerOptionsError, WorkerStoppingError } from '../run/errors.ts';
import { bpmnErrorVerdict, outputBreach, plainVerdict } from '../run/plain-run.ts';
import { passFailpoint } from '../run/run-scope.ts';
import {
  doubtVerdict,
  encodeAnswer,
  failVerdict,
  laterVerdict,
  retryVerdict,
  thrownVerdict,
  unknownVerdict,
  type Verdict,
} from '../run/verdict.ts';
import { type AttemptKeeper, createAttemptKeeper } from './attempt-keeper.ts';
import { type Conclusion, type EffectScope, recordThen, storedRejection } from './effect-scope.ts';
import { createEffectTransaction } from './effect-transaction.ts';
import { toStoredOutput } from './stored-output.ts';

type Ending = { readonly outcome: Outcome<AnyTaskContract> } | { readonly thrown: unknown };

/** Executes an effect whose operation is ready, records what is known of the attempt, and answers what the engine is to be told. */
export async function executeEffect(scope: EffectScope, state: OperationState): Promise<Verdict> {
  const keeper = createAttemptKeeper(scope, state);
  const transaction = createEffectTransaction(scope, { state, keeper, succeeded });
  const context = effectContext(scope, keeper, transaction.transact);
  let ending: Ending;
  try {
    ending = { outcome: await runHandler(scope, 'execute', () => scope.handler.execute(scope.input, context)) };
  } catch (thrown) {
    ending = { thrown };
  }
  const transacted = await transaction.settle('outcome' in ending ? ending.outcome : undefined);
  if (transacted) return transacted;
  if (keeper.attempt === undefined) {
    return withoutAttempt(scope, keeper, ending).catch((error: unknown) => thrownVerdict(scope, error));
  }
  const conclusion =
    'outcome' in ending
      ? await conclude(scope, keeper, ending.outcome).catch((error: unknown) => inDoubt(scope, error))
      : concludeThrown(scope, keeper, ending.thrown);
  await passFailpoint(scope, 'after-external-call');
  return recordThen(scope, state, keeper.attempt.attemptNo, conclusion);
}

async function withoutAttempt(scope: EffectScope, keeper: AttemptKeeper, ending: Ending): Promise<Verdict> {
  const { refusal } = keeper;
  if (refusal !== undefined && scope.contract.errors.some((declared) => declared.code === refusal)) {
    return storedRejection(scope, refusal);
  }
  if ('thrown' in ending) {
    const { thrown } = ending;
    // Only another configuration of the worker helps, so trying again would not.
    if (thrown instanceof WorkerOptionsError) return failVerdict('ATTEMPT_STORE', reasonOf(thrown), thrown);
    return thrownVerdict(scope, thrown);
  }
  if (ending.outcome.kind === 'complete') {
    const reason = `${scope.contract.topic} completed without begin() or transact(), so its result could not be recorded.`;
    return failVerdict('EFFECT_NOT_BEGUN', reason);
  }
  return plainVerdict(scope, ending.outcome);
}

async function conclude(
  scope: EffectScope,
  keeper: AttemptKeeper,
  outcome: Outcome<AnyTaskContract>,
): Promise<Conclusion> {
  switch (outcome.kind) {
    case 'complete':
      return succeeded(scope, outcome.output, outcome.proof);
    case 'bpmnError': {
      const verdict = await bpmnErrorVerdict(scope, outcome.code, outcome.data);
      const isDeclared = verdict.kind === 'bpmnError';
      return isDeclared ? { record: { outcome: 'REJECTED', code: outcome.code }, verdict } : breach(verdict);
    }
    case 'notSent':
      return notSent(scope, keeper, outcome.reason, outcome.afterMs);
    case 'unknown':
      return unknown(outcome.reason, unknownVerdict(scope, { reason: outcome.reason }));
    case 'later': {
      const until = new Date(scope.tools.clock().getTime() + outcome.withinMs).toISOString();
      return unknown(`An answer is awaited until ${until}.`, laterVerdict(scope, outcome.withinMs));
    }
    // Only notSent and didNotHappen permit another execution, so a retry after begin is reconciled first.
    case 'retry': {
      const { reason, afterMs, isBenign } = outcome;
      return unknown(reason, retryVerdict(scope, { code: isBenign ? 'BENIGN' : 'RETRY', reason, afterMs }));
    }
    case 'fail':
      return unknown(outcome.reason, failVerdict(outcome.code, outcome.reason));
  }
}

/**
 * Records a success only with output that the contract allows; otherwise the attempt is unknown and a person acts.
 *
 * @throws {PayloadCodecError} when the codec fails: the output can neither be recorded nor sent.
 */
export async function succeeded(
  scope: EffectScope,
  output: Readonly<Record<string, unknown>>,
  proof: EffectProof,
): Promise<Conclusion> {
  const variables = await encodeAnswer(scope, scope.contract.output, output);
  if (variables instanceof VariablesError) return breach(outputBreach(variables));
  const record: AttemptOutcome = { outcome: 'SUCCEEDED', output: toStoredOutput(variables), ...proof };
  return { record, verdict: { kind: 'complete', variables } };
}

function concludeThrown(scope: EffectScope, keeper: AttemptKeeper, thrown: unknown): Conclusion {
  if (thrown instanceof NotSentError && keeper.sending === 'NOTHING') return notSent(scope, keeper, reasonOf(thrown));
  const cause = scope.facts.signal.aborted ? scope.facts.signal.reason : thrown;
  if (cause instanceof ProgressError) return breach(failVerdict(cause.code, cause.message, cause));
  return inDoubt(scope, thrown);
}

/** Leaves an attempt in doubt after an error: the next run reconciles. */
export function inDoubt(scope: EffectScope, thrown: unknown): Conclusion {
  const verdict = doubtVerdict(scope, thrown);
  return unknown(verdict.reason, verdict);
}

function notSent(scope: EffectScope, keeper: AttemptKeeper, reason: string, afterMs?: number): Conclusion {
  if (keeper.sending === 'UNANSWERED') {
    const doubt = `The handler says nothing was sent (${reason}), but a request was written and not answered.`;
    return unknown(doubt, unknownVerdict(scope, { reason: doubt }));
  }
  const isStopping = scope.facts.signal.reason instanceof WorkerStoppingError;
  const verdict: Verdict = isStopping
    ? { kind: 'release' }
    : retryVerdict(scope, { code: 'NOT_SENT', reason, afterMs });
  return { record: { outcome: 'NOT_SENT', reason }, verdict };
}

function breach(verdict: Verdict): Conclusion {
  return unknown('reason' in verdict ? verdict.reason : 'The answer broke the contract.', verdict);
}

function unknown(reason: string, verdict: Verdict): Conclusion {
  return { record: { outcome: 'UNKNOWN', reason }, verdict };
}
