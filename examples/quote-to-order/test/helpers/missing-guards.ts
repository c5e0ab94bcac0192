import type { WorkerGuards } from '@platform/order-fulfillment-worker';

// Saboteurs: each takes one guard away from the real worker, so that a test can show that the guard is what prevents a second effect.

type Opened = Awaited<ReturnType<WorkerGuards['attemptStore']['open']>>;
type AttemptRequest = Parameters<WorkerGuards['attemptStore']['beginAttempt']>[1];

/** The saboteurs by what they take away. */
export const missingGuards: Readonly<Record<string, (guards: WorkerGuards) => WorkerGuards>> = {
  'attempt row': withoutAttemptRow,
  reconcile: withoutReconcile,
};

/** SABOTEUR: writes no attempt row before the call, only afterwards and only of a success. A lost answer leaves no trace. */
function withoutAttemptRow({ handlers, attemptStore }: WorkerGuards): WorkerGuards {
  const opened = new Map<string, Opened>();
  const begun = new Map<string, AttemptRequest>();
  return {
    handlers,
    attemptStore: {
      ...attemptStore,
      async open(request) {
        const state = await attemptStore.open(request);
        opened.set(state.operationId, state);
        return state;
      },
      async beginAttempt({ operationId }, request) {
        begun.set(operationId, request);
        return { attemptNo: 1 };
      },
      async recordOutcome(operation, attemptNo, outcome) {
        const state = opened.get(operation.operationId);
        const request = begun.get(operation.operationId);
        if (state === undefined || request === undefined) throw new Error(`${operation.operationId} was not begun.`);
        if (outcome.outcome !== 'SUCCEEDED') return state;
        await attemptStore.beginAttempt(operation, request);
        return attemptStore.recordOutcome(operation, attemptNo, outcome);
      },
    },
  };
}

/** SABOTEUR: a reservation in doubt is not looked up and does not settle; it is said not to have happened. */
function withoutReconcile({ handlers, attemptStore }: WorkerGuards): WorkerGuards {
  return {
    attemptStore,
    handlers: handlers.map((bound) => {
      const { contract, handler } = bound;
      if (contract.topic !== 'reserve-inventory') return bound;
      return {
        contract: { ...contract, external: { ...contract.external, settleMs: 0 } },
        handler: { ...handler, reconcile: async (_input, context) => context.didNotHappen('nobody has looked') },
      };
    }),
  };
}
