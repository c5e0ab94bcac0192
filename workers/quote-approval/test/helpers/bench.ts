import { quoteApproval } from '@platform/contracts';
import { type Downstream, startDownstream } from '@platform/downstream';
import {
  type AttemptOutcome,
  type AttemptStore,
  type BoundHandler,
  createMemoryAttemptStore,
  type MemoryAttemptStoreOptions,
  readWorkerEnvironment,
} from '@stepwright/worker-sdk';
import {
  runTask,
  type ServiceStandIn,
  type StandInAnswer,
  startServiceStandIn,
  type Told,
} from '@stepwright/worker-sdk/handler-testing';
import { onTestFinished } from 'vitest';
import { createQuoteApprovalClients, type QuoteApprovalClients } from '../../src/clients.ts';
import { quoteApprovalEnvironment } from '../../src/environment.ts';

/** The handlers' surroundings: a stand-in of the quote service, the simulated document system, an attempt store. */
export interface Bench {
  readonly service: ServiceStandIn;
  readonly downstream: Downstream;
  /** Every outcome that was recorded. */
  readonly outcomes: readonly AttemptOutcome[];
  /** Runs one task of quote Q-1, revision 4; a later run meets what the earlier one has recorded. @param laterMs puts its clock forward */
  run(make: (clients: QuoteApprovalClients) => BoundHandler, input?: object, laterMs?: number): Promise<Told>;
}

const token = Object.assign(async (tenantId: string) => `token-of-${tenantId}`, { forget() {} });

/** Starts a bench that is stopped with the test. @param answers of the quote service, by route */
export async function startBench(
  answers: Readonly<Record<string, StandInAnswer>>,
  log: MemoryAttemptStoreOptions = {},
): Promise<Bench> {
  const service = await startServiceStandIn(answers);
  onTestFinished(() => service.stop());
  const downstream = await startDownstream();
  onTestFinished(() => downstream.stop());
  const outcomes: AttemptOutcome[] = [];
  const clients = createQuoteApprovalClients(environmentOf(service, downstream), token);
  const attemptStore = writingDown(createMemoryAttemptStore(log), outcomes);
  return {
    service,
    downstream,
    outcomes,
    run: (make, input = {}, laterMs = 0) =>
      runTask({
        process: quoteApproval,
        handler: make(clients),
        businessKey: 'acme:quote:Q-1:r4',
        input: { tenantId: 'acme', quoteId: 'Q-1', quoteRevision: 4, approvalRequestId: 'AR-1', ...input },
        attemptStore,
        clock: () => new Date(Date.now() + laterMs),
      }),
  };
}

function writingDown(store: AttemptStore, outcomes: AttemptOutcome[]): AttemptStore {
  return {
    ...store,
    recordOutcome(operation, attemptNo, outcome) {
      outcomes.push(outcome);
      return store.recordOutcome(operation, attemptNo, outcome);
    },
  };
}

function environmentOf(service: ServiceStandIn, downstream: Downstream) {
  return readWorkerEnvironment(quoteApprovalEnvironment, {
    ENGINE_URL: 'http://127.0.0.1:1/engine-rest',
    TOKEN_URL: `${service.url}/token`,
    CLIENT_ID: 'worker',
    CLIENT_SECRET: 'secret',
    QUOTE_URL: service.url,
    DOCUMENTS_URL: downstream.url,
    DOCUMENTS_TIMEOUT_MS: '400',
  });
}
