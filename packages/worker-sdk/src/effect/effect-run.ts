import type { AnyTaskContract, ExternalEffect } from '@stepwright/contract';
import { PayloadCodecError, VariablesError } from '@stepwright/contract';
import { type AttemptStore, OperationRefusedError, type OperationState } from '../attempts/attempt-store.ts';
import type { EffectHandler } from '../handler/task-handler.ts';
import { outputBreach } from '../run/plain-run.ts';
import type { RunScope } from '../run/run-scope.ts';
import { doubtVerdict, thrownVerdict, type Verdict } from '../run/verdict.ts';
import { askStore, type EffectScope, storedRejection } from './effect-scope.ts';
import { executeEffect } from './execute-effect.ts';
import { reconcileEffect } from './reconcile-effect.ts';
import { fromStoredOutput } from './stored-output.ts';

/**
 * Runs a task with an external effect.
 *
 * 1. What the store knows comes first: a stored result is answered without executing, doubt is reconciled before anything else.
 * 2. An attempt is written before anything is sent, and at most one per run.
 * 3. An outcome is recorded before the engine is told.
 * 4. Whatever is thrown after `begin` is unknown, unless surely nothing was sent.
 */
export async function runEffect(
  scope: RunScope,
  parts: { effect: ExternalEffect; handler: EffectHandler<AnyTaskContract>; store: AttemptStore },
): Promise<Verdict> {
  const effectScope: EffectScope = { ...scope, ...parts };
  let state: OperationState;
  try {
    state = await open(effectScope);
  } catch (error) {
    return refusedVerdict(scope, error);
  }
  switch (state.status) {
    case 'SUCCEEDED':
      return storedSuccess(effectScope, state);
    case 'REJECTED':
      return storedRejection(scope, state.code);
    case 'READY':
      return executeEffect(effectScope, state);
    case 'IN_DOUBT': {
      const reconciled = await reconcileEffect(effectScope, state);
      return 'ready' in reconciled ? executeEffect(effectScope, reconciled.ready) : reconciled.verdict;
    }
  }
}

async function open(scope: EffectScope): Promise<OperationState> {
  const { contract, effect, facts, input } = scope;
  const { tenantId, businessKey } = facts;
  const { system, operation } = effect;
  const baseKey = contract.idempotencyKey?.(input);
  if (!baseKey)
    throw new Error(`The contract ${contract.topic} gives no idempotency key for this input; it must never be empty.`);
  return askStore(scope, () =>
    scope.store.open({ tenantId, businessKey, system, operation, baseKey, externalClass: effect.class }),
  );
}

/** A refusal of the operation itself is the business's word as much as one at `begin`: the model has a path for it when the contract declares it. */
function refusedVerdict(scope: RunScope, error: unknown): Verdict {
  const isDeclared =
    error instanceof OperationRefusedError && scope.contract.errors.some(({ code }) => code === error.code);
  return isDeclared ? storedRejection(scope, error.code) : thrownVerdict(scope, error);
}

async function storedSuccess(scope: EffectScope, state: OperationState): Promise<Verdict> {
  try {
    return { kind: 'complete', variables: await fromStoredOutput(scope, state.output ?? {}) };
  } catch (error) {
    if (error instanceof VariablesError) return outputBreach(error);
    if (error instanceof PayloadCodecError) return doubtVerdict(scope, error);
    throw error;
  }
}
