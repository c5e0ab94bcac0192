import type { AnyTaskContract } from '@stepwright/contract';
import { AttemptStoreUnavailableError, type OperationState, type TransactedEffect } from '../attempts/attempt-store.ts';
import { type EffectProof, isMade, makeOutcome, type Outcome } from '../handler/outcome.ts';
import type { EffectContext } from '../handler/task-context.ts';
import { reasonOf } from '../run/error-text.ts';
import { NotSentError, WorkerOptionsError } from '../run/errors.ts';
import { passFailpoint } from '../run/run-scope.ts';
import { unknownVerdict, type Verdict } from '../run/verdict.ts';
import type { AttemptKeeper } from './attempt-keeper.ts';
import { type Conclusion, type EffectScope, refOf } from './effect-scope.ts';

type AnyOutcome = Outcome<AnyTaskContract>;

/** A run's effect in the attempt store's own database. */
export interface EffectTransaction {
  /** The context's `transact`. */
  readonly transact: EffectContext<AnyTaskContract>['transact'];
  /**
   * Ends it: what is not committed by now never will be. Answers what the engine is told; undefined when nothing has happened, so that the
   * run's own ending counts.
   *
   * @param ending what the handler answered; undefined when it threw.
   */
  settle(ending: AnyOutcome | undefined): Promise<Verdict | undefined>;
}

/** What a transaction needs of its run. */
export interface TransactionParts {
  readonly state: OperationState;
  readonly keeper: AttemptKeeper;
  /** Judges the output by the contract. */
  readonly succeeded: (
    scope: EffectScope,
    output: Readonly<Record<string, unknown>>,
    proof: EffectProof,
  ) => Promise<Conclusion>;
}

/** Output that may be committed. */
interface Done {
  readonly outcome: AnyOutcome;
  readonly effect: TransactedEffect;
  readonly verdict: Verdict;
}

/** Thrown through the store: rolls back, and is no error. */
class RolledBack extends Error {
  override readonly name = 'RolledBack';
  readonly outcome: AnyOutcome;

  constructor(outcome: AnyOutcome) {
    super(`Rolled back: ${outcome.kind}.`);
    this.outcome = outcome;
  }
}

/**
 * Makes a run's transaction. Owns what is known of its commit.
 *
 * 1. It takes the run's one attempt, as `begin` does.
 * 2. Only output that the contract allows is committed; anything else rolls back.
 * 3. Nothing is committed once the run has been judged, its signal aborted or its send deadline passed.
 * 4. What is committed is what the engine is told, whatever the handler does afterwards, and it is not recorded again.
 * 5. Only a commit without an answer is in doubt; the next run's `open` settles it, so nothing is recorded for that either.
 */
export function createEffectTransaction(scope: EffectScope, parts: TransactionParts): EffectTransaction {
  const { logger } = scope.facts;
  const { keeper, state } = parts;
  let isJudged = false;
  let isCommitting = false;
  let lost: unknown;
  let committed: Done | undefined;

  return {
    async transact(request, work) {
      assertTransacts(scope);
      const { written, closed } = keeper.plan('transact', request);
      const assertOpen = (): void => {
        const why = isJudged ? 'The run has been judged, so nothing is committed any more.' : closed();
        if (why !== undefined) throw new NotSentError(why);
      };
      const beforeCommit = (): void => {
        assertOpen();
        isCommitting = true;
      };
      let done: Done | undefined;
      const doWork = async (client: Parameters<typeof work>[0]): Promise<TransactedEffect> => {
        assertOpen();
        done = await doneBy(scope, parts, await work(client));
        await passFailpoint(scope, 'after-external-call');
        return done.effect;
      };
      try {
        await scope.store.transact?.(refOf(scope, state), written, doWork, { beforeCommit });
      } catch (error) {
        if (error instanceof RolledBack) return error.outcome;
        isCommitting = isCommitting && error instanceof AttemptStoreUnavailableError;
        lost = error;
        return keeper.refused(error);
      }
      committed = done;
      return committed?.outcome as AnyOutcome;
    },
    async settle(ending) {
      isJudged = true;
      if (committed) {
        if (ending !== committed.outcome)
          logger.warn('what was committed is answered, not what the handler ended with');
        await passFailpoint(scope, 'after-attempt-recorded');
        return committed.verdict;
      }
      if (!isCommitting) return undefined;
      const reason = `The commit has no answer${lost === undefined ? '' : `: ${reasonOf(lost)}`}`;
      return unknownVerdict(scope, { code: 'ATTEMPT_STORE', reason, error: lost });
    },
  };
}

function assertTransacts({ store, contract }: EffectScope): void {
  if (store.transact) return;
  throw new WorkerOptionsError(
    `The attempt store cannot transact: use createPostgresAttemptStore with the database of the effect of ${contract.topic}, or begin().`,
  );
}

/** What `work` has done. @throws {RolledBack} when it must not be committed */
async function doneBy(scope: EffectScope, { succeeded }: TransactionParts, answer: unknown): Promise<Done> {
  const outcome = isMade(answer)
    ? (answer as AnyOutcome)
    : makeOutcome<AnyTaskContract>({ kind: 'complete', output: (answer ?? {}) as never, proof: {} });
  if (outcome.kind !== 'complete') throw new RolledBack(outcome);
  const { record, verdict } = await succeeded(scope, outcome.output, outcome.proof);
  if (record.outcome === 'SUCCEEDED') {
    const { outcome: _, ...effect } = record;
    return { outcome, effect, verdict };
  }
  const reason = 'reason' in verdict ? verdict.reason : 'The output broke the contract.';
  throw new RolledBack(makeOutcome<AnyTaskContract>({ kind: 'fail', code: 'CONTRACT_OUTPUT', reason }));
}
