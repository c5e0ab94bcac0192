import {
  type AttemptStore,
  AttemptStoreUnavailableError,
  type TransactedEffect,
} from '../../src/attempts/attempt-store.ts';
import { createMemoryAttemptStore } from '../../src/attempts/memory-attempt-store.ts';
import type { PgClient, PgPreparedStatement } from '../../src/attempts/postgres/pg-shapes.ts';

/** A store in memory whose domain is a list of statements. */
export interface TransactingStore {
  readonly store: AttemptStore;
  /** The statements that were committed. */
  readonly committed: readonly string[];
  /** What the work of each committed transaction answered. */
  readonly effects: readonly TransactedEffect[];
  /** The next commit loses its answer: it was carried out, or it was not. */
  loseCommit(wasCarriedOut: boolean): void;
}

/** Makes a store that transacts as PostgreSQL does, without isolation. The integration tests ask PostgreSQL itself. */
export function createTransactingStore(): TransactingStore {
  const inner = createMemoryAttemptStore();
  const committed: string[] = [];
  const effects: TransactedEffect[] = [];
  let lost: { readonly wasCarriedOut: boolean } | undefined;
  const store: AttemptStore = {
    ...inner,
    async transact(operation, attempt, work, { beforeCommit } = {}) {
      const statements: string[] = [];
      const client: PgClient = {
        async query(given: string | PgPreparedStatement) {
          statements.push(typeof given === 'string' ? given : given.text);
          return { rows: [], rowCount: 1 };
        },
        release: () => undefined,
      };
      const effect = await work(client);
      beforeCommit?.();
      const breaking = lost;
      lost = undefined;
      if (breaking?.wasCarriedOut === false) throw new AttemptStoreUnavailableError('the commit got no answer');
      const { attemptNo } = await inner.beginAttempt(operation, attempt);
      const state = await inner.recordOutcome(operation, attemptNo, { ...effect, outcome: 'SUCCEEDED' });
      committed.push(...statements);
      effects.push(effect);
      if (breaking) throw new AttemptStoreUnavailableError('the commit got no answer');
      return state;
    },
  };
  return {
    store,
    committed,
    effects,
    loseCommit(wasCarriedOut) {
      lost = { wasCarriedOut };
    },
  };
}
