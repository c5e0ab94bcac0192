import type {
  AttemptOutcome,
  AttemptRequest,
  AttemptStore,
  OperationRef,
  OperationRequest,
  OperationState,
} from '../attempts/attempt-store.ts';

/** What the attempt store was told about one attempt. */
export interface RecordedAttempt {
  /** From 1, within the operation. */
  readonly attemptNo: number;
  /** What the handler gave to `begin`. */
  readonly request: unknown;
  readonly sendDeadline: Date;
  /** `OPEN`: the run ended before it recorded anything, as a killed one does. */
  readonly outcome: 'OPEN' | AttemptOutcome['outcome'];
  /** How many reconciliations could not tell. */
  readonly reconcileCount: number;
}

/** What was seen of the attempts of every operation, by operation id. */
export type AttemptNotes = Map<string, RecordedAttempt[]>;

/** An attempt store whose calls are noted. */
export interface NotedStore {
  readonly store: AttemptStore;
  /** The operation that the run has opened, as the store keeps it now; undefined when it opened none or the store does not say. */
  operation(): Promise<OperationState | undefined>;
}

/** Notes what a store takes, on its way: an attempt store tells the state of an operation, not its attempts. */
export function noteAttempts(store: AttemptStore, notes: AttemptNotes): NotedStore {
  let opened: OperationRequest | undefined;
  const amend = (operationId: string, attemptNo: number, change: Partial<RecordedAttempt>): void => {
    const seen = notes.get(operationId) ?? [];
    const changed = seen.map((attempt) => (attempt.attemptNo === attemptNo ? { ...attempt, ...change } : attempt));
    notes.set(operationId, changed);
  };
  const noteSuccess = ({ operationId }: OperationRef, asked: AttemptRequest, { lastAttempt }: OperationState): void => {
    const { attemptNo = 1 } = lastAttempt ?? {};
    const attempt = { attemptNo, request: asked.request, sendDeadline: new Date(asked.sendDeadline) };
    const noted = { ...attempt, outcome: 'SUCCEEDED' as const, reconcileCount: 0 };
    notes.set(operationId, [...(notes.get(operationId) ?? []), noted]);
  };
  const transact: AttemptStore['transact'] = async (operation, asked, work, options) => {
    const state = (await store.transact?.(operation, asked, work, options)) as OperationState;
    noteSuccess(operation, asked, state);
    return state;
  };
  return {
    operation: async () => (opened ? store.open(opened).catch(() => undefined) : undefined),
    store: {
      ...(store.transact ? { transact } : {}),
      async open(request) {
        const state = await store.open(request);
        opened = request;
        return state;
      },
      async beginAttempt(operation, asked) {
        const { attemptNo } = await store.beginAttempt(operation, asked);
        const { request } = asked;
        const sendDeadline = new Date(asked.sendDeadline);
        const attempt = { attemptNo, request, sendDeadline, outcome: 'OPEN' as const, reconcileCount: 0 };
        notes.set(operation.operationId, [...(notes.get(operation.operationId) ?? []), attempt]);
        return { attemptNo };
      },
      async recordOutcome(operation, attemptNo, outcome) {
        const state = await store.recordOutcome(operation, attemptNo, outcome);
        amend(operation.operationId, attemptNo, { outcome: outcome.outcome });
        return state;
      },
      async recordStillUnknown(operation, attemptNo, reason) {
        const state = await store.recordStillUnknown(operation, attemptNo, reason);
        const { reconcileCount } = state;
        amend(operation.operationId, attemptNo, { outcome: 'UNKNOWN', reconcileCount });
        return state;
      },
    },
  };
}
